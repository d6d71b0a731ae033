import { OUTSIDE_SUBDISTRICT } from '../../data/contracts/index.ts'
import { DISTRICT_NAME } from '../../data/sample/size.ts'
import type { Services } from '../services.ts'
import { writeSetting } from './sample-state.ts'

/** Statistics for the planner, the district's names for the page, and every layer marked for publishing. */
export async function announceSample(
  { db, registry }: Pick<Services, 'db' | 'registry'>,
  subdistricts: readonly string[],
): Promise<void> {
  await db.transaction(
    async (client) => {
      await client.execute('analyze')
    },
    { statementTimeoutMs: 0 },
  )
  await writeSetting(db, 'district.name', DISTRICT_NAME)
  await db.transaction(async (client) => {
    await client.execute(
      'select mark_dirty(layer, subdistrict) from unnest($1::text[]) as layer, unnest($2::text[]) as subdistrict',
      [registry.layers.map(({ code }) => code), [...subdistricts]],
    )
    // The district itself lies in no subdistrict.
    await client.execute('select mark_dirty($1, $2)', ['DIVISION', OUTSIDE_SUBDISTRICT])
    await client.notify('dirty_pack', '')
  })
}
