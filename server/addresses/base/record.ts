import type {
  AddressChange,
  AddressChangeOp,
  AddressFacts,
  BuildingCode,
  RoomCode,
} from '../../../data/contracts/index.ts'
import type { BaseAddress } from '../../../data/rules/address-base/base-address.ts'
import type { Queryable } from '../../storage/database.ts'

export interface NewRecord {
  subdistrict: string
  addressId: number
  op: AddressChangeOp
  before: AddressFacts | null
  after: AddressFacts | null
  docNo?: string | undefined
  effective: string
  by: string
  reverses?: number
}

const COLUMNS = `id, op, subdistrict, address_id as "addressId", before, after, doc_no as "docNo", effective,
  coalesce((select display_name from user_account where user_account.id = made_by), made_by) as by, recorded_at as "recordedAt", reverses, reversed_by as "reversedBy"`

export type ChangeRow = Omit<AddressChange, 'place' | 'recordedAt' | 'by'> & {
  subdistrict: string
  addressId: number
  recordedAt: Date
  by: string
}

/** The number comes first: everything that is written afterwards carries it. */
export async function openRecord(client: Queryable, record: NewRecord): Promise<number> {
  const { subdistrict, addressId, op, docNo = null, effective, by, reverses = null } = record
  const row = await client.first<{ id: number }>(
    `insert into address_change (subdistrict, address_id, op, before, after, doc_no, effective, made_by, reverses)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    [subdistrict, addressId, op, record.before, record.after, docNo, effective, by, reverses],
  )
  return row!.id
}

export async function findChange(
  client: Queryable,
  id: number,
): Promise<AddressChange | undefined> {
  const row = await client.first<ChangeRow>(`select ${COLUMNS} from address_change where id = $1`, [
    id,
  ])
  return row && toChange(row)
}

/** That have touched an address, newest first. */
export async function changesOf(
  client: Queryable,
  subdistrict: string,
  ids: readonly number[],
): Promise<AddressChange[]> {
  const rows = await client.query<ChangeRow>(
    `select ${COLUMNS} from address_change
     where subdistrict = $1 and (address_id = any($2::bigint[]) or id in (
       select change from address_change_row
       where relation = 'address' and key ->> 'subdistrict' = $1 and (key ->> 'id')::bigint = any($2::bigint[])
     ))
     order by id desc limit 200`,
    [subdistrict, ids],
  )
  return rows.map(toChange)
}

export function factsOf(row: BaseAddress | undefined): AddressFacts | null {
  if (!row) return null
  const { name, fullText, state, code, lon, lat, entrance } = row
  const facts = { name, fullText, state, lonLat: [lon, lat] as const, entrance }
  return { ...facts, code: code as BuildingCode | RoomCode | null }
}

/** Who has done it is not for everybody. */
export function withoutNames(change: AddressChange): AddressChange {
  const { by: _, ...rest } = change
  return rest
}

export function toChange({
  subdistrict,
  addressId,
  recordedAt,
  ...rest
}: ChangeRow): AddressChange {
  const place = { subdistrict, id: addressId }
  return { ...rest, place, recordedAt: new Date(recordedAt).toISOString() }
}
