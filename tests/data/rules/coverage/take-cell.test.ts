import { expect, test } from 'vitest'
import { applyChange, Coverage } from '../../../../data/rules/coverage/coverage.ts'
import { takeCell } from '../../../../data/rules/coverage/drafter/take-cell.ts'
import { faceAt } from '../../../../data/rules/coverage/faces.ts'
import { type CellId, serialIds } from '../../../../data/rules/coverage/items.ts'
import { verifyCoverage } from '../../../../data/rules/coverage/verify-coverage.ts'
import { drawCoverage, idOf, SIDE, SOUTH, WEST } from './tiny-coverage.ts'

/** The coverage as a drawing again. */
function drawingOf(coverage: Coverage, rows: number, columns: number): string[] {
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => {
      const face = faceAt(coverage, WEST + (column + 0.5) * SIDE, SOUTH + (rows - row - 0.5) * SIDE)
      return face === 'outside' ? '.' : coverage.cell(face)!.name
    }).join(''),
  )
}

/** With the ids that cells of the same names have in the plan. */
function sameIds(drafted: Coverage, plan: Coverage): Coverage {
  const ids = new Map([...drafted.cells()].map(({ id, name }) => [id, idOf(plan, name)] as const))
  const named = (face: CellId | 'outside') => (face === 'outside' ? face : ids.get(face)!)
  const arcs = [...drafted.arcs()].map((arc) => ({
    ...arc,
    left: named(arc.left),
    right: named(arc.right),
  }))
  const cells = [...drafted.cells()].map((cell) => ({ ...cell, id: ids.get(cell.id)! }))
  return new Coverage([...arcs, ...cells])
}

const PLAN = `
  AABB
  AABB
  CCDD
  CCDD`
const DRAFTED = `
  ABBB
  ABBD
  AACD
  CCCD`

test.each([
  ['B', ['ABBB', 'ABBD', 'CCDD', 'CCDD']],
  ['D', ['AABB', 'AABD', 'CCCD', 'CCCD']],
])('of a drafted plan %s alone becomes what it is there', (name, expected) => {
  const plan = drawCoverage(PLAN)
  const drafted = sameIds(drawCoverage(DRAFTED), plan)
  const wish = { drafted, cell: idOf(plan, name), issueId: serialIds('t') }
  const { change } = takeCell(plan, wish)
  applyChange(plan, change!)
  expect(verifyCoverage(plan)).toEqual([])
  expect(drawingOf(plan, 4, 4)).toEqual(expected)
})

test('a cell that the plan has not yet comes in as a new one', () => {
  const plan = drawCoverage('AABB\nAABB')
  const named = drawCoverage('AABB\nAECB')
  const ids = new Map([...named.cells()].map(({ id, name }) => [name, id]))
  const wish = { drafted: named, cell: ids.get('E')!, issueId: serialIds('t') }
  const fresh = new Coverage(plan.items.values())
  // Cells of another drawing have other ids.
  expect(fresh.cell(wish.cell)).toBeUndefined()
  applyChange(fresh, takeCell(fresh, wish).change!)
  expect(verifyCoverage(fresh)).toEqual([])
  expect(drawingOf(fresh, 2, 4)).toEqual(['AABB', 'AEBB'])
})

test('a cell that would cut another in two is not taken', () => {
  const plan = drawCoverage('AABBB')
  const drafted = sameIds(drawCoverage('BABBB'), plan)
  const wish = { drafted, cell: idOf(plan, 'A'), issueId: serialIds('t') }
  expect(takeCell(plan, wish)).toMatchObject({ refused: expect.any(String) })
})
