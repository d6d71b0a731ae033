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

const FIND_PLACES = loadSql(import.meta.url, 'sql/find-places.sql')
const FIND_CODE = loadSql(import.meta.url, 'sql/find-code.sql')
const LIST_BELOW = loadSql(import.meta.url, 'sql/list-below.sql')
const WALK_ADDRESSES = loadSql(import.meta.url, 'sql/walk-addresses.sql')
const WALK_PLACES = loadSql(import.meta.url, 'sql/walk-places.sql')

const CODE = /^[BR]\d{14,16}[0-9A-Z]$/

interface Place {
  subdistrict: string
  id: number
}

export interface AddressQuestion {
  /** Text or code. */
  q?: string | undefined
  parent?: Place | undefined
  state?: string | undefined
  level?: number | undefined
  within?: string | undefined
  /** Where the page before has ended; only without `q` and `parent`. */
  after?: Place | undefined
  limit: number
}

/** Streets, doors, estates and buildings by their text, anything by its code, what lies directly below an address, or in a state. */
export async function findAddresses(
  client: Queryable,
  scope: LayerScope,
  question: AddressQuestion,
): Promise<AddressList> {
  const { q, parent, limit } = question
  if (q === undefined && parent === undefined) return walk(client, scope, question)
  const rows = await listRows(client, scope, question)
  return { items: rows.slice(0, limit).map(toEntry), more: rows.length > limit, next: null }
}

async function listRows(
  client: Queryable,
  scope: LayerScope,
  { q, parent, state, level, within = '', limit }: AddressQuestion,
): Promise<EntryRow[]> {
  const { patterns } = visibleAreas(scope, within)
  const narrowing = [parent?.subdistrict, parent?.id, state, level].map((one) => one ?? null)
  if (q === undefined) {
    return client.query<EntryRow>(LIST_BELOW, [...narrowing, patterns, limit + 1])
  }
  const code = CODE.test(q) ? parseFeatureCode(q) : undefined
  if (code) return client.query<EntryRow>(FIND_CODE, [code, ...narrowing, patterns])
  const form = normalForm(q)
  if (form === '') return []
  const like = `%${form.replace(/[\\%_]/g, '\\$&')}%`
  return client.query<EntryRow>(FIND_PLACES, [like, ...narrowing, patterns, limit + 1])
}

/** Page by page in the order of the primary key, so that the last page costs as much as the first. */
async function walk(
  client: Queryable,
  scope: LayerScope,
  { state, level, within = '', after, limit }: AddressQuestion,
): Promise<AddressList> {
  const { patterns, subdistricts } = visibleAreas(scope, within)
  const tail = [patterns, subdistricts, after?.subdistrict ?? '', after?.id ?? 0, limit + 1]
  const isPlace = state === undefined && level !== undefined && level >= 6 && level <= 9
  const rows = isPlace
    ? await client.query<EntryRow>(WALK_PLACES, [level, ...tail])
    : await client.query<EntryRow>(WALK_ADDRESSES, [state ?? null, level ?? null, ...tail])
  const items = rows.slice(0, limit).map(toEntry)
  const last = items.at(-1)
  const more = rows.length > limit
  return { items, more, next: more && last ? `${last.subdistrict}:${last.id}` : null }
}
