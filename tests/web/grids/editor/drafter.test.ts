import { expect, test } from 'vitest'
import { applyChange, Coverage, writeCoverage } from '../../../../data/rules/coverage/coverage.ts'
import { draftPlans } from '../../../../data/rules/coverage/drafter/run-drafter.ts'
import { serialIds } from '../../../../data/rules/coverage/items.ts'
import { lockCells } from '../../../../data/rules/coverage/operations/change-cells.ts'
import { countCells } from '../../../../data/rules/coverage/tally/count-cells.ts'
import { createFacts, packFacts } from '../../../../data/rules/coverage/tally/facts.ts'
import { scatteredCells, verifyCoverage } from '../../../../data/rules/coverage/verify-coverage.ts'
import { blockWorld } from '../../../../web/grids/editor/drafter/block-world.ts'
import { planChange } from '../../../../web/grids/editor/drafter/plan-change.ts'
import { at, drawCoverage, idOf, line } from '../../../data/rules/coverage/tiny-coverage.ts'

/** Four cells in two communities, streets every third of a square, a house with 30 households in the middle of each block. */
function town() {
  const plan = drawCoverage('aabb\nccdd', { a: 'west', c: 'west', b: 'east', d: 'east' })
  const thirds = Array.from({ length: 11 }, (_, k) => (k + 1) / 3)
  const lines = [
    ...thirds.map((x) => line([x, -1], [x, 3])),
    ...thirds.slice(0, 5).map((y) => line([-1, y], [5, y])),
  ]
  const places = Array.from({ length: 72 }, (_, k) =>
    at((k % 12) / 3 + 1 / 6, Math.floor(k / 12) / 3 + 1 / 6),
  )
  const facts = createFacts([
    {
      x: Int32Array.from(places, ([x]) => x),
      y: Int32Array.from(places, ([, y]) => y),
      counts: { households: places.map(() => 30) },
    },
  ])
  const ground = {
    communities: [],
    buildings: [],
    lines: lines.map((points) => ({ kind: 'road' as const, name: '', points })),
  }
  return { plan, facts: packFacts(facts), ground }
}

test('a drafted plan comes in as one stroke: valid, locked cells as they are, undone to the last byte', async () => {
  const { plan, facts, ground } = town()
  applyChange(plan, lockCells(plan, { cells: [idOf(plan, 'c')], locked: true }).change!)
  const before = writeCoverage(plan)
  const items = [...plan.items.values()]
  const world = blockWorld({ items, facts, ground, community: '' }, 300)
  const [drafted] = await draftPlans({ blocks: world.blocks, cells: 6, seed: 2 }, 1)
  const change = planChange(world, drafted!, serialIds('n'), (_, k) => `new ${k}`)
  const inverse = applyChange(plan, change)
  expect(verifyCoverage(plan)).toEqual([])
  expect(scatteredCells(plan).size).toBe(0)
  const cells = [...plan.cells()]
  expect(cells).toHaveLength(7)
  expect(cells.filter(({ name }) => ['a', 'b', 'c', 'd'].includes(name))).toHaveLength(4)
  expect(cells.find(({ name }) => name === 'c')?.locked).toBe(true)
  const tallies = countCells(plan, world.facts)
  for (const { id, locked } of cells) {
    if (!locked) expect(tallies.get(id)!.households).toBeGreaterThan(150)
  }
  applyChange(plan, inverse)
  expect(writeCoverage(plan)).toBe(before)
})

test('only the chosen community is drawn anew', async () => {
  const { plan, facts, ground } = town()
  const items = [...plan.items.values()]
  const world = blockWorld({ items, facts, ground, community: 'west' }, 300)
  const [drafted] = await draftPlans({ blocks: world.blocks, cells: 3, seed: 1 }, 1)
  const change = planChange(world, drafted!, serialIds('n'), (_, k) => `new ${k}`)
  expect(change.put.some(({ id }) => id === idOf(plan, 'b') || id === idOf(plan, 'd'))).toBe(false)
  const after = new Coverage(items)
  applyChange(after, change)
  expect(verifyCoverage(after)).toEqual([])
  expect([...after.cells()].filter(({ community }) => community === 'west')).toHaveLength(3)
})
