import type { AddressChange, AddressOfCode, FeatureCode } from '../../../data/contracts/index.ts'
import { seesGrid } from '../../security/visible-areas.ts'
import type { Queryable } from '../../storage/database.ts'
import { type EntryRow, type Reader, toEntry } from './read-address.ts'
import { changesOf, withoutNames } from './record.ts'

const ENTRY = (alias: string) =>
  `${alias}.subdistrict, ${alias}.id, ${alias}.code, ${alias}.level, ${alias}.name, ${alias}.full_text as "fullText",
   ${alias}.state, ${alias}.lon, ${alias}.lat, ${alias}.community, ${alias}.grid`

/** Any code that was ever given out: what carries it, or what stands in its place. */
export async function readCode(
  client: Queryable,
  { scope, isEditor }: Reader,
  code: FeatureCode,
): Promise<AddressOfCode | undefined> {
  const current = await client.first<EntryRow>(
    `select ${ENTRY('address')} from address where code = $1`,
    [code],
  )
  const row =
    current ??
    (await client.first<EntryRow>(
      `select ${ENTRY('version')} from address_version as version where code = $1 order by version desc limit 1`,
      [code],
    ))
  if (!row || !seesGrid(scope, row.grid)) return undefined
  const way = await client.query<EntryRow>(
    `with recursive way as (
       select $2::bigint as id
       union
       select lineage.to_id from way
       join address_lineage as lineage on lineage.subdistrict = $1 and lineage.from_id = way.id
       join address_change as change on change.id = lineage.change and change.reversed_by is null
     )
     select ${ENTRY('address')} from way
     join address on address.subdistrict = $1 and address.id = way.id
     order by address.id`,
    [row.subdistrict, row.id],
  )
  const successors = way.filter(({ state, grid }) => state !== 'retired' && seesGrid(scope, grid))
  const ids = way.map(({ id }) => id)
  const changes = await changesOf(client, row.subdistrict, ids.length > 0 ? ids : [row.id])
  const shown = changes.reverse().filter((change) => isOnTheWay(change, row.id, ids))
  return {
    code,
    status: statusOf(current, successors.length),
    address: toEntry(row),
    successors: successors.map(toEntry),
    changes: isEditor ? shown : shown.map(withoutNames),
  }
}

function statusOf(current: EntryRow | undefined, successors: number): AddressOfCode['status'] {
  if (!current) return 'withdrawn'
  if (current.state !== 'retired') return 'current'
  return successors > 0 ? 'succeeded' : 'retired'
}

/** Of the successors only what made them such. */
function isOnTheWay({ place, op }: AddressChange, id: number, way: readonly number[]): boolean {
  return place.id === id || ((op === 'split' || op === 'merge') && way.includes(place.id))
}
