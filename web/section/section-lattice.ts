import type { BuildingSection, SectionRoom } from '../../data/contracts/index.ts'

/** One stairwell as a grid: `rows[i]` belongs to `SectionLattice.floors[i]`; `null` = a gap in the wall. */
export interface LatticeStairwell {
  /** `null` = the building has no stairwells. */
  name: string | null
  columns: number
  rows: readonly (readonly (SectionRoom | null)[])[]
}

export interface SectionLattice {
  /** Top to bottom, the same for every stairwell, so that floors line up; there is no floor 0. */
  floors: readonly number[]
  stairwells: readonly LatticeStairwell[]
  rooms: readonly SectionRoom[]
}

type Stairwell = BuildingSection['stairwells'][number]

/**
 * 楼盘图: rooms in columns by their position on the floor, so that 301 stands under 401 and a room that
 * is missing leaves a gap. Where numbers do not say the position, rooms stand in the order of their numbers.
 */
export function sectionLattice(section: BuildingSection): SectionLattice {
  const floors = floorsFromTop(section)
  const stairwells = section.stairwells.map((stairwell) => layOut(stairwell, floors))
  const rooms = section.stairwells.flatMap((s) => s.floors.flatMap((f) => f.rooms))
  return { floors, stairwells, rooms }
}

function floorsFromTop(section: BuildingSection): number[] {
  const used = section.stairwells.flatMap((s) => s.floors.map((f) => f.floor))
  const top = Math.max(section.floors, 1, ...used)
  const bottom = Math.min(1, ...used)
  const floors: number[] = []
  for (let floor = top; floor >= bottom; floor--) {
    if (floor !== 0 || used.includes(0)) floors.push(floor)
  }
  return floors
}

function layOut(stairwell: Stairwell, floors: readonly number[]): LatticeStairwell {
  const byFloor = new Map<number, SectionRoom[]>()
  for (const { floor, rooms } of stairwell.floors) {
    byFloor.set(floor, [...(byFloor.get(floor) ?? []), ...rooms])
  }
  const columns = columnPositions(byFloor)
  if (columns === null) return inOrder(stairwell.name, byFloor, floors)
  const rows = floors.map((floor) => {
    const row: (SectionRoom | null)[] = columns.map(() => null)
    for (const room of byFloor.get(floor) ?? []) {
      row[columns.indexOf(positionOnFloor(room.number, floor)!)] = room
    }
    return row
  })
  return { name: stairwell.name, columns: columns.length, rows }
}

/** Positions that occur, ascending; `null` when some room does not tell its own or two share one. */
function columnPositions(byFloor: ReadonlyMap<number, readonly SectionRoom[]>): number[] | null {
  const positions = new Set<number>()
  for (const [floor, rooms] of byFloor) {
    const onFloor = new Set<number>()
    for (const room of rooms) {
      const position = positionOnFloor(room.number, floor)
      if (position === null || onFloor.has(position)) return null
      onFloor.add(position)
      positions.add(position)
    }
  }
  return [...positions].sort((a, b) => a - b)
}

/** `1203` on floor 12 → 3; `B101`, `-101`, `负101` on floor −1 → 1. */
function positionOnFloor(number: string, floor: number): number | null {
  const parts = /^(B|-|负|地下)?(\d+)(\d{2})$/.exec(number.replace(/室$/, ''))
  if (parts === null) return null
  const [, below, level, position] = parts
  return (below === undefined ? Number(level) : -Number(level)) === floor ? Number(position) : null
}

function inOrder(
  name: string | null,
  byFloor: ReadonlyMap<number, readonly SectionRoom[]>,
  floors: readonly number[],
): LatticeStairwell {
  const columns = Math.max(1, ...[...byFloor.values()].map((rooms) => rooms.length))
  const rows = floors.map((floor) => {
    const rooms = [...(byFloor.get(floor) ?? [])].sort(byNumber)
    return Array.from({ length: columns }, (_, column) => rooms[column] ?? null)
  })
  return { name, columns, rows }
}

const collator = new Intl.Collator('zh', { numeric: true })
const byNumber = (a: SectionRoom, b: SectionRoom) => collator.compare(a.number, b.number)
