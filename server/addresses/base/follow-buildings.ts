import type { BaseAddress } from '../../../data/rules/address-base/base-address.ts'
import { BUILDING_LEVEL } from '../../../data/rules/address-base/names.ts'
import { isUnnumbered } from '../../../data/rules/address-base/unnumbered.ts'
import type { Queryable } from '../../storage/database.ts'
import type { AddedBuilding } from './added-address.ts'
import { ringWkb, shiftWkb, squareAt } from './footprint.ts'
import type { Planned, Touched } from './plan.ts'
import { keepBefore, RELATIONS } from './relations.ts'

const DOOR_LEVEL = 7

/** The rows of `building` come, go, move and are called like their addresses of level 9. */
export async function followBuildings(
  client: Queryable,
  change: number,
  planned: Planned,
  keepsOutline = false,
): Promise<void> {
  const buildings = planned.touched.filter(({ after }) => after.level === BUILDING_LEVEL)
  const changed = buildings.filter(
    ({ before, after }) => !before || isGone(after) || isMoved(before, after),
  )
  await keepBefore(
    client,
    change,
    RELATIONS.building,
    changed.map(({ after }) => keyOf(after)),
  )
  // Parts are made like the whole, which therefore goes last.
  for (const { before, after } of changed) {
    if (!before) await insertBuilding(client, after, planned)
    else if (!isGone(after)) await moveBuilding(client, before, after, keepsOutline)
  }
  for (const { after } of changed.filter(({ after }) => isGone(after))) {
    await client.execute('delete from building where subdistrict = $1 and code = $2', [
      after.subdistrict,
      after.code,
    ])
  }
  await retitle(client, change, planned.touched[0])
  await titleNamed(client, change, buildings)
}

const isGone = ({ state }: BaseAddress) => state === 'retired'
const isMoved = (a: BaseAddress, b: BaseAddress) =>
  a.lon !== b.lon || a.lat !== b.lat || a.grid !== b.grid
const keyOf = ({ subdistrict, code }: BaseAddress) => ({ subdistrict, code })

async function insertBuilding(
  client: Queryable,
  row: BaseAddress,
  planned: Planned,
): Promise<void> {
  const { subdistrict, code, id, name, lon, lat, community, grid, validFrom } = row
  const own = [subdistrict, code, id, name, lon, lat, community, grid, validFrom]
  const parts = planned.lineage.filter(({ op }) => op === 'split')
  const at = parts.findIndex(({ to }) => to.id === id)
  if (at >= 0) {
    const footprint = planned.footprints[at]
    await client.execute(
      `insert into building (subdistrict, code, address_id, title, lon, lat, community, grid, valid_from, use, floors,
         stairwells, year, danger, self_built, estate, footprint)
       select $1, $2, $3, $4, $5, $6, $7, $8, $9, use, floors, stairwells, year, danger, self_built, estate,
         coalesce($11::bytea, footprint)
       from building where subdistrict = $1 and code = $10`,
      [...own, parts[at]?.from.code, footprint ? ringWkb(footprint) : null],
    )
    return
  }
  const facts = planned.facts?.get(id)?.building ?? planned.building
  if (!facts) throw new TypeError('A new building without its facts')
  const { use, floors, stairwells, year = null, footprint = squareAt(lon, lat) } = facts
  const { outline = ringWkb(footprint), danger, isSelfBuilt = false }: AddedBuilding = facts
  await client.execute(
    `insert into building (subdistrict, code, address_id, title, lon, lat, community, grid, valid_from, use, floors,
       stairwells, year, danger, self_built, footprint)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [...own, use, floors, stairwells, year, danger ?? null, isSelfBuilt, outline],
  )
}

/** Buildings that have got an address at last are called like it. */
async function titleNamed(
  client: Queryable,
  change: number,
  buildings: readonly Touched[],
): Promise<void> {
  const named = buildings.filter(
    ({ before, after }) => before && isUnnumbered(before.name) && before.name !== after.name,
  )
  await keepBefore(
    client,
    change,
    RELATIONS.building,
    named.map(({ after }) => keyOf(after)),
  )
  for (const { after } of named) {
    await client.execute(
      'update building set title = $3, recorded_at = now() where subdistrict = $1 and code = $2',
      [after.subdistrict, after.code, after.name],
    )
  }
}

async function moveBuilding(
  client: Queryable,
  before: BaseAddress,
  after: BaseAddress,
  keepsOutline: boolean,
): Promise<void> {
  const { subdistrict, code, lon, lat, community, grid } = after
  const old = await client.first<{ footprint: Buffer }>(
    'select footprint from building where subdistrict = $1 and code = $2',
    [subdistrict, code],
  )
  if (!old) return
  const footprint = keepsOutline
    ? old.footprint
    : shiftWkb(old.footprint, lon - before.lon, lat - before.lat)
  await client.execute(
    `update building set lon = $3, lat = $4, community = $5, grid = $6, footprint = $7, recorded_at = now()
     where subdistrict = $1 and code = $2`,
    [subdistrict, code, lon, lat, community, grid, footprint],
  )
}

/** The label on the map is the building's own name, or its door's where the street gives the number. */
async function retitle(
  client: Queryable,
  change: number,
  main: Touched | undefined,
): Promise<void> {
  const before = main?.before
  if (!main || !before || before.name === main.after.name) return
  if (before.level !== BUILDING_LEVEL && before.level !== DOOR_LEVEL) return
  const rows = await client.query<{ subdistrict: string; code: string }>(
    `select building.subdistrict, building.code
     from building join address on address.subdistrict = building.subdistrict and address.id = building.address_id
     where building.subdistrict = $1 and building.title = $2
       and (address.id = $3 or (address.parent = $3 and address.level = ${BUILDING_LEVEL}))`,
    [before.subdistrict, before.name, before.id],
  )
  await keepBefore(client, change, RELATIONS.building, rows)
  await client.execute(
    `update building set title = $3, recorded_at = now() where subdistrict = $1 and code = any($2::text[])`,
    [before.subdistrict, rows.map(({ code }) => code), main.after.name],
  )
}
