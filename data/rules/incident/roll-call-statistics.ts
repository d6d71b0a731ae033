import type { BuildingCode, IncidentStatistics } from '../../contracts/index.ts'
import { groupBy } from '../group-by.ts'
import { stairwellKey } from './assign-stairwells.ts'
import { type Door, type IncidentState, responderOf } from './incident-state.ts'

type Stairwell = IncidentStatistics['stairwells'][number]
type Responder = IncidentStatistics['responders'][number]

const MINUTE_MS = 60_000
/** A drill that was never ended must not make a curve of days. */
const MOST_MINUTES = 24 * 60

/** How a roll-call went, of the doors given (those that somebody may see); all minutes from `openedAt` (ms). */
export function rollCallStatistics(
  state: IncidentState,
  doors: readonly Door[],
  openedAt: number,
): Omit<IncidentStatistics, 'earlier'> {
  const minutesOf = (at: number) => Math.max(0, (at - openedAt) / MINUTE_MS)
  const knocks = doors
    .flatMap(({ room }) => state.ticks.get(room)?.firstKnock ?? [])
    .sort((a, b) => a - b)
  const reached = (share: number) => {
    const at = knocks[Math.ceil(doors.length * share) - 1]
    return at === undefined || doors.length === 0 ? null : minutesOf(at)
  }
  return {
    doors: doors.length,
    knocked: knocks.length,
    cleared: doors.filter(({ room }) => state.ticks.get(room)?.result.value === 'cleared').length,
    perMinute: countMinutes(knocks.map(minutesOf)),
    minutesToHalf: reached(0.5),
    minutesToNineTenths: reached(0.9),
    minutesToAll: reached(1),
    stairwells: stairwellsOf(state, doors, minutesOf),
    responders: respondersOf(state, doors),
  }
}

/** Of the time from the start to the last first knock; null = nobody has knocked. */
export function overallPace(
  statistics: Pick<IncidentStatistics, 'perMinute' | 'knocked'>,
): number | null {
  return statistics.knocked === 0 ? null : statistics.knocked / statistics.perMinute.length
}

function countMinutes(minutes: readonly number[]): number[] {
  const last = Math.min(MOST_MINUTES, Math.floor(minutes.at(-1) ?? -1))
  const counts = Array.from({ length: last + 1 }, () => 0)
  for (const minute of minutes) counts[Math.min(last, Math.floor(minute))]!++
  return counts
}

function stairwellsOf(
  state: IncidentState,
  doors: readonly Door[],
  minutesOf: (at: number) => number,
): Stairwell[] {
  const names = new Map(state.responders.map(({ key, name }) => [key, name]))
  return groupBy(doors, ({ building, stairwell }) => stairwellKey(building, stairwell))
    .map(([, own]): Stairwell => {
      const { building, stairwell } = own[0]!
      const knocks = own.flatMap(({ room }) => state.ticks.get(room)?.firstKnock ?? [])
      const responder = responderOf(state, own[0]!)
      return {
        building: building as BuildingCode,
        stairwell,
        responder: responder === null ? null : (names.get(responder) ?? responder),
        doors: own.length,
        knocked: knocks.length,
        minutes: knocks.length < own.length ? null : minutesOf(Math.max(...knocks)),
      }
    })
    .sort(bySlowness)
}

/** Never finished before all others, of those the one with most doors left. */
function bySlowness(a: Stairwell, b: Stairwell): number {
  if (a.minutes !== null && b.minutes !== null) return b.minutes - a.minutes || byPlace(a, b)
  if (a.minutes !== null) return 1
  if (b.minutes !== null) return -1
  return b.doors - b.knocked - (a.doors - a.knocked) || byPlace(a, b)
}

const byPlace = (a: Stairwell, b: Stairwell) =>
  `${a.building}${a.stairwell}` < `${b.building}${b.stairwell}` ? -1 : 1

function respondersOf(state: IncidentState, doors: readonly Door[]): Responder[] {
  const own = new Map(groupBy(doors, (door) => responderOf(state, door) ?? ''))
  return state.responders.map(({ key, name }): Responder => {
    const theirs = own.get(key) ?? []
    const knocks = theirs.flatMap(({ room }) => state.ticks.get(room)?.firstKnock ?? [])
    const span = (Math.max(...knocks) - Math.min(...knocks)) / MINUTE_MS
    return {
      key,
      name,
      doors: theirs.length,
      knocked: knocks.length,
      doorsPerMinute: knocks.length < 2 || span === 0 ? null : (knocks.length - 1) / span,
    }
  })
}
