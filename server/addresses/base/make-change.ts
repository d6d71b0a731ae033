import {
  type AddressCertification,
  type AddressChangeInput,
  type AddressChangeOp,
  type AddressChangeResult,
  Refusal,
} from '../../../data/contracts/index.ts'
import type { AddressBase } from '../../../data/rules/address-base/base-address.ts'
import { certifyAddresses } from '../../../data/rules/address-base/certify-addresses.ts'
import type { Issuer } from '../../../data/rules/address-base/issue-code.ts'
import { formerName } from '../../../data/rules/address-base/names.ts'
import { addAlias } from '../../storage/addresses/add-alias.ts'
import type { Queryable } from '../../storage/database.ts'
import { issueSerials } from '../../storage/issue-serials.ts'
import { type Asker, refuseBeyond, refuseUnseen } from './asker.ts'
import { countHoldings } from './count-holdings.ts'
import { finish } from './finish.ts'
import { followBuildings } from './follow-buildings.ts'
import { followHoldings } from './follow-holdings.ts'
import { followRooms } from './follow-rooms.ts'
import { loadBase, lockBase } from './load-base.ts'
import { openLocate } from './locate.ts'
import { aboutOf, type Planned, planChange, toPlanned } from './plan.ts'
import { factsOf, openRecord } from './record.ts'
import { refuseOutdated } from './refuse-outdated.ts'
import { keepBefore, RELATIONS } from './relations.ts'
import { today } from './today.ts'
import { writeAddresses, writeLineage } from './write-addresses.ts'

/** Below that a name is a number, which nobody looks for on its own. */
const LAST_ALIASED_LEVEL = 9

/** One change: planned by the rules, written with everything that follows from it, in the caller's transaction. */
export async function makeChange(
  client: Queryable,
  asker: Asker,
  input: AddressChangeInput,
): Promise<AddressChangeResult> {
  const effective = await effectiveDay(client, input.effective)
  const { subdistrict, ids } = aboutOf(input)
  await lockBase(client, subdistrict)
  const base = await loadBase(client, subdistrict, ids, { below: input.op !== 'create' })
  for (const id of ids) {
    const row = base.get(id)
    // Divisions lie in no grid; what is put under one is judged by its own place.
    if (input.op === 'create' && row && row.level < 6) continue
    refuseUnseen(asker.scope, row)
  }
  await refuseOutdated(client, base.get(ids[0]!), input.basedOn)
  const [issuer, locate] = [
    await openIssuer(client, input, base),
    await openLocate(client, subdistrict),
  ]
  const planned = planChange(base, input, effective, { issuer, locate })
  const change = await writeChange(client, asker, planned, input.op, input.docNo)
  // What ends with a demolition hangs on nothing afterwards.
  const ending =
    input.op === 'demolish'
      ? await countHoldings(client, asker, subdistrict, before(planned))
      : undefined
  await followBuildings(client, change, planned, input.op === 'move' && input.keepsOutline)
  await followRooms(client, change, planned, base)
  await followHoldings(client, change, planned, input)
  if (input.op === 'rename' || input.op === 'renumber') await keepName(client, change, planned)
  return finish(client, asker, { ...doneOf(change, planned, 'address.change'), ending })
}

/** 核实, 启用 */
export async function certify(
  client: Queryable,
  asker: Asker,
  { place, to, below = false, docNo, basedOn }: AddressCertification,
): Promise<AddressChangeResult> {
  const { subdistrict, id } = place
  await lockBase(client, subdistrict)
  const base = await loadBase(client, subdistrict, [id], { below })
  await refuseOutdated(client, refuseUnseen(asker.scope, base.get(id)), basedOn)
  const certified = certifyAddresses(base, { id, to, below })
  const planned = toPlanned(base, certified, subdistrict, await today(client))
  const change = await writeChange(client, asker, planned, 'certify', docNo, id)
  return finish(client, asker, doneOf(change, planned, 'address.certify'))
}

/** What the rules have planned, into the base and its history; what follows from it comes after. */
export async function writeChange(
  client: Queryable,
  asker: Asker,
  planned: Planned,
  op: AddressChangeOp,
  docNo: string | undefined,
  about?: number,
): Promise<number> {
  const { subdistrict, touched, effective, lineage } = planned
  refuseBeyond(
    asker.scope,
    touched.flatMap(({ before, after }) => [before, after]),
  )
  const main = touched[0]!
  const change = await openRecord(client, {
    subdistrict,
    addressId: about ?? main.after.id,
    op,
    before: factsOf(main.before),
    after: factsOf(main.after),
    docNo,
    effective,
    by: asker.userId,
  })
  await writeAddresses(
    client,
    change,
    touched.map(({ after }) => after),
  )
  await writeLineage(client, change, lineage)
  return change
}

const before = ({ touched }: Planned) => touched.flatMap((one) => one.before ?? [])

export const doneOf = (
  change: number,
  { subdistrict, touched, lineage }: Planned,
  action: 'address.change' | 'address.certify',
) => ({ change, action, place: { subdistrict, id: touched[0]!.after.id }, touched, lineage })

async function effectiveDay(client: Queryable, given: string | undefined): Promise<string> {
  const now = await today(client)
  if (given === undefined || given <= now) return given ?? now
  throw new Refusal(422, 'in-the-future', 'A change cannot hold from a day that is yet to come.', {
    field: 'effective',
  })
}

/** The former name stays a way to find it, where it is not the name of something else. */
async function keepName(client: Queryable, change: number, { touched }: Planned): Promise<void> {
  const before = touched[0]?.before
  if (!before || before.level > LAST_ALIASED_LEVEL) return
  const { subdistrict, id: addressId } = before
  const { text, kind } = formerName(before)
  await keepBefore(client, change, RELATIONS.address_alias, [
    { subdistrict, address_id: addressId, text },
  ])
  await addAlias(client, { subdistrict, addressId, text, kind, weight: 1 })
}

/** As many numbers as it can take, taken at once; those that a refusal leaves over are never used. */
async function openIssuer(
  client: Queryable,
  input: AddressChangeInput,
  base: AddressBase,
): Promise<Issuer> {
  const count = input.op === 'create' ? 1 : input.op === 'split' ? input.parts.length : 0
  const level =
    input.op === 'create' ? input.level : input.op === 'split' ? base.get(input.place.id)?.level : 0
  let id = count > 0 ? await issueSerials(client, 'address', count) : 0
  const kind = level === 9 ? 'building' : level === 12 ? 'room' : undefined
  let serial = count > 0 && kind ? await issueSerials(client, kind, count) : 0
  return { id: () => id++, serial: () => serial++ }
}
