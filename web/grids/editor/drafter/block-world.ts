import type { CoverageItem, GridPlanGround } from '../../../../data/contracts/index.ts'
import { GRID_LIMITS } from '../../../../data/registry/grid-limits.ts'
import {
  type Building,
  divideBlocks,
} from '../../../../data/rules/coverage/blocks/divide-blocks.ts'
import { formBlocks } from '../../../../data/rules/coverage/blocks/form-blocks.ts'
import { middleOf } from '../../../../data/rules/coverage/checks/footprints.ts'
import { indexLines } from '../../../../data/rules/coverage/checks/line-index.ts'
import { Coverage } from '../../../../data/rules/coverage/coverage.ts'
import { crossings } from '../../../../data/rules/coverage/crossings.ts'
import { type Block, blockGraph } from '../../../../data/rules/coverage/drafter/block-graph.ts'
import { faceAt } from '../../../../data/rules/coverage/faces.ts'
import {
  type Cell,
  type CellId,
  OUTSIDE,
  serialIds,
} from '../../../../data/rules/coverage/items.ts'
import { countCells, placesIn } from '../../../../data/rules/coverage/tally/count-cells.ts'
import {
  COUNTED,
  type Facts,
  type PackedFacts,
  unpackFacts,
} from '../../../../data/rules/coverage/tally/facts.ts'
import { boxOf, isInBox } from '../../../../data/rules/coverage/units.ts'

export interface DraftGround {
  items: readonly CoverageItem[]
  facts: PackedFacts
  ground: GridPlanGround
  /** 12 digits, '' = everywhere: only cells there are drawn anew. */
  community: string
}

/** What the drafter puts plans together of. */
export interface BlockWorld {
  plan: Coverage
  coverage: Coverage
  blocks: Block[]
  facts: Facts
  isKept: (cell: Cell) => boolean
  households: number
}

const HOUSEHOLDS = COUNTED.indexOf('households')
/** Blocks may be this part of a cell; larger ones are divided between their houses. */
const LARGE = 0.5

/** Blocks of the plan's ground with their households, and the cells that they are in now. */
export function blockWorld(
  { items, facts: packed, ground, community }: DraftGround,
  wanted = GRID_LIMITS.householdsHigh,
): BlockWorld {
  const plan = new Coverage(items)
  const facts = unpackFacts(packed)
  const isKept = (cell: Cell) =>
    cell.locked ||
    cell.kind === 'dedicated' ||
    (community !== '' && cell.community !== community && !cell.id.startsWith('cell:b'))
  const coverage = formBlocks(
    plan,
    {
      // Borders of divisions are the plan's own already.
      lines: ground.lines.filter(({ kind }) => kind !== 'division').map(({ points }) => points),
      buildings: ground.buildings,
    },
    isKept,
  )
  const kept = new Set([...plan.cells()].filter(isKept).map(({ id }) => id))
  const free = buildingsIn(coverage, facts, ground, kept)
  divideBlocks(coverage, free, {
    above: Math.max(wanted * LARGE, GRID_LIMITS.householdsLow / 2),
    upTo: wanted * LARGE,
    issueId: serialIds('part'),
  })
  const lines = indexLines(ground.lines.map(({ points }) => points))
  const blocks = blockGraph(coverage, countCells(coverage, facts), {
    todayOf: (id) => ({
      cell: kept.has(id) ? id : todayOf(plan, coverage, facts, id),
      locked: kept.has(id),
    }),
    alongOf: ({ points }) => lines.shareAlong(points, GRID_LIMITS.alongLinesM),
  })
  const households = blocks
    .filter(({ locked }) => !locked)
    .reduce((sum, block) => sum + block.households, 0)
  return { plan, coverage, blocks, facts, isKept, households }
}

function buildingsIn(
  coverage: Coverage,
  { index, x, y, counts }: Facts,
  { buildings }: GridPlanGround,
  kept: ReadonlySet<CellId>,
): Building[] {
  return buildings.flatMap(({ ring }) => {
    const face = faceAt(coverage, ...middleOf(ring))
    if (face === OUTSIDE || kept.has(face)) return []
    const box = boxOf(ring)
    const households = index
      .range(box.minX, box.minY, box.maxX, box.maxY)
      .filter(
        (place) =>
          isInBox(box, x[place]!, y[place]!) && crossings(ring, x[place]!, y[place]!) !== 0,
      )
      .reduce((sum, place) => sum + counts[place * COUNTED.length + HOUSEHOLDS]!, 0)
    return [{ footprint: ring, households }]
  })
}

/** The cell that most of a block's households are in now; of an empty one the cell below its border. */
function todayOf(plan: Coverage, blocks: Coverage, facts: Facts, block: CellId): string {
  const arcs = [...blocks.arcsOf(block)].map((id) => blocks.arc(id)!)
  const sums = new Map<string, number>()
  for (const place of placesIn(arcs, block, facts)) {
    const face = faceAt(plan, facts.x[place]!, facts.y[place]!)
    const households = facts.counts[place * COUNTED.length + HOUSEHOLDS]!
    if (face !== OUTSIDE) sums.set(face, (sums.get(face) ?? 0) + households)
  }
  return [...sums].sort((a, b) => b[1] - a[1])[0]?.[0] ?? ''
}
