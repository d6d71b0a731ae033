import { parseArgs } from 'node:util'
import { GRID_LIMITS } from '../../data/registry/grid-limits.ts'
import type { Block } from '../../data/rules/coverage/drafter/block-graph.ts'
import type { DraftedPlan } from '../../data/rules/coverage/drafter/draft-plan.ts'
import { growPlan } from '../../data/rules/coverage/drafter/grow-plan.ts'
import { planCoverage } from '../../data/rules/coverage/drafter/plan-coverage.ts'
import { draftPlans } from '../../data/rules/coverage/drafter/run-drafter.ts'
import { type Scorecard, scorePlan } from '../../data/rules/coverage/drafter/scorecard.ts'
import { scatteredCells, verifyCoverage } from '../../data/rules/coverage/verify-coverage.ts'
import { type BlockWorld, bigSubdistrict, blockWorld } from './lib/coverage/big-subdistrict.ts'
import { printMachine } from './lib/machine.ts'
import { printTable } from './lib/table.ts'
import { printVerdicts } from './lib/verdict.ts'

/** What `npm run bench -- drafter` prints is explained in README.md. */
const { values } = parseArgs({
  options: {
    cells: { type: 'string', default: '250' },
    seed: { type: 'string', default: '1' },
    plans: { type: 'string', default: '3' },
  },
})
const wish = { cells: Number(values.cells), seed: Number(values.seed) }

printMachine()
const subdistrict = bigSubdistrict(wish.seed)
const whole = await measure('estates up to 800 households whole', {
  above: GRID_LIMITS.householdsHigh,
  upTo: 250,
})
const divided = await measure('estates over 250 divided between their houses', {
  above: 250,
  upTo: 150,
})
printVerdicts(
  [whole, divided].flatMap(({ name, drafted, grown, slowestS, faults }) => [
    { what: `${name}: longest plan`, ours: slowestS, unit: 's', atMost: 30 },
    { what: 'hard rules broken', ours: faults, unit: '', atMost: 0 },
    {
      what: 'households, most ÷ least where possible',
      ours: drafted.spreadWherePossible,
      unit: '',
      atMost: 2,
    },
    { what: '… of region growing', ours: grown.spreadWherePossible, unit: '' },
  ]),
)

async function measure(name: string, divide: { above: number; upTo: number }) {
  const world = blockWorld(subdistrict, divide)
  console.log(
    `\n${name}: ${world.blocks.length} blocks, ${world.households.toLocaleString('en')} households, ` +
      `largest block ${Math.max(...world.blocks.map((block) => block.households))}`,
  )
  const plans: { plan: DraftedPlan; seconds: number }[] = []
  for (let k = 0; k < Number(values.plans); k++) {
    const start = performance.now()
    const [plan] = await draftPlans(
      { blocks: world.blocks, cells: wish.cells, seed: wish.seed + k },
      1,
    )
    plans.push({ plan: plan!, seconds: (performance.now() - start) / 1000 })
  }
  const grown = growPlan({ blocks: world.blocks, ...wish })
  const cards = plans.map(({ plan }) => scorePlan(plan, world.blocks, GRID_LIMITS))
  const grownCard = scorePlan(grown, world.blocks, GRID_LIMITS)
  printTable(
    [
      '',
      's',
      'cells',
      'least',
      'most',
      'spread',
      'where possible',
      'forced',
      'under 200',
      'over 800',
      'compact',
      'keeps workers',
    ],
    [
      ...cards.map((card, k) => row(`plan ${k + 1}`, card, plans[k]!.seconds)),
      row('plain region growing', grownCard, Number.NaN),
    ],
  )
  return {
    name,
    drafted: cards[0]!,
    grown: grownCard,
    slowestS: Math.max(...plans.map(({ seconds }) => seconds)),
    faults: plans.reduce((sum, { plan }) => sum + brokenRules(plan, world), 0),
  }
}

function row(name: string, card: Scorecard, seconds: number): (string | number)[] {
  const { cells, households, spread, spreadWherePossible, forced, under, over } = card
  return [
    name,
    seconds,
    cells,
    households.least,
    households.most,
    spread,
    spreadWherePossible,
    forced,
    under,
    over,
    card.compactness.mean,
    card.keepsWorkers,
  ]
}

/** Every block in exactly one cell, no cell in two communities or two pieces, a valid coverage, as many cells as asked for. */
function brokenRules(plan: DraftedPlan, { coverage, blocks }: BlockWorld): number {
  const drawn = planCoverage(coverage, plan)
  const ids = plan.cells.flatMap((cell) => cell.blocks)
  const community = new Map(blocks.map((block: Block) => [block.id, block.community]))
  const mixed = plan.cells.filter((cell) =>
    cell.blocks.some((block) => community.get(block) !== cell.community),
  )
  return (
    verifyCoverage(drawn).length +
    scatteredCells(drawn).size +
    mixed.length +
    Math.abs(new Set(ids).size - blocks.length) +
    Math.abs(ids.length - blocks.length) +
    Math.abs(plan.cells.length - wish.cells)
  )
}
