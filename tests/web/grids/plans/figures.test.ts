import { expect, test } from 'vitest'
import { Coverage } from '../../../../data/rules/coverage/coverage.ts'
import type { CoverageItem } from '../../../../data/rules/coverage/items.ts'
import { countCells } from '../../../../data/rules/coverage/tally/count-cells.ts'
import { COUNTED, createFacts } from '../../../../data/rules/coverage/tally/facts.ts'
import { planFigures } from '../../../../web/grids/plans/list/plan-figures.ts'
import { drawCoverage, SIDE, SOUTH, WEST } from '../../../data/rules/coverage/tiny-coverage.ts'

const LIMITS = { householdsLow: 200, householdsHigh: 800 }

/** One building in the middle of each square from west to east, with so many households. */
const counted = (items: readonly CoverageItem[], households: readonly number[]) => {
  const facts = createFacts([
    {
      x: Int32Array.from(households, (_, k) => WEST + (k + 0.5) * SIDE),
      y: Int32Array.from(households, () => SOUTH + SIDE / 2),
      counts: Object.fromEntries(
        COUNTED.map((name) => [
          name,
          households.map((count) => (name === 'households' ? count : 0)),
        ]),
      ),
    },
  ])
  return countCells(new Coverage(items), facts)
}

test('figures of a plan are those of its cells', () => {
  const items = [...drawCoverage('abc').items.values()]
  const figures = planFigures(items, counted(items, [100, 400, 900]), LIMITS)
  expect(figures).toMatchObject({
    cells: 3,
    dedicated: 0,
    total: 1400,
    least: 100,
    most: 900,
    spread: 9,
    under: 1,
    over: 1,
  })
  // Nearly squares.
  expect(figures.compactness.mean).toBeCloseTo(Math.PI / 4, 1)
})

test('a dedicated cell is not measured in households', () => {
  const items = [...drawCoverage('ab').items.values()].map((item) =>
    'name' in item && item.name === 'a' ? { ...item, kind: 'dedicated' as const } : item,
  )
  const figures = planFigures(items, counted(items, [0, 300]), LIMITS)
  expect(figures).toMatchObject({ dedicated: 1, least: 300, most: 300, spread: 1, under: 0 })
})
