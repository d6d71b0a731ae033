import { createPath } from '../../../data/rules/address-base/create-path.ts'
import type { Issuer } from '../../../data/rules/address-base/issue-code.ts'
import { BUILDING_LEVEL } from '../../../data/rules/address-base/names.ts'
import type { Queryable } from '../../storage/database.ts'
import { issueSerials } from '../../storage/issue-serials.ts'
import type { AddedAddress } from './added-address.ts'
import type { Asker } from './asker.ts'
import { finish } from './finish.ts'
import { followBuildings } from './follow-buildings.ts'
import { followRooms } from './follow-rooms.ts'
import { loadBase, lockBase } from './load-base.ts'
import { openLocate } from './locate.ts'
import { doneOf, writeChange } from './make-change.ts'
import type { Planned, Touched } from './plan.ts'
import { today } from './today.ts'

export interface AddedAddresses {
  change: number
  /** In the order in which they were asked for. */
  ids: number[]
}

/** Many new addresses of one subdistrict as one change, which is taken back as one. */
export async function addAddresses(
  client: Queryable,
  asker: Asker,
  subdistrict: string,
  added: readonly AddedAddress[],
): Promise<AddedAddresses> {
  const effective = await today(client)
  await lockBase(client, subdistrict)
  const known = added.flatMap(({ parent, adopts }) => [parent, ...(adopts ? [adopts] : [])])
  const base = await loadBase(client, subdistrict, [...new Set(known)])
  const issuer = await openIssuer(client, added)
  const locate = await openLocate(client, subdistrict)
  const touched: Touched[] = []
  const facts = new Map<number, Pick<AddedAddress, 'building' | 'room'>>()
  const ids = added.map(({ parent, steps, lonLat, adopts, building, room }) => {
    const own = { ...(lonLat && { lonLat }), ...(adopts && { adopts }) }
    const path = { parent, steps, effective, floor: room.floor, ...own }
    const change = createPath(base, path, issuer, locate)
    for (const { before, after } of base.apply({ ...change, remove: [] })) {
      touched.push({ before, after: after! })
      facts.set(after!.id, { building, room })
    }
    return change.main!.id
  })
  const planned: Planned = { subdistrict, effective, touched, lineage: [], footprints: [], facts }
  const change = await writeChange(client, asker, planned, 'create', undefined)
  await followBuildings(client, change, planned)
  await followRooms(client, change, planned, base)
  await finish(client, asker, doneOf(change, planned, 'address.change'))
  return { change, ids }
}

/** As many numbers as it can take: each step, and a floor above each room. */
async function openIssuer(client: Queryable, added: readonly AddedAddress[]): Promise<Issuer> {
  const steps = added.flatMap((one) => one.steps)
  let id = await issueSerials(client, 'address', steps.length + added.length)
  let building = await issueSerials(client, 'building', steps.length)
  let room = await issueSerials(client, 'room', steps.length)
  return {
    id: () => id++,
    serial: (level) => (level === BUILDING_LEVEL ? building++ : room++),
  }
}
