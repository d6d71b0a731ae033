import { hash } from 'node:crypto'
import type { TakenOver } from '../../data/contracts/index.ts'
import { Coverage } from '../../data/rules/coverage/coverage.ts'
import { inspectCoverage } from '../../data/rules/coverage/import/inspect-coverage.ts'
import {
  proposedDecisions,
  repairCoverage,
} from '../../data/rules/coverage/import/repair-coverage.ts'
import type { Cell } from '../../data/rules/coverage/items.ts'
import { outlineFace, withoutStraight } from '../../data/rules/coverage/outline-cell.ts'
import { toLonLat } from '../../data/rules/coverage/units.ts'
import { type GridOfDay, sourceOf } from './grids-of-day.ts'

export interface TakenOverGrids {
  coverage: Coverage
  takenOver: TakenOver[]
}

/** Loose polygons as a coverage over shared arcs; whatever had to be mended is in the list. */
export function takeOver(grids: readonly GridOfDay[]): TakenOverGrids {
  if (grids.length === 0) return { coverage: new Coverage([]), takenOver: [] }
  const inspection = inspectCoverage(grids.map(sourceOf), ([x, y]) => toLonLat(x, y))
  const { coverage, applied, left } = repairCoverage(inspection, proposedDecisions(inspection))
  const codeOf = (source: number) => grids[source]!.code
  const told = ({ kind, place, areaM2, cells }: (typeof left)[number]) => ({
    kind,
    place,
    areaM2,
    grids: cells.map(codeOf),
  })
  return {
    coverage,
    takenOver: [
      ...applied.map(({ finding, to }) => ({ ...told(finding), givenTo: codeOf(to) })),
      ...left.map(told),
    ],
  }
}

/** What the cells of each community look like: the same shapes, names and kinds have the same digest. */
export function communityDigests(coverage: Coverage): Record<string, string> {
  const cells = new Map<string, Cell[]>()
  for (const cell of coverage.cells()) {
    const known = cells.get(cell.community)
    if (known) known.push(cell)
    else cells.set(cell.community, [cell])
  }
  return Object.fromEntries(
    [...cells].map(([community, list]) => {
      const told = list.map((cell) => shapeOf(coverage, cell)).sort()
      return [community, hash('sha256', told.join('\n'), 'base64url').slice(0, 22)]
    }),
  )
}

/** Vertices on a straight line come and go with the neighbours'. */
export function shapeOf(coverage: Coverage, { id, code, name, kind }: Cell): string {
  const rings = outlineFace(coverage, id).map((polygon) => polygon.map(withoutStraight))
  return JSON.stringify([code, name, kind, rings])
}
