import { Coverage } from '../coverage.ts'
import { dissolveBlocks } from '../drafter/dissolve.ts'
import { arrange, type OwnedRing } from '../import/arrangement.ts'
import { buildArcs } from '../import/build-arcs.ts'
import type { Cell, CellId, Face } from '../items.ts'
import { OUTSIDE } from '../items.ts'
import { ringsOf } from '../outline-cell.ts'
import { bendToBorders } from './bend-to-borders.ts'
import { tidyBlocks } from './tidy-blocks.ts'

export interface BlockGround {
  /** Roads, rivers, borders of divisions; in units. */
  lines: readonly (readonly number[])[]
  /** Never cut; those of one estate stay together. */
  buildings: readonly { estate: string; ring: readonly number[] }[]
}

/**
 * What lines enclose inside the cells of a plan: blocks, each in one community, none through a building or an estate. Cells
 * that are `kept` are one block each, with their own id.
 */
export function formBlocks(
  plan: Coverage,
  { lines, buildings }: BlockGround,
  isKept: (cell: Cell) => boolean = ({ locked }) => locked,
): Coverage {
  const regions = regionsOf(plan, isKept)
  const rings: OwnedRing[] = regions.list.flatMap(({ id }, owner) =>
    ringsOf(regions.coverage, id).map((points) => ({ owner, points })),
  )
  const borders = rings.map(({ points }) => points)
  const arrangement = arrange([
    ...rings,
    ...bendToBorders(lines, borders).map((points) => ({ owner: undefined, points })),
  ])
  const cells = new Map<CellId, Cell>()
  const labelOf = (face: number): Face => {
    const owner = arrangement.owners[face]?.[0]
    const region = owner === undefined ? undefined : regions.list[owner]
    if (!region) return OUTSIDE
    const id: CellId = isKept(region) ? region.id : `cell:b${face}`
    if (!cells.has(id)) cells.set(id, { ...region, id })
    return id
  }
  const arcs = buildArcs(arrangement, labelOf)
  return tidyBlocks(new Coverage([...cells.values(), ...arcs]), buildings, isKept)
}

/** Free cells of one community as one, kept ones as they are. */
function regionsOf(plan: Coverage, isKept: (cell: Cell) => boolean) {
  const list = new Map<CellId, Cell>()
  const regionOf = new Map<CellId, CellId>()
  for (const cell of plan.cells()) {
    const id: CellId = isKept(cell) ? cell.id : `cell:region-${cell.community}`
    regionOf.set(cell.id, id)
    if (!list.has(id)) {
      list.set(id, isKept(cell) ? cell : { ...cell, id, code: null, name: '', locked: false })
    }
  }
  return {
    list: [...list.values()],
    coverage: dissolveBlocks(plan, [...list.values()], regionOf),
  }
}
