import type { Registry } from '../../../data/registry/index.ts'
import type { Queryable } from '../database.ts'
import { loadSql } from '../sql-file.ts'
import type { ColumnRow } from './read-rows.ts'

const selectFacets = loadSql(import.meta.url, 'select-facets.sql')

interface FacetRow {
  code: string
  version: string
  tags: string[]
  facets: Record<string, unknown>
}

/** Adds to events what accidents are told apart by; category and subclass become those of the current list. */
export async function readFacets(
  client: Queryable,
  registry: Registry,
  rows: readonly ColumnRow[],
  subdistricts: readonly string[],
): Promise<void> {
  const found = await client.query<FacetRow>(selectFacets, [subdistricts])
  const byCode = new Map(found.map((row) => [row.code, row]))
  for (const row of rows) {
    const more = byCode.get(row.code)
    // Reported between the two questions: it comes with the next version.
    if (more === undefined) continue
    const { tags, facets, version } = more
    const current = registry.currentEventSubclass(version, String(row.attributes.subclass))
    row.attributes = { ...facets, ...row.attributes, tags }
    if (current === undefined) continue
    row.attributes.category = current.category.code
    row.attributes.subclass = current.subclass.code
  }
}
