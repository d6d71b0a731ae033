import type {
  DoorResult,
  FieldAct,
  IncidentReason,
  IncidentResponder,
  OrderAct,
} from '../../contracts/index.ts'
import { assignStairwells, stairwellKey } from './assign-stairwells.ts'

/** A door of the roll-call as it was when the incident was opened. */
export interface Door {
  room: string
  building: string
  stairwell: string | null
  grid: string
  needsHelpFirst: boolean
}

export interface DoorState {
  result: Latest<DoorResult>
  /** How many left by this door; undefined = nobody has counted. */
  people: Latest<number> | undefined
  tickers: Set<string>
  firstKnock: number
  /** Number of the act that changed it last. */
  seq: number
}

/** What was said last: of two at the same instant the greater id, so that any order of arrival ends alike. */
interface Latest<Value> {
  value: Value
  /** Milliseconds, by the clock of whoever said it, never later than it reached the server. */
  at: number
  id: string
}

export interface TaskState {
  task: string
  title: string
  to: string
  givenAt: number
  answerBy: number
  acknowledgedAt: number | null
  finishedAt: number | null
}

/** What an incident has come to: a fold over its acts. */
export interface IncidentState {
  seq: number
  doors: ReadonlyMap<string, Door>
  ticks: Map<string, DoorState>
  responders: readonly IncidentResponder[]
  /** By stairwell. */
  assigned: Map<string, string>
  /** Number of the act since which the assignment holds. */
  assignedSeq: number
  tasks: Map<string, TaskState>
  arrivals: Map<string, number>
  transferredTo: string | null
  closedAt: number | null
}

export interface WrittenAct {
  seq: number
  act: FieldAct | OrderAct
  by: string
  recordedAt: number
}

export function beginIncident(doors: readonly Door[]): IncidentState {
  return {
    seq: 0,
    doors: new Map(doors.map((door) => [door.room, door])),
    ticks: new Map(),
    responders: [],
    assigned: new Map(),
    assignedSeq: 0,
    tasks: new Map(),
    arrivals: new Map(),
    transferredTo: null,
    closedAt: null,
  }
}

/** Why an act cannot be written down; undefined = it can. What was done at a door counts even when it arrives late. */
export function refuseAct(
  state: Pick<IncidentState, 'doors' | 'tasks' | 'closedAt'>,
  act: FieldAct | OrderAct,
): IncidentReason | undefined {
  switch (act.kind) {
    case 'tickDoor':
      return state.doors.has(act.room) ? undefined : 'unknownDoor'
    case 'acknowledgeTask':
    case 'finishTask':
      return state.tasks.has(act.task) ? undefined : 'unknownTask'
    case 'giveTask':
      if (state.closedAt !== null) return 'closed'
      return state.tasks.has(act.task) ? 'alreadyGiven' : undefined
    case 'assign':
      if (state.closedAt !== null) return 'closed'
      return act.responders.length > 0 ? undefined : 'noResponders'
    case 'transfer':
    case 'close':
      return state.closedAt === null ? undefined : 'closed'
    default:
      return undefined
  }
}

/** Takes the next act into the state, in place; acts come in the order of their numbers. */
export function applyAct(state: IncidentState, written: WrittenAct): void {
  const { act, seq, recordedAt } = written
  state.seq = seq
  // A clock that runs ahead must not win over everybody who knocks later.
  const at = Math.min(Date.parse(act.at), recordedAt)
  switch (act.kind) {
    case 'tickDoor':
      tickDoor(state, act, { at, seq, by: act.responder ?? written.by })
      return
    case 'countArrivals':
      state.arrivals.set(act.shelter, (state.arrivals.get(act.shelter) ?? 0) + act.people)
      return
    case 'giveTask':
      state.tasks.set(act.task, {
        task: act.task,
        title: act.title,
        to: act.to,
        givenAt: recordedAt,
        answerBy: recordedAt + act.withinMinutes * 60_000,
        acknowledgedAt: null,
        finishedAt: null,
      })
      return
    case 'acknowledgeTask':
    case 'finishTask':
      answerTask(state, act, at)
      return
    case 'assign':
      state.responders = act.responders
      state.assigned = assignStairwells(stairwellsOf(state), act.responders)
      state.assignedSeq = seq
      return
    case 'transfer':
      state.transferredTo = act.to
      return
    case 'close':
      state.closedAt = recordedAt
  }
}

function tickDoor(
  { ticks }: IncidentState,
  { room, id, result, people }: Extract<FieldAct, { kind: 'tickDoor' }>,
  { at, seq, by }: { at: number; seq: number; by: string },
): void {
  const before = ticks.get(room)
  const said = people === undefined ? undefined : { value: people, at, id }
  ticks.set(room, {
    result: later(before?.result, { value: result, at, id }),
    people: said ? later(before?.people, said) : before?.people,
    tickers: new Set(before?.tickers).add(by),
    firstKnock: Math.min(at, before?.firstKnock ?? at),
    seq,
  })
}

function later<Value>(a: Latest<Value> | undefined, b: Latest<Value>): Latest<Value> {
  return a && (a.at > b.at || (a.at === b.at && a.id > b.id)) ? a : b
}

function answerTask(
  { tasks }: IncidentState,
  { kind, task }: Extract<FieldAct, { kind: 'acknowledgeTask' | 'finishTask' }>,
  at: number,
): void {
  const known = tasks.get(task)
  if (known === undefined) return
  tasks.set(task, {
    ...known,
    acknowledgedAt: Math.min(at, known.acknowledgedAt ?? at),
    finishedAt: kind === 'finishTask' ? Math.min(at, known.finishedAt ?? at) : known.finishedAt,
  })
}

/** Who is to knock on this door; null = nobody yet. */
export const responderOf = ({ assigned }: IncidentState, { building, stairwell }: Door) =>
  assigned.get(stairwellKey(building, stairwell)) ?? null

function stairwellsOf({ doors }: IncidentState) {
  const byKey = new Map<string, { key: string; grid: string; doors: number; help: number }>()
  for (const { building, stairwell, grid, needsHelpFirst } of doors.values()) {
    const key = stairwellKey(building, stairwell)
    const load = byKey.get(key) ?? { key, grid, doors: 0, help: 0 }
    byKey.set(key, { ...load, doors: load.doors + 1, help: load.help + Number(needsHelpFirst) })
  }
  return [...byKey.values()]
}
