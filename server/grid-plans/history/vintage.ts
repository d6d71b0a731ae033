import type { Coverage } from '../../../data/rules/coverage/coverage.ts'
import { faceAt } from '../../../data/rules/coverage/faces.ts'
import { OUTSIDE } from '../../../data/rules/coverage/items.ts'
import { toUnits } from '../../../data/rules/coverage/units.ts'
import type { Queryable } from '../../storage/database.ts'
import { gridsOfDay } from '../grids-of-day.ts'
import { takeOver } from '../take-over.ts'

/** The grids of one day: which of them a place lies in. */
export interface Vintage {
  grids: readonly { code: string; name: string }[]
  gridAt(lon: number, lat: number): string
}

export type ReadVintage = (db: Queryable, area: string, date: string) => Promise<Vintage>

const KEPT_VINTAGES = 12

/** Grids of a day stay what they were until somebody publishes: known by when one of them was last written. */
export function createVintages(): ReadVintage {
  const known = new Map<string, { stamp: string; coverage: Coverage; grids: Vintage['grids'] }>()
  return async (db, area, date) => {
    const row = await db.first<{ stamp: string }>(
      `select concat(count(*), ' ', count(valid_to), ' ', max(recorded_at)) as stamp
       from grid_cell where starts_with(code, $1)`,
      [area],
    )
    const key = `${area} ${date}`
    const kept = known.get(key)
    if (kept && kept.stamp === row?.stamp) return vintageOf(kept)
    const grids = await gridsOfDay(db, area, date)
    const made = {
      stamp: row?.stamp ?? '',
      coverage: takeOver(grids).coverage,
      grids: grids.map(({ code, name }) => ({ code: code as string, name })),
    }
    known.delete(key)
    known.set(key, made)
    const [oldest] = known.keys()
    if (known.size > KEPT_VINTAGES && oldest !== undefined) known.delete(oldest)
    return vintageOf(made)
  }
}

const vintageOf = ({
  coverage,
  grids,
}: {
  coverage: Coverage
  grids: Vintage['grids']
}): Vintage => ({
  grids,
  gridAt: (lon, lat) => {
    const face = faceAt(coverage, ...toUnits([lon, lat]))
    return face === OUTSIDE ? '' : (coverage.cell(face)?.code ?? '')
  },
})
