/** What of a door decides whether it has been left behind. */
export interface KnockableDoor {
  room: string
  building: string
  stairwell: string | null
  result: string | null
  /** ISO 8601; null = untouched. */
  at: string | null
}

/** A stairwell at which nobody has knocked for so long stands still. */
const STANDSTILL_MS = 2 * 60_000
/** From here on every door that is left counts. */
const FEW_LEFT = 0.1

/**
 * Doors never knocked on although it was time: their stairwell has come to a standstill, or nearly all others are done.
 * `since`: when the roll-call began (ms); before anybody has moved nothing is late.
 */
export function neglectedDoors(
  doors: readonly KnockableDoor[],
  now: number,
  since: number,
): Set<string> {
  const untouched = doors.filter(({ result }) => result === null)
  const isNearlyOver =
    untouched.length < doors.length && untouched.length <= doors.length * FEW_LEFT
  const lastKnock = new Map<string, number>()
  for (const door of doors) {
    const key = keyOf(door)
    const at = door.at === null ? since : Date.parse(door.at)
    lastKnock.set(key, Math.max(at, lastKnock.get(key) ?? since))
  }
  const isStill = (door: KnockableDoor) => now - lastKnock.get(keyOf(door))! > STANDSTILL_MS
  return new Set(untouched.filter((door) => isNearlyOver || isStill(door)).map(({ room }) => room))
}

const keyOf = ({ building, stairwell }: KnockableDoor) => `${building}/${stairwell ?? ''}`
