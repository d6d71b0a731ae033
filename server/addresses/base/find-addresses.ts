import {
  type AddressList,
  type LayerScope,
  parseFeatureCode,
} from '../../../data/contracts/index.ts'
import { normalForm } from '../../../data/rules/address-normal-form.ts'
import { visibleAreas } from '../../security/visible-areas.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'
import { type EntryRow, toEntry } from './read-address.ts'

const LIST_ADDRESSES = loadSql(import.meta.url, 'sql/list-addresses.sql')

export interface AddressQuestion {
  /** Text or code. */
  q?: string | undefined
  parent?: { subdistrict: string; id: number } | undefined
  state?: string | undefined
  level?: number | undefined
  within?: string | undefined
  limit: number
}

/** Streets, doors, estates and buildings by their text, anything by its code, and what lies directly below an address. */
export async function findAddresses(
  client: Queryable,
  scope: LayerScope,
  { q, parent, state, level, within = '', limit }: AddressQuestion,
): Promise<AddressList> {
  const code =
    q !== undefined && /^[BR]\d{14,16}[0-9A-Z]$/.test(q) ? parseFeatureCode(q) : undefined
  const form = q === undefined || code ? undefined : normalForm(q)
  if (form === '') return { items: [], more: false }
  const rows = await client.query<EntryRow>(LIST_ADDRESSES, [
    form === undefined ? null : `%${form.replace(/[\\%_]/g, '\\$&')}%`,
    code ?? null,
    parent?.subdistrict ?? null,
    parent?.id ?? null,
    state ?? null,
    level ?? null,
    visibleAreas(scope, within).patterns,
    limit + 1,
  ])
  return { items: rows.slice(0, limit).map(toEntry), more: rows.length > limit }
}
