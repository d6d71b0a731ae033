import type { Queryable } from '../database.ts'
import { loadSql } from '../sql-file.ts'

/** 别名: what else a place is called, by whom somebody has looked at. */
export interface NewAlias {
  subdistrict: string
  addressId: number
  text: string
  /** 俗称, 错写 … as in the vocabulary. */
  kind: string
  weight: number
}

const FIND_SCOPE = loadSql(import.meta.url, 'find-alias-scope.sql')

/**
 * Gives a place another name, within its street or estate, and lets the matcher know. Answers false where it has that name
 * already. Used by the import desk's queue and by the editor of addresses alike.
 */
export async function addAlias(client: Queryable, alias: NewAlias): Promise<boolean> {
  const { subdistrict, addressId, text, kind, weight } = alias
  const scope = await client.first<{ id: number }>(FIND_SCOPE, [subdistrict, addressId])
  const added = await client.execute(
    `insert into address_alias (subdistrict, address_id, text, kind, scope_parent, weight, valid_from)
     values ($1, $2, $3, $4, $5, $6, today())
     on conflict (subdistrict, address_id, text) do nothing`,
    [subdistrict, addressId, text, kind, scope?.id ?? null, weight],
  )
  if (added > 0) await client.query(`select mark_dirty('ADDRESS', $1)`, [subdistrict])
  return added > 0
}
