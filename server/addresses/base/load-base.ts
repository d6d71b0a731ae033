import type { BaseAddress } from '../../../data/rules/address-base/base-address.ts'
import { createMemoryBase, type MemoryBase } from '../../../data/rules/address-base/memory-base.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'

const LOAD_BASE = loadSql(import.meta.url, 'sql/load-base.sql')

export type BaseRow = Omit<BaseAddress, 'entrance'> & {
  entranceLon: number | null
  entranceLat: number | null
}

/** As much of a subdistrict as a change of these addresses can reach. */
export async function loadBase(
  client: Queryable,
  subdistrict: string,
  ids: readonly number[],
  { below = true } = {},
): Promise<MemoryBase> {
  const rows = await client.query<BaseRow>(LOAD_BASE, [subdistrict, ids, below])
  return createMemoryBase(rows.map(toBaseAddress))
}

export function toBaseAddress({ entranceLon, entranceLat, ...row }: BaseRow): BaseAddress {
  const entrance =
    entranceLon === null || entranceLat === null ? null : ([entranceLon, entranceLat] as const)
  return { ...row, entrance }
}

/** Columns of `address`, in the form of `jsonb_populate_recordset`. */
export function toColumns(row: BaseAddress) {
  const { fullText, normalForm, validFrom, entrance, ...same } = row
  return {
    ...same,
    full_text: fullText,
    normal_form: normalForm,
    valid_from: validFrom,
    entrance_lon: entrance?.[0] ?? null,
    entrance_lat: entrance?.[1] ?? null,
  }
}

/** One change of a subdistrict at a time, in any number of processes; until the end of the transaction. */
export async function lockBase(client: Queryable, subdistrict: string): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(hashtext('address base'), hashtext($1))`, [
    subdistrict,
  ])
}
