import type { SectionLattice } from './section-lattice.ts'

export interface CellPlace {
  stairwell: number
  row: number
  column: number
}

export type Move = 'up' | 'down' | 'left' | 'right' | 'first' | 'last'

/** Next room in that direction, over gaps and from one stairwell into the next; the same place at the wall. */
export function moveFocus(lattice: SectionLattice, from: CellPlace, move: Move): CellPlace {
  if (move === 'up') return vertical(lattice, from, -1)
  if (move === 'down') return vertical(lattice, from, 1)
  const row = roomsOfRow(lattice, from.row)
  if (move === 'first') return row[0] ?? from
  if (move === 'last') return row.at(-1) ?? from
  const here = row.findIndex((p) => p.stairwell === from.stairwell && p.column === from.column)
  return row[here + (move === 'right' ? 1 : -1)] ?? from
}

/** Where the keyboard enters the section: the given room, else the lowest left one above ground. */
export function startPlace(lattice: SectionLattice, code: string | null): CellPlace | null {
  const places = lattice.floors.flatMap((_, row) => roomsOfRow(lattice, row))
  const chosen = places.find((place) => roomAt(lattice, place)?.code === code)
  const lowest = places.filter((place) => lattice.floors[place.row]! > 0).at(-1)
  const entry = lowest && roomsOfRow(lattice, lowest.row)[0]
  return chosen ?? entry ?? places[0] ?? null
}

export function roomAt(lattice: SectionLattice, place: CellPlace) {
  return lattice.stairwells[place.stairwell]?.rows[place.row]?.[place.column] ?? null
}

function roomsOfRow(lattice: SectionLattice, row: number): CellPlace[] {
  return lattice.stairwells.flatMap((stairwell, index) =>
    (stairwell.rows[row] ?? []).flatMap((room, column) =>
      room === null ? [] : [{ stairwell: index, row, column }],
    ),
  )
}

/** The nearest row that has a room in this column, else in the nearest column of the same stairwell. */
function vertical(lattice: SectionLattice, from: CellPlace, step: 1 | -1): CellPlace {
  for (let row = from.row + step; row >= 0 && row < lattice.floors.length; row += step) {
    const nearest = roomsOfRow(lattice, row)
      .filter((place) => place.stairwell === from.stairwell)
      .sort((a, b) => Math.abs(a.column - from.column) - Math.abs(b.column - from.column))[0]
    if (nearest) return nearest
  }
  return from
}
