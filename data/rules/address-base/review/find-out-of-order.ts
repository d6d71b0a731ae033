import { groundFrom } from './ground.ts'
import type { ReviewIssue, ReviewRow } from './review-row.ts'

const DOOR_LEVEL = 7
/** Fewer say nothing about which way a street is numbered. */
const LEAST_DOORS = 4
/** Houses of a village group are numbered as they were built. */
const STREET = /(路|街|巷|弄|道|里)$/
/** Doors this close may stand in any order: courtyards, corner houses. */
const NEAR_M = 25

interface Door {
  row: ReviewRow
  number: number
}

/**
 * 门牌顺序: along a street the numbers of one side (odd, even) rise in one direction. From door to door in the order of
 * their numbers one walks the street once; a door that the walk is much shorter without stands where it does not belong.
 */
export function findOutOfOrder(rows: readonly ReviewRow[]): ReviewIssue[] {
  const sides = new Map<string, Door[]>()
  const others = new Set(rows.filter(({ name }) => !STREET.test(name)).map(({ id }) => id))
  for (const row of rows) {
    const number = row.level === DOOR_LEVEL ? numberOf(row.name) : undefined
    if (number === undefined || (row.parent !== null && others.has(row.parent))) continue
    const side = `${row.parent} ${number % 2}`
    const doors = sides.get(side)
    if (doors) doors.push({ row, number })
    else sides.set(side, [{ row, number }])
  }
  return [...sides.values()].filter(({ length }) => length >= LEAST_DOORS).flatMap(detours)
}

/** 12号 → 12; 附号 and letters stand where their number does. */
function numberOf(name: string): number | undefined {
  const digits = /^(\d{1,5})号?$/.exec(name)?.[1]
  return digits === undefined ? undefined : Number(digits)
}

function detours(doors: Door[]): ReviewIssue[] {
  const walk = doors.toSorted((a, b) => a.number - b.number)
  const toGround = groundFrom(walk[0]!.row.lonLat)
  const at = walk.map(({ row }) => toGround(row.lonLat))
  const found: ReviewIssue[] = []
  let last = 0
  for (let i = 1; i < walk.length; i++) {
    const [before, here, after] = [at[last]!, at[i]!, at[i + 1]]
    const awayM = after ? gap(before, here) + gap(here, after) - gap(before, after) : 0
    const straightM = after ? gap(before, after) : 0
    // There and back again: more than twice the way that it lies on, and more than a courtyard.
    if (awayM > 2 * NEAR_M && awayM > 2 * straightM) {
      found.push(issueOf(walk[i]!, walk[last]!, awayM / 2))
    } else last = i
  }
  return found
}

const issueOf = ({ row }: Door, before: Door, distanceM: number): ReviewIssue => ({
  kind: 'out-of-order',
  id: row.id,
  other: before.row.id,
  distanceM,
})

const gap = (a: readonly [number, number], b: readonly [number, number]) =>
  Math.hypot(a[0] - b[0], a[1] - b[1])
