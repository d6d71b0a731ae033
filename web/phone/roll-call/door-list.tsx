import { For, Show } from 'solid-js'
import type { IncidentDoor, IncidentRound } from '../../../data/contracts/index.ts'
import { buildingLabel } from '../../../data/rules/incident/building-label.ts'
import page from '../phone.module.css'
import { stairwellsOf } from './my-doors.ts'
import styles from './roll-call.module.css'
import { t } from './texts.ts'

interface DoorListProps {
  doors: readonly IncidentDoor[]
  round: IncidentRound
  onChoose: (room: string) => void
}

/** Stairwell by stairwell, the highest floor on top. */
export function DoorList(props: DoorListProps) {
  const isFirst = (room: string) => props.round.helpFirst?.some((one) => one === room) ?? false
  return (
    <For each={stairwellsOf(props.doors)} fallback={<p class={styles.hint}>{t('nothingHere')}</p>}>
      {(group) => (
        <section class={page.block} data-done={group.done === group.total}>
          <h2 class={styles.where}>
            {whereOf(props.round, group)}
            <span>{t('progress', { done: group.done, total: group.total })}</span>
          </h2>
          <For each={group.floors}>
            {(floor) => (
              <div class={styles.floor}>
                <For each={floor}>
                  {(door) => (
                    <button
                      type="button"
                      class={styles.door}
                      data-result={door.result ?? 'untouched'}
                      onClick={() => props.onChoose(door.room)}
                    >
                      <b>{door.number}</b>
                      <small>
                        <Show when={isFirst(door.room)}>
                          <i title={t('helpFirst')}>★</i>
                        </Show>
                        {door.result === null ? '' : t(door.result)}
                      </small>
                    </button>
                  )}
                </For>
              </div>
            )}
          </For>
        </section>
      )}
    </For>
  )
}

export function whereOf(
  round: IncidentRound,
  { building, stairwell }: Pick<IncidentDoor, 'stairwell'> & { building: string },
): string {
  const found = round.buildings.find(({ code }) => code === building)
  const title = found ? buildingLabel(found.title, found.fullText) : building
  const name =
    stairwell === null || stairwell === '无' ? t('noStairwell') : t('stairwell', { n: stairwell })
  return `${title} ${name}`
}
