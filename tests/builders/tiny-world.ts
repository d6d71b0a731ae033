import type { Database } from '../../server/storage/database.ts'
import { insertAddresses } from './tiny-world/addresses.ts'
import { insertDivisions } from './tiny-world/divisions.ts'
import { insertPeople } from './tiny-world/people.ts'
import { insertThings } from './tiny-world/things.ts'

export { WORLD } from './tiny-world/codes.ts'

/**
 * A district that fits on a page: subdistrict 清源 with two communities and three grids, subdistrict 临溪 with one.
 *
 * ```
 *  30.256 ┌──────────┬──────────┬──────────┐   ┌──────────┐
 *         │ west 001 │ east 002 │ south 001│   │ far 001  │
 *         │ 文澜苑    │ 文澜苑5幢 │ 桥头村    │   │ 临溪花园  │
 *         │ 3幢       │          │ 7号       │   │ 1幢       │
 *  30.250 └──────────┴──────────┴──────────┘   └──────────┘
 *        120.000    120.006    120.012  120.018 120.030  120.036
 * ```
 *
 * Of the demo accounts, worker holds the grids west and east, handler the subdistrict 清源, the others the district.
 */
export async function insertTinyWorld(db: Database): Promise<void> {
  await insertDivisions(db)
  await insertAddresses(db)
  await insertPeople(db)
  await insertThings(db)
}
