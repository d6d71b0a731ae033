import type { Coverage } from '../../../../data/rules/coverage/coverage.ts'
import { inspectCoverage } from '../../../../data/rules/coverage/import/inspect-coverage.ts'
import { repairCoverage } from '../../../../data/rules/coverage/import/repair-coverage.ts'
import type { Arc, Cell, CellId, Face } from '../../../../data/rules/coverage/items.ts'

/** Side of a square of the drawings, in degrees and in units. */
const SQUARE = 0.01
export const SIDE = 100_000
/** South-west corner of the drawings. */
export const WEST = 1_200_000_000
export const SOUTH = 300_000_000

/**
 * A coverage out of a drawing: one letter for each square, north at the top, `.` = no cell. Cells are called by their
 * letters; capitals and small letters of one kind lie in different communities when `communities` says so.
 */
export function drawCoverage(drawing: string, communities: Record<string, string> = {}): Coverage {
  const rows = drawing
    .trim()
    .split('\n')
    .map((row) => [...row.trim()])
  const squares = new Map<string, (readonly [number, number])[][]>()
  rows.forEach((row, r) => {
    row.forEach((letter, c) => {
      if (letter === '.') return
      const x = (k: number) => 120 + (c + k) * SQUARE
      const y = (k: number) => 30 + (rows.length - 1 - r + k) * SQUARE
      const ring = [
        [x(0), y(0)],
        [x(1), y(0)],
        [x(1), y(1)],
        [x(0), y(1)],
      ] as const
      squares.set(letter, [...(squares.get(letter) ?? []), [...ring]])
    })
  })
  const inspection = inspectCoverage(
    [...squares].map(([name, rings]) => ({
      code: null,
      name,
      kind: 'general',
      community: communities[name] ?? '',
      polygons: rings.map((ring) => [ring]),
    })),
  )
  // Gaps of a drawing are meant.
  return repairCoverage(inspection, new Map()).coverage
}

export function cellNamed(coverage: Coverage, name: string): Cell {
  for (const cell of coverage.cells()) if (cell.name === name) return cell
  throw new Error(`There is no cell ${name}`)
}

export const idOf = (coverage: Coverage, name: string): CellId => cellNamed(coverage, name).id

/** The arc between two cells; `.` = beyond. */
export function arcBetween(coverage: Coverage, a: string, b: string): Arc {
  const face = (name: string): Face => (name === '.' ? 'outside' : idOf(coverage, name))
  const [fa, fb] = [face(a), face(b)]
  for (const arc of coverage.arcs()) {
    if ((arc.left === fa && arc.right === fb) || (arc.left === fb && arc.right === fa)) return arc
  }
  throw new Error(`There is no arc between ${a} and ${b}`)
}

/** A place in units, counted in squares from the south-west. */
export const at = (column: number, row: number) =>
  [Math.round(WEST + column * SIDE), Math.round(SOUTH + row * SIDE)] as const

export const line = (...places: readonly (readonly [number, number])[]): number[] =>
  places.flatMap(([column, row]) => [...at(column, row)])
