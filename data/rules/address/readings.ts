import type { NumberUnit, WrittenNumber } from './numbers.ts'

/** What each number of a text is taken for. */
export interface Reading {
  group?: string
  door?: string
  building?: string
  stairwell?: string
  floor?: string
  room?: string
  numbers: readonly WrittenNumber[]
  /** Bits: how far this is from how people usually write. */
  cost: number
  /** Level of each number, in their order; 0 = not used. */
  levels: readonly number[]
}

const GROUP = 6
const DOOR = 7
const BUILDING = 9
const STAIRWELL = 10
const FLOOR = 11
const ROOM = 12
const SLOTS = {
  [GROUP]: 'group',
  [DOOR]: 'door',
  [BUILDING]: 'building',
  [STAIRWELL]: 'stairwell',
  [FLOOR]: 'floor',
  [ROOM]: 'room',
} as const
type Level = keyof typeof SLOTS

/** So many are tried against the base. */
export const MOST_READINGS = 6
/** More numbers than levels: no address. */
const MOST_NUMBERS = 8

/** What stands in front of a number: the level of the name before it, 0 at the start, or of the number that it is tied to. */
export type Before = number

/** All ways to read the numbers, cheapest first. `before[i]`: level of the name in front of number i, −1 = a number. */
export function readNumbers(
  numbers: readonly WrittenNumber[],
  before: readonly Before[],
): Reading[] {
  const used = numbers.slice(0, MOST_NUMBERS)
  let open: { cost: number; levels: Level[] }[] = [{ cost: 0, levels: [] }]
  used.forEach((number, i) => {
    const next: typeof open = []
    for (const { cost, levels } of open) {
      const last = before[i] === -1 ? (levels.at(-1) ?? 0) : before[i]!
      const more = used[i + 1]
      const isLast = more === undefined || before[i + 1] !== -1
      for (const [level, own] of options(number, last, isLast, more)) {
        const order = last >= level && before[i] === -1 ? OUT_OF_ORDER : 0
        const again = levels.indexOf(level)
        const clash = again >= 0 && used[again]!.value !== number.value ? CLASH : 0
        next.push({ cost: cost + own + order + clash, levels: [...levels, level] })
      }
    }
    next.sort((a, b) => a.cost - b.cost)
    open = next.slice(0, 3 * MOST_READINGS)
  })
  return open.slice(0, MOST_READINGS).map(({ cost, levels }) => toReading(used, levels, cost))
}

const OUT_OF_ORDER = 5
const CLASH = 6

type Option = readonly [level: Level, cost: number]

function options(
  { value, unit }: WrittenNumber,
  last: number,
  isLast: boolean,
  next: WrittenNumber | undefined,
): readonly Option[] {
  if (unit === 'none') return bare(value, last, isLast, next)
  if (unit === 'number') return doorOptions(value, last, isLast)
  if (unit === 'floorOrBuilding') {
    if (next?.unit === 'stairwell')
      return [
        [BUILDING, 0],
        [FLOOR, 5],
      ]
    return last === BUILDING || last === STAIRWELL
      ? [[FLOOR, 0]]
      : [
          [FLOOR, 1],
          [BUILDING, 2],
        ]
  }
  return CERTAIN[unit]
}

const CERTAIN: Record<
  Exclude<NumberUnit, 'none' | 'number' | 'floorOrBuilding'>,
  readonly Option[]
> = {
  building: [[BUILDING, 0]],
  stairwell: [[STAIRWELL, 0]],
  floor: [[FLOOR, 0]],
  room: [[ROOM, 0]],
  group: [[GROUP, 0]],
}

/** 号 is the door's on a street, and often a building's, a stairwell's or a room's behind one. */
function doorOptions(value: string, last: number, isLast: boolean): readonly Option[] {
  if (value.includes('-')) return [[DOOR, last === 8 || last === BUILDING ? 2 : 0]]
  if (/[A-Z]/.test(value))
    return [
      [BUILDING, 1],
      [DOOR, 2],
      [ROOM, 3],
    ]
  if (last === BUILDING)
    return isLast
      ? [
          [ROOM, 1],
          [STAIRWELL, 1.5],
        ]
      : [
          [STAIRWELL, 0.5],
          [ROOM, 4],
        ]
  if (last === STAIRWELL || last === FLOOR) return [[ROOM, 0]]
  if (last === 8)
    return [
      [BUILDING, 0.7],
      [DOOR, 2],
      [ROOM, 5],
    ]
  if (last === DOOR) {
    return isLast && value.length >= 3
      ? [
          [ROOM, 0.3],
          [BUILDING, 5],
        ]
      : [
          [BUILDING, 0.7],
          [ROOM, 3],
        ]
  }
  return [
    [DOOR, 0],
    [BUILDING, 3.5],
  ]
}

function bare(
  value: string,
  last: number,
  isLast: boolean,
  next: WrittenNumber | undefined,
): readonly Option[] {
  const isLong = /^[A-Z]?[0-9]{3,5}[A-Z]?$/.test(value)
  if (/^[A-Z]$/.test(value)) return [[BUILDING, 1]]
  if (last === FLOOR || last === STAIRWELL) return [[ROOM, 0]]
  if (last === BUILDING) {
    if (!isLast)
      return [
        [STAIRWELL, 0],
        [FLOOR, 6],
        [ROOM, 7],
      ]
    return isLong
      ? [[ROOM, 0]]
      : [
          [ROOM, 0.7],
          [STAIRWELL, 2],
        ]
  }
  if (last === DOOR) {
    if (isLast && isLong)
      return [
        [ROOM, 0],
        [BUILDING, 6],
      ]
    return [
      [BUILDING, 0.5],
      [ROOM, 2.5],
    ]
  }
  if (last === 8 || last <= 5) {
    if (isLong && isLast)
      return [
        [ROOM, 1],
        [BUILDING, 4],
        [DOOR, 6],
      ]
    return [
      [BUILDING, 0.5],
      [DOOR, 4],
    ]
  }
  // Behind a road: 文澜路12-3-501.
  if (isLong && isLast && next === undefined)
    return [
      [DOOR, 2],
      [ROOM, 2.5],
      [BUILDING, 5],
    ]
  return [
    [DOOR, 0.5],
    [BUILDING, 2],
  ]
}

function toReading(
  numbers: readonly WrittenNumber[],
  levels: readonly Level[],
  cost: number,
): Reading {
  const reading: Reading = { numbers, cost, levels }
  levels.forEach((level, i) => {
    reading[SLOTS[level]] ??= numbers[i]!.value
  })
  return reading
}
