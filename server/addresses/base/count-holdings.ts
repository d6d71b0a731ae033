import type { TouchedCounts } from '../../../data/contracts/index.ts'
import type { BaseAddress } from '../../../data/rules/address-base/base-address.ts'
import { ROOM_LEVEL } from '../../../data/rules/address-base/names.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'
import type { Asker } from './asker.ts'

const COUNT_TOUCHED = loadSql(import.meta.url, 'sql/count-touched.sql')

export type Holdings = Pick<TouchedCounts, 'enterprises' | 'items' | 'residents'>

type Held = Pick<BaseAddress, 'id' | 'level' | 'grid' | 'building' | 'code'>

/** What hangs on these addresses of one subdistrict, as far as it may be counted for who asks. */
export async function countHoldings(
  client: Queryable,
  { counting: { layers, patterns, residentAreas } }: Pick<Asker, 'counting'>,
  subdistrict: string,
  rows: readonly Held[],
): Promise<Holdings> {
  const rooms = rows.filter(
    ({ level, grid }) =>
      level === ROOM_LEVEL && residentAreas.some((area) => grid.startsWith(area)),
  )
  const found = await client.first<Required<Holdings>>(COUNT_TOUCHED, [
    subdistrict,
    rows.map(({ id }) => id),
    [...new Set(rows.flatMap(({ building }) => building ?? []))],
    layers,
    patterns,
    rooms.map(({ code }) => code),
  ])
  if (!found) return {}
  return {
    ...(layers.includes('ENTERPRISE') && { enterprises: found.enterprises }),
    items: found.items,
    ...(residentAreas.length > 0 && { residents: found.residents }),
  }
}
