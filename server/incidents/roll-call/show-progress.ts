import {
  DOOR_RESULTS,
  type DoorResult,
  type FeatureCode,
  type IncidentDoor,
  type IncidentProgress,
  type IncidentTask,
} from '../../../data/contracts/index.ts'
import { responderOf } from '../../../data/rules/incident/incident-state.ts'
import type { TaskState } from '../../../data/rules/incident/incident-tasks.ts'
import { paceOf } from '../../../data/rules/incident/pace.ts'
import type { DoorSnapshot } from '../store.ts'
import type { FollowedIncident } from './follow-incident.ts'

export interface ProgressQuestion {
  /** Number of the last act that is known. */
  after: number
  /** Milliseconds. */
  now: number
  userId: string
  sees: (grid: string) => boolean
}

/** What the commander watches: of the doors that `sees` lets through; those in full that have changed since `after`. */
export function showProgress(
  incident: FollowedIncident,
  { after, now, userId, sees }: ProgressQuestion,
): IncidentProgress {
  const { state } = incident
  const { command } = state
  const visible = incident.doors.filter(({ grid }) => sees(grid))
  const shown = visible.map((door) => showDoor(incident, door))
  const untouched = shown.filter(({ result }) => result === null).length
  const knocks = visible.flatMap(({ room }) => state.ticks.get(room)?.firstKnock ?? [])
  const changed = (room: string) =>
    after === 0 || state.assignedSeq > after || (state.ticks.get(room)?.seq ?? 0) > after
  return {
    seq: state.seq,
    counts: { ...countResults(shown), untouched },
    ...paceOf(knocks, now, untouched),
    doors: shown.filter(({ room }) => changed(room)),
    responders: state.responders.map((responder) => {
      const own = shown.filter((door) => door.responder === responder.key)
      const done = own.filter(({ result }) => result !== null).length
      return { ...responder, doors: own.length, done }
    }),
    tasks: [...state.tasks.values()].map(showTask),
    arrivals: [...state.arrivals].map(([shelter, people]) => ({
      shelter: shelter as FeatureCode,
      people,
    })),
    command: {
      isYours: command.user === null || command.user === userId,
      offeredTo: command.offeredTo,
      isOfferedToYou: command.offeredTo?.id === userId,
    },
  }
}

function showTask({ next, withinMinutes, ...task }: TaskState): IncidentTask {
  return {
    ...task,
    givenAt: iso(task.givenAt),
    answerBy: iso(task.answerBy),
    acknowledgedAt: task.acknowledgedAt === null ? null : iso(task.acknowledgedAt),
    finishedAt: task.finishedAt === null ? null : iso(task.finishedAt),
  }
}

function showDoor({ state }: FollowedIncident, door: DoorSnapshot): IncidentDoor {
  const tick = state.ticks.get(door.room)
  const { room, building, stairwell, floor, number } = door
  return {
    room,
    building,
    stairwell,
    floor,
    number,
    responder: responderOf(state, { ...door, needsHelpFirst: door.needs_help_first }),
    result: tick?.result.value ?? null,
    at: tick ? iso(tick.result.at) : null,
    tickers: tick?.tickers.size ?? 0,
    people: tick?.people?.value ?? null,
    photos: tick?.photos ?? [],
  }
}

function countResults(doors: readonly IncidentDoor[]): Record<DoorResult, number> {
  const counts = { cleared: 0, refused: 0, notHome: 0, needsHelp: 0 }
  for (const result of DOOR_RESULTS) {
    counts[result] = doors.filter((door) => door.result === result).length
  }
  return counts
}

const iso = (ms: number) => new Date(ms).toISOString()
