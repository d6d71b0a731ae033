import type { BaseAddress, LineageLink } from '../../../data/rules/address-base/base-address.ts'
import type { Queryable } from '../../storage/database.ts'
import { toColumns } from './load-base.ts'
import { keepBefore, RELATIONS } from './relations.ts'

/** Of `address`, without what is recorded of itself. */
const COLUMNS = [
  'subdistrict',
  'id',
  'code',
  'level',
  'parent',
  'name',
  'full_text',
  'normal_form',
  'state',
  'lon',
  'lat',
  'community',
  'grid',
  'building',
  'entrance_lon',
  'entrance_lat',
]
const LIST = COLUMNS.join(', ')
const OF = (alias: string) => COLUMNS.map((name) => `${alias}.${name}`).join(', ')

/** Puts addresses; what they were goes into the history. */
export async function writeAddresses(
  client: Queryable,
  change: number,
  put: readonly BaseAddress[],
): Promise<void> {
  const keys = put.map(({ subdistrict, id }) => ({ subdistrict, id }))
  await keepBefore(client, change, RELATIONS.address, keys)
  await client.query('create temp table coming (like address) on commit drop')
  await client.execute(
    `insert into coming (${LIST}, valid_from, recorded_at)
     select ${LIST}, valid_from, now() from jsonb_populate_recordset(null::address, $1::jsonb)`,
    [JSON.stringify(put.map(toColumns))],
  )
  await client.execute('analyze coming')
  await closeVersions(client, change, 'coming')
  await client.execute(
    `insert into address_version (${LIST}, valid_from, valid_to, recorded_from, recorded_to, change)
     select ${OF('old')}, old.valid_from, coming.valid_from, now(), null, $1
     from coming join address as old on old.subdistrict = coming.subdistrict and old.id = coming.id
     where old.valid_from < coming.valid_from`,
    [change],
  )
  const updates = [...COLUMNS.slice(2), 'valid_from', 'recorded_at']
  await client.execute(
    `insert into address (${LIST}, valid_from, recorded_at) select ${LIST}, valid_from, recorded_at from coming
     on conflict (subdistrict, id) do update set ${updates.map((name) => `${name} = excluded.${name}`).join(', ')}`,
  )
  // There may be another change in this transaction.
  await client.query('drop table coming')
}

/** What has been believed until now, of the addresses in a table of subdistricts and ids. */
export async function closeVersions(
  client: Queryable,
  change: number,
  table: 'coming' | 'leaving',
): Promise<void> {
  await client.execute(
    `insert into address_version (${LIST}, valid_from, valid_to, recorded_from, recorded_to, change)
     select ${OF('old')}, old.valid_from, null, old.recorded_at, now(), $1
     from ${table} as other join address as old on old.subdistrict = other.subdistrict and old.id = other.id`,
    [change],
  )
}

export async function writeLineage(
  client: Queryable,
  change: number,
  links: readonly LineageLink[],
): Promise<void> {
  for (const { from, to, op } of links) {
    await client.execute(
      `insert into address_lineage (change, subdistrict, from_id, from_code, to_id, to_code, op)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [change, from.subdistrict, from.id, from.code, to.id, to.code, op],
    )
  }
}
