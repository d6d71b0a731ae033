import { type AddressChangeInput, Refusal } from '../../../data/contracts/index.ts'
import type { BaseAddress } from '../../../data/rules/address-base/base-address.ts'
import { ROOM_LEVEL } from '../../../data/rules/address-base/names.ts'
import type { Queryable } from '../../storage/database.ts'
import type { Planned } from './plan.ts'
import { imageOf, keyOf, RELATIONS, type Relation } from './relations.ts'

/** What hung on an address and where it hangs now; `ends` = nowhere. */
interface Shift {
  old_id: number
  old_building: string | null
  old_room: string | null
  old_lon: number
  old_lat: number
  new_id: number
  new_building: string | null
  new_room: string | null
  lon: number
  lat: number
  community: string
  grid: string
  ends: boolean
}

/**
 * Whatever hangs on an address goes where its successor is, with its position unless it has one of its own; with an address
 * that has no successor it ends. Events stay where they happened.
 */
export async function followHoldings(
  client: Queryable,
  change: number,
  planned: Planned,
  input: AddressChangeInput,
): Promise<void> {
  const shifts = shiftsOf(planned)
  if (shifts.length === 0) return
  await client.query(
    `create temp table shift on commit drop as
     select null::bigint as old_id, ''::text as old_building, ''::text as old_room, 0::float8 as old_lon,
       0::float8 as old_lat, null::bigint as new_id, ''::text as new_building, ''::text as new_room, 0::float8 as lon,
       0::float8 as lat, ''::text as community, ''::text as grid, false as ends where false`,
  )
  await client.execute(
    'insert into shift select * from jsonb_populate_recordset(null::shift, $1::jsonb)',
    [JSON.stringify(shifts)],
  )
  await client.execute('analyze shift')
  const { subdistrict, effective } = planned
  const around = aroundOf(subdistrict, shifts)
  if (input.op === 'demolish' && !input.endHoldings) await refuseInUse(client, around)
  await shiftRows(client, change, RELATIONS.residence, around, {
    where: `${PEOPLE} and (shift.ends or thing.room <> shift.new_room or thing.building <> shift.new_building)`,
    set: `room = case when ends then thing.room else new_room end,
      building = case when ends then thing.building else new_building end,
      valid_to = case when ends then greatest($5::date, thing.valid_from) end`,
    effective,
  })
  for (const relation of [RELATIONS.org_site, RELATIONS.layer_item]) {
    await shiftRows(client, change, relation, around, {
      where: `${HANGS} and thing.valid_to is null`,
      set: `${REPOINT}, lon = case when ${IS_THERE} then shift.lon else thing.lon end,
        lat = case when ${IS_THERE} then shift.lat else thing.lat end,
        community = case when ${IS_THERE} then shift.community else thing.community end,
        grid = case when ${IS_THERE} then shift.grid else thing.grid end,
        valid_to = case when ends then greatest($5::date, thing.valid_from) end`,
      effective,
    })
  }
  await shiftRows(client, change, RELATIONS.grid_event, around, {
    where: `${HANGS} and not shift.ends
      and (shift.new_id <> shift.old_id or shift.new_building is distinct from shift.old_building)`,
    set: REPOINT,
  })
  await client.query('drop table shift')
}

/** Where to look, for an index: the subdistrict, buildings, and whether anything stands in none. */
type Around = readonly [subdistrict: string, buildings: string[], outside: boolean]

const aroundOf = (subdistrict: string, shifts: readonly Shift[]): Around => [
  subdistrict,
  [...new Set(shifts.flatMap(({ old_building }) => old_building ?? []))],
  shifts.some(({ old_building }) => old_building === null),
]

/** $1 to $3 as in `Around`. Without it all of the subdistrict is read. */
const AROUND = `thing.subdistrict = $1
  and (thing.building = any($2::text[]) or ($3::boolean and thing.building is null))`
const PEOPLE =
  'thing.building = shift.old_building and thing.room = shift.old_room and thing.valid_to is null'
const HANGS =
  'thing.address_id = shift.old_id and thing.building is not distinct from shift.old_building'
const REPOINT = `address_id = case when ends then thing.address_id else new_id end,
  building = case when ends then thing.building else new_building end,
  room = case when ends or shift.old_room is null then thing.room else new_room end`
/** Within a hand's breadth of where its address was. */
const IS_THERE =
  '(not ends and abs(thing.lon - shift.old_lon) < 1e-6 and abs(thing.lat - shift.old_lat) < 1e-6)'

/** `where` and `set` see `thing` and `shift`; $1 to $3 as in `Around`, $4 change, $5 the day from which it holds, if given. */
async function shiftRows(
  client: Queryable,
  change: number,
  relation: Relation,
  around: Around,
  { where, set, effective }: { where: string; set: string; effective?: string },
): Promise<void> {
  const { name } = relation
  await client.execute(
    `insert into address_change_row (change, relation, key, before)
     select $4, '${name}', ${keyOf(relation, 'thing')}, ${imageOf(relation, 'thing')}
     from ${name} as thing join shift on ${where}
     where ${AROUND}
     on conflict (change, relation, key) do nothing`,
    [...around, change],
  )
  // $4 has to stand somewhere, or its type is not known.
  await client.execute(
    `update ${name} as thing set ${set} from shift where ${AROUND} and $4::bigint is not null and ${where}`,
    [...around, change, ...(effective === undefined ? [] : [effective])],
  )
}

/** What stands in the way of a demolition that is not to end it. */
async function refuseInUse(client: Queryable, around: Around): Promise<void> {
  const row = await client.first<{ count: number }>(
    `select (select count(*) from residence as thing join shift on ${PEOPLE} where ${AROUND})
       + (select count(*) from org_site as thing join shift on ${HANGS} where ${AROUND} and thing.valid_to is null)
       + (select count(*) from layer_item as thing join shift on ${HANGS} where ${AROUND} and thing.valid_to is null)
       as count`,
    around,
  )
  if (!row || row.count === 0) return
  throw new Refusal(
    409,
    'still-in-use',
    'Residents, enterprises or other records still hang on it; say that they end with it.',
    { field: 'endHoldings' },
  )
}

function shiftsOf({ touched, lineage }: Planned): Shift[] {
  const now = new Map(touched.map(({ after }) => [after.id, after]))
  const heirs = new Map<number, number>()
  for (const { from, to } of lineage) if (!heirs.has(from.id)) heirs.set(from.id, to.id)
  return touched.flatMap(({ before, after }) => {
    if (!before) return []
    const heir = heirOf(after, now, heirs)
    const to = heir ?? after
    const isSame =
      heir?.id === before.id &&
      to.building === before.building &&
      to.lon === before.lon &&
      to.lat === before.lat &&
      to.grid === before.grid
    return isSame ? [] : [shiftOf(before, to, heir === undefined)]
  })
}

/** Where it is now itself, or what it has become; undefined = nothing. */
function heirOf(
  row: BaseAddress,
  now: ReadonlyMap<number, BaseAddress>,
  heirs: ReadonlyMap<number, number>,
): BaseAddress | undefined {
  if (row.state !== 'retired') return row
  const next = heirs.get(row.id)
  const heir = next === undefined ? undefined : now.get(next)
  return heir && heirOf(heir, now, heirs)
}

function shiftOf(before: BaseAddress, to: BaseAddress, ends: boolean): Shift {
  return {
    old_id: before.id,
    old_building: before.building,
    old_room: before.level === ROOM_LEVEL ? before.code : null,
    old_lon: before.lon,
    old_lat: before.lat,
    new_id: to.id,
    new_building: to.building,
    new_room: to.level === ROOM_LEVEL ? to.code : null,
    lon: to.lon,
    lat: to.lat,
    community: to.community,
    grid: to.grid,
    ends,
  }
}
