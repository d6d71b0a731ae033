import { createMemo, createSignal, For, Show } from 'solid-js'
import type {
  DoorResult,
  IncidentDoor,
  IncidentProgress,
  IncidentSurvey,
} from '../../../data/contracts/index.ts'
import { formatNumber, t } from '../../i18n/index.ts'
import { Toggle } from '../../ui/toggle.tsx'
import { doAct } from '../act-queue.ts'
import { buildingName } from '../building-name.ts'
import { newAct } from '../incident-api.ts'
import { Assign } from './assign.tsx'
import styles from './door-board.module.css'
import { groupDoors } from './group-doors.ts'
import { Stairwell } from './stairwell.tsx'

interface DoorBoardProps {
  id: string
  commands: boolean
  /** It is under way and shown as it is now: answers can be ticked. */
  isLive: boolean
  /** Rooms never knocked on although it was time. */
  neglected: ReadonlySet<string>
  progress: IncidentProgress
  doors: readonly IncidentDoor[]
  survey: IncidentSurvey | undefined
  onDone: () => void
}

/** Every house as one sees it, floor above floor; a door is chosen and its answer ticked. */
export function DoorBoard(props: DoorBoardProps) {
  const [chosen, setChosen] = createSignal<string | null>(null)
  const [onlyOpen, setOnlyOpen] = createSignal(false)
  const groups = createMemo(() => groupDoors(props.doors))
  const shown = () => groups().filter(({ done, total }) => !onlyOpen() || done < total)
  const nameOf = (key: string | null) =>
    props.progress.responders.find((one) => one.key === key)?.name ?? t('incidents.unassigned')
  const tick = (door: IncidentDoor, result: DoorResult) => {
    if (!props.isLive) return
    const { room, responder } = door
    doAct(
      props.id,
      { ...newAct(), kind: 'tickDoor', room, result, ...(responder && { responder }) },
      props.onDone,
    )
    setChosen(null)
  }
  return (
    <>
      <Show when={props.commands}>
        <Assign
          id={props.id}
          progress={props.progress}
          survey={props.survey}
          onDone={props.onDone}
        />
      </Show>
      <Show when={props.neglected.size > 0}>
        <p class={styles.neglectedNote} role="status">
          {t('incidents.neglectedDoors', { n: formatNumber(props.neglected.size) })}
        </p>
      </Show>
      <Toggle label={t('incidents.onlyOpen')} checked={onlyOpen()} onChange={setOnlyOpen} />
      <For each={shown()}>
        {(group) => (
          <section class={styles.building}>
            <h4>
              {buildingName(props.survey, group.building)}
              <span class={styles.hint}>
                {t('incidents.ofDoors', { done: group.done, total: group.total })}
              </span>
            </h4>
            <div class={styles.stairwells}>
              <For each={group.stairwells}>
                {(stairwell) => (
                  <Stairwell
                    id={props.id}
                    group={stairwell}
                    responder={nameOf(stairwell.responder)}
                    chosen={chosen()}
                    neglected={props.neglected}
                    onChoose={setChosen}
                    onTick={tick}
                  />
                )}
              </For>
            </div>
          </section>
        )}
      </For>
    </>
  )
}
