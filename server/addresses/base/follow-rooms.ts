import type { AddressBase, BaseAddress } from '../../../data/rules/address-base/base-address.ts'
import { ROOM_LEVEL } from '../../../data/rules/address-base/names.ts'
import { liveBelow } from '../../../data/rules/address-base/subtree.ts'
import { normalForm } from '../../../data/rules/address-normal-form.ts'
import type { Queryable } from '../../storage/database.ts'
import type { Planned, Touched } from './plan.ts'
import { keepBefore, RELATIONS } from './relations.ts'

/** The rows of `room` come, go and are numbered like their addresses of level 12. `base`: before the change. */
export async function followRooms(
  client: Queryable,
  change: number,
  planned: Planned,
  base: AddressBase,
): Promise<void> {
  const rooms = planned.touched.filter(({ after }) => after.level === ROOM_LEVEL)
  const changed = rooms.filter(
    ({ before, after }) =>
      !before || after.state === 'retired' || before.building !== after.building,
  )
  await keepBefore(
    client,
    change,
    RELATIONS.room,
    changed.map(({ after }) => keyOf(after)),
  )
  for (const { before, after } of changed) {
    if (!before) await insertRoom(client, after, planned, base)
  }
  const gone = changed.filter(({ before, after }) => before && after.state === 'retired')
  await client.execute('delete from room where subdistrict = $1 and code = any($2::text[])', [
    planned.subdistrict,
    gone.map(({ after }) => after.code),
  ])
  const handed = changed.filter(({ before, after }) => before && after.state !== 'retired')
  await client.execute(
    `update room set building = other.building
     from unnest($2::text[], $3::text[]) as other (code, building)
     where room.subdistrict = $1 and room.code = other.code`,
    [
      planned.subdistrict,
      handed.map(({ after }) => after.code),
      handed.map(({ after }) => after.building),
    ],
  )
  await renumber(client, change, planned.touched[0], base)
}

const keyOf = ({ subdistrict, code }: BaseAddress) => ({ subdistrict, code })
/** 501室 → 501, 2单元 → 2 */
const numberOf = (name: string) => normalForm(name).replace(/(室|单元|层)$/, '')

async function insertRoom(
  client: Queryable,
  row: BaseAddress,
  planned: Planned,
  base: AddressBase,
): Promise<void> {
  const { subdistrict, code, building, id, name } = row
  const own = [subdistrict, code, building, id, numberOf(name)]
  const origin = planned.lineage.find(({ to, op }) => to.id === id && op === 'split')?.from
  if (origin) {
    // How much of the area each part has nobody has said.
    await client.execute(
      `insert into room (subdistrict, code, building, address_id, number, stairwell, floor, tenure, use)
       select $1, $2, $3, $4, $5, stairwell, floor, tenure, use from room where subdistrict = $1 and code = $6`,
      [...own, origin.code],
    )
    return
  }
  const facts = planned.facts?.get(id)?.room ?? planned.room
  if (!facts) throw new TypeError('A new room without its facts')
  const { floor, use, tenure, areaM2 = null } = facts
  const way = stairwellOf(base, row.parent)
  await client.execute(
    `insert into room (subdistrict, code, building, address_id, number, stairwell, floor, tenure, use, area_m2)
     values ($1, $2, $3, $4, $5,
       coalesce($6, (select '无' from building where subdistrict = $1 and code = $3 and stairwells = 0)),
       $7, $8, $9, $10)`,
    [...own, way, floor, tenure, use, areaM2],
  )
}

function stairwellOf(base: AddressBase, id: number | null): string | null {
  const row = id === null ? undefined : base.get(id)
  if (!row) return null
  return row.level === 10 ? numberOf(row.name) : stairwellOf(base, row.parent)
}

/** A room has its number, and those of its stairwell and floor. */
async function renumber(
  client: Queryable,
  change: number,
  main: Touched | undefined,
  base: AddressBase,
): Promise<void> {
  const before = main?.before
  if (!main || !before || before.name === main.after.name || before.level < 10) return
  const column =
    before.level === ROOM_LEVEL ? 'number' : before.level === 10 ? 'stairwell' : 'floor'
  const rooms = [before, ...liveBelow(base, before.id)].filter(({ level }) => level === ROOM_LEVEL)
  await keepBefore(client, change, RELATIONS.room, rooms.map(keyOf))
  const value = numberOf(main.after.name)
  await client.execute(
    `update room set ${column} = $3 where subdistrict = $1 and code = any($2::text[])`,
    [before.subdistrict, rooms.map(({ code }) => code), column === 'floor' ? Number(value) : value],
  )
}
