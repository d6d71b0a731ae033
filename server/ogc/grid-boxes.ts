import type { Bounds } from '../../data/contracts/index.ts'
import { geometryBounds } from '../../data/formats/geometry-bounds.ts'
import { decodeWkb } from '../../data/formats/wkb.ts'
import type { Queryable } from '../storage/database.ts'

/** Codes of the grids that can hold something in the box, and '' for what lies in none. */
export type GridsInBox = (box: Bounds) => Promise<string[]>

/**
 * Points are found through their grid, so that a small box over a million addresses reads only what is near. Bounds are
 * read again when they are a minute old.
 */
export function createGridsInBox(db: Queryable): GridsInBox {
  let known: { until: number; grids: Promise<{ code: string; bounds: Bounds }[]> } | undefined
  return async (box) => {
    if (known === undefined || known.until < Date.now()) {
      const grids = readBounds(db)
      known = { until: Date.now() + REMEMBER_MS, grids }
      grids.catch(() => {
        known = undefined
      })
    }
    const found = (await known.grids).filter(({ bounds }) => overlaps(bounds, box))
    return [...found.map(({ code }) => code), '']
  }
}

const REMEMBER_MS = 60_000
/** A room may stand a little outside of the grid that its building is in; about 200 m. */
const MARGIN_DEGREES = 0.002

async function readBounds(db: Queryable): Promise<{ code: string; bounds: Bounds }[]> {
  const rows = await db.query<{ code: string; geometry: Buffer }>(
    'select code, geometry from grid_cell where valid_to is null',
  )
  return rows.map(({ code, geometry }) => ({ code, bounds: geometryBounds(decodeWkb(geometry)) }))
}

function overlaps(a: Bounds, b: Bounds): boolean {
  const m = MARGIN_DEGREES
  return a[0] - m <= b[2] && a[2] + m >= b[0] && a[1] - m <= b[3] && a[3] + m >= b[1]
}
