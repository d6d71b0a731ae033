import { expect, test } from 'vitest'
import { GRID_LIMITS } from '../../../../data/registry/grid-limits.ts'
import { blockGraph } from '../../../../data/rules/coverage/drafter/block-graph.ts'
import { growPlan } from '../../../../data/rules/coverage/drafter/grow-plan.ts'
import { planCoverage } from '../../../../data/rules/coverage/drafter/plan-coverage.ts'
import { draftPlans } from '../../../../data/rules/coverage/drafter/run-drafter.ts'
import { scorePlan } from '../../../../data/rules/coverage/drafter/scorecard.ts'
import { countCells } from '../../../../data/rules/coverage/tally/count-cells.ts'
import { createFacts } from '../../../../data/rules/coverage/tally/facts.ts'
import { scatteredCells, verifyCoverage } from '../../../../data/rules/coverage/verify-coverage.ts'
import { seededRandom } from '../../../bench/lib/random.ts'
import { at, cellNamed, drawCoverage } from './tiny-coverage.ts'

/** 10 × 10 blocks in two communities, with 0–60 households each. */
function town() {
  const letter = (k: number) => String.fromCharCode(0x4e00 + k)
  const rows = Array.from({ length: 10 }, (_, r) =>
    Array.from({ length: 10 }, (_, c) => letter(10 * r + c)).join(''),
  )
  const communities = Object.fromEntries(
    Array.from({ length: 100 }, (_, k) => [letter(k), k % 10 < 5 ? 'west' : 'east']),
  )
  const coverage = drawCoverage(rows.join('\n'), communities)
  const random = seededRandom(5)
  const places = Array.from({ length: 100 }, (_, k) => at((k % 10) + 0.5, Math.floor(k / 10) + 0.5))
  const tallies = countCells(
    coverage,
    createFacts([
      {
        x: Int32Array.from(places, ([x]) => x),
        y: Int32Array.from(places, ([, y]) => y),
        counts: { households: places.map(() => Math.floor(random() * 60)) },
      },
    ]),
  )
  const locked = new Set([0, 1, 10].map((k) => cellNamed(coverage, letter(k)).id))
  const blocks = blockGraph(coverage, tallies, {
    todayOf: (id) => ({ cell: locked.has(id) ? 'kept' : 'other', locked: locked.has(id) }),
  })
  return { coverage, blocks, locked }
}

test('every plan is complete: whole blocks, one piece, one community, locked cells as they are', async () => {
  const { coverage, blocks, locked } = town()
  const plans = await draftPlans({ blocks, cells: 12, seed: 1 }, 2)
  for (const plan of plans) {
    const drawn = planCoverage(coverage, plan)
    expect(verifyCoverage(drawn)).toEqual([])
    expect(scatteredCells(drawn).size).toBe(0)
    expect(plan.cells).toHaveLength(13)
    expect(plan.cells.flatMap((cell) => cell.blocks).sort()).toEqual(blocks.map((b) => b.id).sort())
    expect(new Set(plan.cells.find((cell) => cell.locked)!.blocks)).toEqual(locked)
    const community = new Map(blocks.map((block) => [block.id, block.community]))
    for (const cell of plan.cells) {
      expect(new Set(cell.blocks.map((id) => community.get(id)))).toEqual(new Set([cell.community]))
    }
    expect(scorePlan(plan, blocks, GRID_LIMITS).spread).toBeLessThan(1.6)
  }
})

test('the same seed gives the same plan, and a better one than growing alone', async () => {
  const { blocks } = town()
  const wish = { blocks, cells: 12, seed: 3 }
  const [plan] = await draftPlans(wish, 1)
  expect(await draftPlans(wish, 1)).toEqual([plan])
  const spread = (p: typeof plan) => scorePlan(p!, blocks, GRID_LIMITS).spread
  expect(spread(plan)).toBeLessThan(spread(growPlan(wish)))
})

test('drafting can be stopped', async () => {
  const { blocks } = town()
  const stop = new AbortController()
  const drafting = draftPlans({ blocks, cells: 12, seed: 1 }, 50, {
    signal: stop.signal,
    onProgress: () => stop.abort(new Error('enough')),
  })
  await expect(drafting).rejects.toThrow('enough')
})
