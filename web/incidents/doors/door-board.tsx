import { createMemo, createSignal, For, Show } from 'solid-js'
import {
  DOOR_RESULTS,
  type DoorResult,
  type IncidentDoor,
  type IncidentProgress,
  type IncidentSurvey,
} from '../../../data/contracts/index.ts'
import { t } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { errorText } from '../../ui/error-text.ts'
import { showToast } from '../../ui/toast.tsx'
import { Toggle } from '../../ui/toggle.tsx'
import { doAct } from '../act-queue.ts'
import { newAct, sendOrder } from '../incident-api.ts'
import styles from './door-board.module.css'
import { groupDoors, type StairwellGroup } from './group-doors.ts'
import { respondersOf } from './responders-of.ts'

interface DoorBoardProps {
  id: string
  commands: boolean
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
  const titleOf = (code: string) =>
    props.survey?.buildings.find((building) => building.code === code)?.title ?? code
  const nameOf = (key: string | null) =>
    props.progress.responders.find((one) => one.key === key)?.name ?? t('incidents.unassigned')
  const tick = (door: IncidentDoor, result: DoorResult) => {
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
        <Assign {...props} />
      </Show>
      <Toggle label={t('incidents.onlyOpen')} checked={onlyOpen()} onChange={setOnlyOpen} />
      <For each={shown()}>
        {(group) => (
          <section class={styles.building}>
            <h4>
              {titleOf(group.building)}
              <span class={styles.hint}>
                {t('incidents.ofDoors', { done: group.done, total: group.total })}
              </span>
            </h4>
            <div class={styles.stairwells}>
              <For each={group.stairwells}>
                {(stairwell) => (
                  <Stairwell
                    group={stairwell}
                    responder={nameOf(stairwell.responder)}
                    chosen={chosen()}
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

function Assign(props: DoorBoardProps) {
  const responders = () => respondersOf(props.survey)
  const assign = async () => {
    try {
      await sendOrder(props.id, { kind: 'assign', responders: responders() })
      props.onDone()
    } catch (error) {
      showToast({ tone: 'error', text: errorText(error) })
    }
  }
  const isAssigned = () => props.progress.responders.length > 0
  return (
    <div class={styles.assign}>
      <Button
        kind={isAssigned() ? 'secondary' : 'primary'}
        disabled={responders().length === 0}
        onClick={() => void assign()}
      >
        {t(isAssigned() ? 'incidents.reassign' : 'incidents.assign')}
      </Button>
      <p class={styles.hint}>
        {t(responders().length === 0 ? 'incidents.noWorkers' : 'incidents.assignHint')}
      </p>
    </div>
  )
}

interface StairwellProps {
  group: StairwellGroup
  responder: string
  chosen: string | null
  onChoose: (room: string | null) => void
  onTick: (door: IncidentDoor, result: DoorResult) => void
}

function Stairwell(props: StairwellProps) {
  const chosenDoor = () => props.group.floors.flat().find(({ room }) => room === props.chosen)
  return (
    <div class={styles.stairwell}>
      <p class={styles.who}>
        {props.group.stairwell === null || props.group.stairwell === '无'
          ? t('incidents.noStairwell')
          : t('incidents.stairwell', { n: props.group.stairwell })}
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
                  aria-pressed={door.room === props.chosen}
                  title={doorTitle(door)}
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
          </fieldset>
        )}
      </Show>
    </div>
  )
}

function doorTitle({ number, result, tickers }: IncidentDoor): string {
  const state = t(`incidents.${result ?? 'untouched'}`)
  const more = tickers > 1 ? ` · ${t('incidents.twice', { n: tickers })}` : ''
  return `${number} · ${state}${more}`
}
