import { type AddressChangeResult, Refusal } from '../../../data/contracts/index.ts'
import type { AppliedRow } from '../../../data/rules/address-base/base-address.ts'
import { reverseChange } from '../../../data/rules/address-base/reverse-change.ts'
import { seesGrid } from '../../security/visible-areas.ts'
import type { Queryable } from '../../storage/database.ts'
import { type Asker, notFound } from './asker.ts'
import { finish } from './finish.ts'
import { type BaseRow, loadBase, lockBase, toBaseAddress } from './load-base.ts'
import { findChange, openRecord } from './record.ts'
import {
  ALL_RELATIONS,
  digestOf,
  isKeyOf,
  keepBefore,
  RELATIONS,
  type Relation,
} from './relations.ts'
import { today } from './today.ts'
import { closeVersions } from './write-addresses.ts'

/** Takes a change back, as a change of its own. */
export async function reverse(
  client: Queryable,
  asker: Asker,
  id: number,
): Promise<AddressChangeResult> {
  const first = await findChange(client, id)
  if (!first) throw missing()
  const { subdistrict } = first.place
  await lockBase(client, subdistrict)
  // Somebody may have been quicker.
  const old = (await findChange(client, id))!
  const applied = await readApplied(client, id, subdistrict, first.place.id)
  const base = await loadBase(client, subdistrict, [first.place.id, ...applied.map(idOf)], {
    below: false,
  })
  const reached = applied.flatMap(({ before, after }) => [before, after])
  const isMine = [base.get(first.place.id), ...reached].every(
    (row) => !row || seesGrid(asker.scope, row.grid),
  )
  if (!isMine) throw missing()
  if (old.reversedBy !== null) throw refuse('reversed', 'It has been taken back already.')
  if (old.reverses !== null)
    throw refuse('is-reversal', 'Taking back is not taken back; make the change again.')
  await refuseChanged(client, id)
  reverseChange(base, applied)
  const change = await openRecord(client, {
    subdistrict,
    addressId: first.place.id,
    op: old.op,
    before: old.after,
    after: old.before,
    docNo: old.docNo ?? undefined,
    effective: await today(client),
    by: asker.userId,
    reverses: id,
  })
  await restoreHistory(client, change, id)
  for (const relation of ALL_RELATIONS) await restore(client, change, id, relation)
  await refuseStranded(client, id)
  await client.execute('update address_change set reversed_by = $2 where id = $1', [id, change])
  const touched = applied.map(({ before, after }) => ({ before: after, after: before }))
  return finish(client, asker, { change, action: 'address.reverse', place: first.place, touched })
}

const missing = () => new Refusal(404, 'change-not-found', 'There is no such change.')
const refuse = (code: string, sentence: string) => new Refusal(409, code, sentence)
const idOf = ({ before, after }: AppliedRow) => {
  const row = after ?? before
  if (!row) throw notFound()
  return row.id
}

const ROW_COLUMNS = `subdistrict, id, code, level, parent, name, full_text as "fullText", normal_form as "normalForm", state,
  lon, lat, entrance_lon as "entranceLon", entrance_lat as "entranceLat", community, grid, building,
  valid_from as "validFrom"`

/** The addresses of a change, the one that it was about first: as they were, and as they are now. */
async function readApplied(
  client: Queryable,
  change: number,
  subdistrict: string,
  main: number,
): Promise<AppliedRow[]> {
  const before = await client.query<BaseRow>(
    `select ${ROW_COLUMNS} from address_change_row as row
     cross join lateral jsonb_populate_record(null::address, row.before)
     where row.change = $1 and row.relation = 'address' and row.before is not null`,
    [change],
  )
  const now = await client.query<BaseRow>(
    `select ${ROW_COLUMNS} from address
     where subdistrict = $2 and id in (
       select (key ->> 'id')::bigint from address_change_row where change = $1 and relation = 'address'
     )`,
    [change, subdistrict],
  )
  const was = new Map(before.map((row) => [row.id, toBaseAddress(row)]))
  const is = new Map(now.map((row) => [row.id, toBaseAddress(row)]))
  const ids = [...new Set([...was.keys(), ...is.keys()])].sort(
    (a, b) => Number(b === main) - Number(a === main) || a - b,
  )
  return ids.map((id) => ({ before: was.get(id), after: is.get(id) }))
}

async function refuseChanged(client: Queryable, change: number): Promise<void> {
  for (const relation of ALL_RELATIONS) {
    const row = await client.first<{ count: number }>(
      `select count(*) as count from address_change_row as row
       left join ${relation.name} as thing on ${isKeyOf(relation, 'thing', 'row')}
       where row.change = $1 and row.relation = '${relation.name}'
         and ${digestOf(relation, 'thing')} is distinct from row.after`,
      [change],
    )
    if (!row || row.count === 0) continue
    throw new Refusal(
      409,
      'changed-since',
      'It cannot be taken back: what it changed has been changed again since.',
      { records: row.count },
    )
  }
}

/** What the change has said is no longer believed; what was believed before it is believed again. */
async function restoreHistory(client: Queryable, change: number, id: number): Promise<void> {
  await client.query('create temp table leaving (subdistrict text, id bigint) on commit drop')
  await client.execute(
    `insert into leaving select key ->> 'subdistrict', (key ->> 'id')::bigint
     from address_change_row where change = $1 and relation = 'address'`,
    [id],
  )
  await closeVersions(client, change, 'leaving')
  await client.query('drop table leaving')
  await client.execute(
    'update address_version set recorded_to = now() where change = $1 and recorded_to is null',
    [id],
  )
}

async function restore(
  client: Queryable,
  change: number,
  id: number,
  relation: Relation,
): Promise<void> {
  const { name, columns } = relation
  const rows = await client.query<{ key: object }>(
    'select key from address_change_row where change = $1 and relation = $2',
    [id, name],
  )
  if (rows.length === 0) return
  await keepBefore(
    client,
    change,
    relation,
    rows.map(({ key }) => key),
  )
  const from = `from address_change_row as row`
  const isThis = `row.change = $1 and row.relation = '${name}'`
  if (columns !== null) {
    const list = columns.join(', ')
    const old = columns.map(
      (column) => `(jsonb_populate_record(null::${name}, row.before)).${column}`,
    )
    await client.execute(
      `update ${name} as thing set (${list}) = row (${old.join(', ')}) ${from}
       where ${isThis} and ${isKeyOf(relation, 'thing', 'row')}`,
      [id],
    )
    return
  }
  await client.execute(
    `delete from ${name} as thing using address_change_row as row
     where ${isThis} and row.after is not null and ${isKeyOf(relation, 'thing', 'row')}`,
    [id],
  )
  await client.execute(
    `insert into ${name} select old.* ${from}
     cross join lateral jsonb_populate_record(null::${name}, row.before) as old
     where ${isThis} and row.before is not null`,
    [id],
  )
  if (name === RELATIONS.address.name) {
    await client.execute(
      `update address set recorded_at = now() from address_change_row as row
       where ${isThis} and ${isKeyOf(relation, 'address', 'row')}`,
      [id],
    )
  }
}

/** Nothing may be left hanging on what is gone again. */
async function refuseStranded(client: Queryable, id: number): Promise<void> {
  const row = await client.first<{ count: number }>(
    `with gone as (
       select change_row.key ->> 'subdistrict' as subdistrict, (change_row.key ->> 'id')::bigint as id, version.code
       from address_change_row as change_row
       join address_version as version on version.subdistrict = change_row.key ->> 'subdistrict'
         and version.id = (change_row.key ->> 'id')::bigint
       where change_row.change = $1 and change_row.relation = 'address' and change_row.before is null
     )
     select
       (select count(*) from gone join address_alias as thing
          on thing.subdistrict = gone.subdistrict and thing.address_id = gone.id)
       + (select count(*) from gone join residence as thing
          on thing.subdistrict = gone.subdistrict and gone.code in (thing.building, thing.room))
       + (select count(*) from gone join org_site as thing
          on thing.subdistrict = gone.subdistrict and gone.code in (thing.building, thing.room))
       + (select count(*) from gone join layer_item as thing
          on thing.subdistrict = gone.subdistrict and gone.code in (thing.building, thing.room))
       + (select count(*) from gone join grid_event as thing
          on thing.subdistrict = gone.subdistrict and gone.code in (thing.building, thing.room))
       as count`,
    [id],
  )
  if (!row || row.count === 0) return
  throw new Refusal(
    409,
    'depended-on',
    'It cannot be taken back: other records have come to hang on what it has made.',
    { records: row.count },
  )
}
