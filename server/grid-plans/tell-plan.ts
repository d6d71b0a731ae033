import type { GridPlanNews } from '../../data/contracts/index.ts'
import { announce } from '../storage/announce.ts'
import type { Queryable } from '../storage/database.ts'

const SUBDISTRICT_LENGTH = 9

/** In the transaction that does it. A plan of the whole district concerns every subdistrict. */
export async function tellPlan(
  client: Queryable,
  { id, area, version }: { id: string; area: string; version: number },
  what: GridPlanNews,
  told: { share?: number } = {},
): Promise<void> {
  const subdistrict = area.length < SUBDISTRICT_LENGTH ? '' : area.slice(0, SUBDISTRICT_LENGTH)
  await announce(client, { kind: 'gridPlan', id, what, version, subdistrict, ...told }, subdistrict)
}
