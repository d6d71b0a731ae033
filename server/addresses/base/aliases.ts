import {
  type AddressAliasEnd,
  type AddressChangeOp,
  type AddressChangeResult,
  type NewAddressAlias,
  Refusal,
} from '../../../data/contracts/index.ts'
import {
  type AddressBase,
  type BaseAddress,
  isLive,
} from '../../../data/rules/address-base/base-address.ts'
import { addAlias } from '../../storage/addresses/add-alias.ts'
import type { Queryable } from '../../storage/database.ts'
import { type Asker, refuseUnseen } from './asker.ts'
import { finish } from './finish.ts'
import { loadBase, lockBase } from './load-base.ts'
import { openRecord } from './record.ts'
import { keepBefore, RELATIONS } from './relations.ts'
import { today } from './today.ts'

/** Another name for an address, within its street or estate or what else it lies in. */
export async function makeAlias(
  client: Queryable,
  asker: Asker,
  { place, text, kind, scope, weight = 1, from, docNo }: NewAddressAlias,
): Promise<AddressChangeResult> {
  const { base, row } = await openAddress(client, asker, place)
  if (!isLive(row))
    throw new Refusal(409, 'retired', 'This address is retired; it no longer changes.')
  if (scope) refuseOutside(base, row, scope)
  const effective = from ?? (await today(client))
  const { subdistrict, id: addressId } = place
  const change = await open(client, asker, row, { op: 'addAlias', text, effective, docNo })
  const isNew = await addAlias(client, { subdistrict, addressId, text, kind, weight })
  if (!isNew && !(await isEnded(client, place, text))) {
    throw new Refusal(409, 'alias-exists', 'It has that name already.', { field: 'text' })
  }
  await client.execute(
    `update address_alias set kind = $4, weight = $5, valid_from = $6, valid_to = null
     where subdistrict = $1 and address_id = $2 and text = $3`,
    [subdistrict, addressId, text, kind, weight, effective],
  )
  if (scope !== undefined) {
    await client.execute(
      'update address_alias set scope_parent = $4 where subdistrict = $1 and address_id = $2 and text = $3',
      [subdistrict, addressId, text, scope],
    )
  }
  return finish(client, asker, doneOf(change, row))
}

/** From that day on it is no longer called so. */
export async function endAlias(
  client: Queryable,
  asker: Asker,
  { place, text, to, docNo }: AddressAliasEnd,
): Promise<AddressChangeResult> {
  const { row } = await openAddress(client, asker, place)
  const effective = to ?? (await today(client))
  const change = await open(client, asker, row, { op: 'endAlias', text, effective, docNo })
  const ended = await client.execute(
    `update address_alias set valid_to = $4
     where subdistrict = $1 and address_id = $2 and text = $3 and valid_to is null and valid_from <= $4`,
    [place.subdistrict, place.id, text, effective],
  )
  if (ended === 0) {
    throw new Refusal(409, 'no-such-alias', 'On that day it has no such name that could end.', {
      field: 'text',
    })
  }
  return finish(client, asker, doneOf(change, row))
}

/** A name holds within something that the place lies in. */
function refuseOutside(base: AddressBase, row: BaseAddress, scope: number): void {
  for (let at = row.parent; at !== null; at = base.get(at)?.parent ?? null) {
    if (at === scope) return
  }
  throw new Refusal(
    422,
    'alias-scope',
    'The address does not lie in what the name is to hold in.',
    {
      field: 'scope',
    },
  )
}

async function openAddress(
  client: Queryable,
  { scope }: Asker,
  { subdistrict, id }: NewAddressAlias['place'],
): Promise<{ base: AddressBase; row: BaseAddress }> {
  await lockBase(client, subdistrict)
  const base = await loadBase(client, subdistrict, [id], { below: false })
  return { base, row: refuseUnseen(scope, base.get(id)) }
}

async function open(
  client: Queryable,
  { userId }: Asker,
  { subdistrict, id }: BaseAddress,
  {
    op,
    text,
    effective,
    docNo,
  }: { op: AddressChangeOp; text: string; effective: string; docNo: string | undefined },
): Promise<number> {
  const isNew = op === 'addAlias'
  const change = await openRecord(client, {
    subdistrict,
    addressId: id,
    op,
    before: isNew ? null : { alias: text },
    after: isNew ? { alias: text } : null,
    docNo,
    effective,
    by: userId,
  })
  await keepBefore(client, change, RELATIONS.address_alias, [{ subdistrict, address_id: id, text }])
  return change
}

async function isEnded(
  client: Queryable,
  { subdistrict, id }: NewAddressAlias['place'],
  text: string,
): Promise<boolean> {
  const row = await client.first(
    `select from address_alias where subdistrict = $1 and address_id = $2 and text = $3 and valid_to is not null`,
    [subdistrict, id, text],
  )
  return row !== undefined
}

const doneOf = (change: number, row: BaseAddress) => ({
  change,
  action: 'address.alias' as const,
  place: { subdistrict: row.subdistrict, id: row.id },
  touched: [{ before: row, after: row }],
})
