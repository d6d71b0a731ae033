import {
  type Building,
  type DivideWish,
  divideBlocks,
} from '../../../../data/rules/coverage/blocks/divide-blocks.ts'
import type { Coverage } from '../../../../data/rules/coverage/coverage.ts'
import { type Block, blockGraph } from '../../../../data/rules/coverage/drafter/block-graph.ts'
import type { SourceCell } from '../../../../data/rules/coverage/import/inspect-coverage.ts'
import { type CellId, serialIds } from '../../../../data/rules/coverage/items.ts'
import { countCells } from '../../../../data/rules/coverage/tally/count-cells.ts'
import { createFacts } from '../../../../data/rules/coverage/tally/facts.ts'
import { toUnits } from '../../../../data/rules/coverage/units.ts'
import { outlineCells } from '../../../../data/sample/coverage-rings.ts'
import { toLonLat } from '../../../../data/sample/plane.ts'
import type { SampleSize } from '../../../../data/sample/size.ts'
import type { Subdistrict } from '../../../../data/sample/subdistrict.ts'
import { coverageOf, factsOf, sampleSubdistricts } from '../../../builders/sample-grids.ts'

/** One subdistrict of about 100,000 households, larger than any of the sample's. */
export const BIG: SampleSize = {
  name: 'district',
  tilesX: 1,
  tilesY: 1,
  columns: 30,
  rows: 36,
  quotas: {
    grids: 250,
    fullTimeStaff: 260,
    residents: 288_000,
    addresses: 157_000,
    enterprises: 26_000,
    events: 30_000,
  },
}

export interface BlockWorld {
  coverage: Coverage
  blocks: Block[]
  households: number
}

/** Blocks of a subdistrict with their households, and the grids that they are in today. */
export function blockWorld(
  subdistrict: Subdistrict,
  divide?: Omit<DivideWish, 'issueId'>,
): BlockWorld {
  const coverage = coverageOf(blockCells(subdistrict))
  if (divide) {
    divideBlocks(coverage, buildingsOf(subdistrict), { ...divide, issueId: serialIds('part') })
  }
  const tallies = countCells(coverage, createFacts(factsOf(subdistrict)))
  const gridOf = new Map<CellId, string>(
    [...coverage.cells()].map(({ id, name }) => [
      id,
      subdistrict.coverage.gridOfBlock(Number(name)).code,
    ]),
  )
  const blocks = blockGraph(coverage, tallies, {
    todayOf: (id) => ({ cell: gridOf.get(id)!, locked: false }),
  })
  return { coverage, blocks, households: blocks.reduce((sum, b) => sum + b.households, 0) }
}

export const bigSubdistrict = (seed: number): Subdistrict =>
  [...sampleSubdistricts(BIG, seed)][0] as Subdistrict

function buildingsOf({ buildings }: Subdistrict): Building[] {
  return buildings.map(({ placed, rooms }) => ({
    footprint: placed.ring.flatMap((point) => [...toUnits(toLonLat(point))]),
    households: rooms.filter(({ persons }) => persons > 0).length,
  }))
}

function blockCells({ ground, terrain, coverage }: Subdistrict): SourceCell[] {
  return terrain.plan.blocks.map(({ id, i0, i1, j0, j1 }) => {
    const cells = new Set<string>()
    for (let i = i0; i < i1; i++) for (let j = j0; j < j1; j++) cells.add(`${i}/${j}`)
    return {
      code: null,
      name: `${id}`,
      kind: 'general',
      community: coverage.gridOfBlock(id).community.code,
      polygons: outlineCells(ground, cells).map((rings) =>
        rings.map((ring) => ring.map((point) => toLonLat(point))),
      ),
    }
  })
}
