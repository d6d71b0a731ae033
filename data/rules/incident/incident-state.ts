import type {
  DoorResult,
  FieldAct,
  IncidentAct,
  IncidentPerson,
  IncidentResponder,
} from '../../contracts/index.ts'
import { assignStairwells, stairwellKey } from './assign-stairwells.ts'
import { answeredTask, escalatedTask, givenTask, type TaskState } from './incident-tasks.ts'

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
  photos: readonly string[]
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

/** Who leads. */
export interface Command {
  /** Account id; null = somebody outside, or not known: whoever may command may order. */
  user: string | null
  offeredTo: IncidentPerson | null
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
  command: Command
  closedAt: number | null
}

export interface WrittenAct {
  seq: number
  act: IncidentAct
  /** Account id; '' = the server's clock. */
  by: string
  recordedAt: number
}

export function beginIncident(
  doors: readonly Door[],
  openedBy: string | null = null,
): IncidentState {
  return {
    seq: 0,
    doors: new Map(doors.map((door) => [door.room, door])),
    ticks: new Map(),
    responders: [],
    assigned: new Map(),
    assignedSeq: 0,
    tasks: new Map(),
    arrivals: new Map(),
    command: { user: openedBy, offeredTo: null },
    closedAt: null,
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
      state.tasks.set(act.task, givenTask(act, recordedAt))
      return
    case 'acknowledgeTask':
    case 'finishTask':
      changeTask(state, act.task, (known) => answeredTask(known, act, at))
      return
    case 'escalateTask':
      changeTask(state, act.task, (known) => escalatedTask(known, act))
      return
    case 'assign':
      state.responders = act.responders
      state.assigned = assignStairwells(stairwellsOf(state), act.responders)
      state.assignedSeq = seq
      return
    case 'transfer':
      state.command =
        act.user === undefined
          ? { user: null, offeredTo: null }
          : { ...state.command, offeredTo: { id: act.user, name: act.to } }
      return
    case 'takeCommand':
      state.command = { user: written.by, offeredTo: null }
      return
    case 'declineCommand':
      state.command = { ...state.command, offeredTo: null }
      return
    case 'close':
      state.closedAt = recordedAt
  }
}

function tickDoor(
  { ticks }: IncidentState,
  { room, id, result, people, photo }: Extract<FieldAct, { kind: 'tickDoor' }>,
  { at, seq, by }: { at: number; seq: number; by: string },
): void {
  const before = ticks.get(room)
  const said = people === undefined ? undefined : { value: people, at, id }
  ticks.set(room, {
    result: later(before?.result, { value: result, at, id }),
    people: said ? later(before?.people, said) : before?.people,
    tickers: new Set(before?.tickers).add(by),
    photos: photo ? [...new Set([...(before?.photos ?? []), photo])] : (before?.photos ?? []),
    firstKnock: Math.min(at, before?.firstKnock ?? at),
    seq,
  })
}

function later<Value>(a: Latest<Value> | undefined, b: Latest<Value>): Latest<Value> {
  return a && (a.at > b.at || (a.at === b.at && a.id > b.id)) ? a : b
}

function changeTask(
  { tasks }: IncidentState,
  task: string,
  change: (known: TaskState) => TaskState,
): void {
  const known = tasks.get(task)
  if (known) tasks.set(task, change(known))
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
