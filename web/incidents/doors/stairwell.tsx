import { For, Show } from 'solid-js'
import { DOOR_RESULTS, type DoorResult, type IncidentDoor } from '../../../data/contracts/index.ts'
import { t } from '../../i18n/index.ts'
import { photoPath } from '../incident-api.ts'
import styles from './door-board.module.css'
import type { StairwellGroup } from './group-doors.ts'

interface StairwellProps {
  id: string
  group: StairwellGroup
  responder: string
  chosen: string | null
  neglected: ReadonlySet<string>
  onChoose: (room: string | null) => void
  onTick: (door: IncidentDoor, result: DoorResult) => void
}

/** A section of the house, floor above floor; it turns green as its doors are done. */
export function Stairwell(props: StairwellProps) {
  const doors = () => props.group.floors.flat()
  const chosenDoor = () => doors().find(({ room }) => room === props.chosen)
  const isDone = () => doors().every(({ result }) => result === 'cleared')
  return (
    <div class={styles.stairwell} data-done={isDone()}>
      <p class={styles.who}>
        {stairwellName(props.group.stairwell)}
        <span class={styles.hint}>{props.responder}</span>
      </p>
      <For each={props.group.floors}>
        {(floor) => (
          <div class={styles.floor}>
            <For each={floor}>
              {(door) => (
                <button
                  type="button"
                  class={styles.door}
                  data-result={door.result ?? 'untouched'}
                  data-neglected={props.neglected.has(door.room)}
                  aria-pressed={door.room === props.chosen}
                  title={doorTitle(door, props.neglected.has(door.room))}
                  onClick={() => props.onChoose(door.room === props.chosen ? null : door.room)}
                >
                  {door.number}
                </button>
              )}
            </For>
          </div>
        )}
      </For>
      <Show when={chosenDoor()}>
        {(door) => (
          <fieldset class={styles.answers}>
            <legend>{door().number}</legend>
            <For each={DOOR_RESULTS}>
              {(result) => (
                <button
                  type="button"
                  data-result={result}
                  onClick={() => props.onTick(door(), result)}
                >
                  {t(`incidents.${result}`)}
                </button>
              )}
            </For>
            <For each={door().photos}>
              {(digest) => (
                <a
                  class={styles.photo}
                  href={photoPath(props.id, digest)}
                  target="_blank"
                  rel="noopener"
                >
                  <img src={photoPath(props.id, digest)} alt={t('incidents.doorPhoto')} />
                </a>
              )}
            </For>
          </fieldset>
        )}
      </Show>
    </div>
  )
}

export const stairwellName = (stairwell: string | null): string =>
  stairwell === null || stairwell === '无'
    ? t('incidents.noStairwell')
    : t('incidents.stairwell', { n: stairwell })

function doorTitle({ number, result, tickers }: IncidentDoor, isNeglected: boolean): string {
  const state = t(`incidents.${result ?? 'untouched'}`)
  const more = tickers > 1 ? ` · ${t('incidents.twice', { n: tickers })}` : ''
  return `${number} · ${isNeglected ? t('incidents.neglected') : state}${more}`
}
