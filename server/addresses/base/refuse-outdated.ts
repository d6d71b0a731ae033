import { type AddressConflict, Refusal } from '../../../data/contracts/index.ts'
import type { BaseAddress } from '../../../data/rules/address-base/base-address.ts'
import type { Queryable } from '../../storage/database.ts'
import { changesOf, factsOf } from './record.ts'

/** Somebody else has changed it since the editor has seen it: both versions go back, and nothing is done. */
export async function refuseOutdated(
  client: Queryable,
  row: BaseAddress | undefined,
  basedOn: string | undefined,
): Promise<void> {
  if (basedOn === undefined || !row) return
  const { subdistrict, id } = row
  const found = await client.first<{ recordedAt: Date }>(
    'select recorded_at as "recordedAt" from address where subdistrict = $1 and id = $2',
    [subdistrict, id],
  )
  const recordedAt = new Date(found!.recordedAt).toISOString()
  if (recordedAt === new Date(basedOn).toISOString()) return
  const [change = null] = await changesOf(client, subdistrict, [id])
  const details: AddressConflict = { now: factsOf(row)!, recordedAt, change }
  throw new Refusal(
    409,
    'changed-meanwhile',
    'Somebody has changed this address meanwhile; look at both versions first.',
    details,
  )
}
