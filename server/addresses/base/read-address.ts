import type {
  AddressDetail,
  AddressEntry,
  AddressPlace,
  AddressState,
  AddressSuccession,
  AddressVersion,
  BuildingCode,
  LayerScope,
  LonLat,
  Ring,
  RoomCode,
} from '../../../data/contracts/index.ts'
import { BUILDING_LEVEL } from '../../../data/rules/address-base/names.ts'
import { seesGrid, visibleAreas } from '../../security/visible-areas.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'
import { outerRing } from './footprint.ts'
import { changesOf, withoutNames } from './record.ts'

const ADDRESS_AT = loadSql(import.meta.url, 'sql/address-at.sql')

export interface EntryRow {
  subdistrict: string
  id: number
  code: BuildingCode | RoomCode | null
  level: number
  name: string
  fullText: string
  state: AddressState
  lon: number
  lat: number
  community: string
  grid: string
}

interface DetailRow extends EntryRow {
  parent: number | null
  entranceLon: number | null
  entranceLat: number | null
  building: BuildingCode | null
  validFrom: string
  recordedAt: Date
}

export function toEntry(row: EntryRow): AddressEntry {
  const { subdistrict, id, code, level, name, fullText, state, lon, lat, community, grid } = row
  return {
    subdistrict,
    id,
    code,
    level,
    name,
    fullText,
    state,
    lonLat: [lon, lat],
    community,
    grid,
  }
}

/** Who reads: where, and whether accounts are named. */
export interface Reader {
  scope: LayerScope
  isEditor: boolean
}

/** `at`: as it was that day in the world; `known`: by what was known at that instant. */
export interface AsOf {
  at?: string | undefined
  known?: string | undefined
}

/** One address with all that is known of it. */
export async function readAddress(
  client: Queryable,
  { scope, isEditor }: Reader,
  { subdistrict, id }: AddressPlace,
  time: AsOf,
): Promise<AddressDetail | undefined> {
  const row = await readAt(client, subdistrict, id, time)
  if (!row || !seesGrid(scope, row.grid)) return undefined
  const { entranceLon, entranceLat } = row
  const changes = await changesOf(client, subdistrict, [id])
  return {
    address: {
      ...toEntry(row),
      entrance: entranceLon === null || entranceLat === null ? null : [entranceLon, entranceLat],
      building: row.building,
      validFrom: row.validFrom,
      recordedAt: new Date(row.recordedAt).toISOString(),
      outline: await readOutline(client, row),
    },
    parents: await readParents(client, row, time),
    children: await client.query<AddressDetail['children'][number]>(
      `select level, state, count(*)::int as count from address
       where subdistrict = $1 and parent = $2 and grid like any($3::text[])
       group by level, state order by level, state`,
      [subdistrict, id, visibleAreas(scope).patterns],
    ),
    aliases: await client.query<AddressDetail['aliases'][number]>(
      `select text, kind, weight, scope_parent as "scopeParent", valid_from as "validFrom", valid_to as "validTo"
       from address_alias where subdistrict = $1 and address_id = $2 order by valid_from, text`,
      [subdistrict, id],
    ),
    history: await readHistory(client, scope, subdistrict, id),
    changes: isEditor ? changes : changes.map(withoutNames),
    predecessors: await readLineage(client, scope, subdistrict, id, 'from'),
    successors: await readLineage(client, scope, subdistrict, id, 'to'),
  }
}

const readAt = (client: Queryable, subdistrict: string, id: number, { at, known }: AsOf) =>
  client.first<DetailRow>(ADDRESS_AT, [subdistrict, id, at ?? null, known ?? null])

async function readOutline(
  client: Queryable,
  { subdistrict, level, code }: DetailRow,
): Promise<Ring | null> {
  if (level !== BUILDING_LEVEL) return null
  const row = await client.first<{ footprint: Buffer }>(
    'select footprint from building where subdistrict = $1 and code = $2',
    [subdistrict, code],
  )
  return row ? outerRing(row.footprint) : null
}

async function readParents(
  client: Queryable,
  row: DetailRow,
  time: AsOf,
): Promise<AddressDetail['parents']> {
  const found: AddressDetail['parents'][number][] = []
  for (let parent = row.parent; parent !== null; ) {
    const above =
      (await readAt(client, row.subdistrict, parent, time)) ??
      // It began later than what now lies in it.
      (await readAt(client, row.subdistrict, parent, {}))
    if (!above) break
    found.unshift({ id: above.id, level: above.level, name: above.name })
    parent = above.parent
  }
  return found
}

async function readHistory(
  client: Queryable,
  scope: LayerScope,
  subdistrict: string,
  id: number,
): Promise<AddressVersion[]> {
  type Row = Omit<AddressVersion, 'lonLat' | 'recordedFrom' | 'recordedTo'> & {
    lon: number
    lat: number
    grid: string
    recordedFrom: Date
    recordedTo: Date | null
  }
  const rows = await client.query<Row>(
    `select name, full_text as "fullText", state, lon, lat, grid, valid_from as "validFrom", valid_to as "validTo",
       recorded_from as "recordedFrom", recorded_to as "recordedTo", change
     from address_version where subdistrict = $1 and id = $2 order by version desc limit 500`,
    [subdistrict, id],
  )
  return rows
    .filter(({ grid }) => seesGrid(scope, grid))
    .map(({ lon, lat, grid: _, recordedFrom, recordedTo, ...rest }) => ({
      ...rest,
      lonLat: [lon, lat] as LonLat,
      recordedFrom: new Date(recordedFrom).toISOString(),
      recordedTo: recordedTo && new Date(recordedTo).toISOString(),
    }))
}

/** `from`: what it came from; `to`: what has become of it. Of changes that still hold. */
async function readLineage(
  client: Queryable,
  scope: LayerScope,
  subdistrict: string,
  id: number,
  end: 'from' | 'to',
): Promise<AddressSuccession[]> {
  const own = end === 'from' ? 'to' : 'from'
  const rows = await client.query<Omit<AddressSuccession, 'place'> & { id: number; grid: string }>(
    `select lineage.${end}_id as id, lineage.${end}_code as code, address.full_text as "fullText", address.grid, lineage.op,
       lineage.change, change.effective
     from address_lineage as lineage
     join address_change as change on change.id = lineage.change and change.reversed_by is null
     join address on address.subdistrict = lineage.subdistrict and address.id = lineage.${end}_id
     where lineage.subdistrict = $1 and lineage.${own}_id = $2
     order by lineage.change, lineage.${end}_id`,
    [subdistrict, id],
  )
  return rows
    .filter(({ grid }) => seesGrid(scope, grid))
    .map(({ id: other, grid: _, ...rest }) => ({ ...rest, place: { subdistrict, id: other } }))
}
