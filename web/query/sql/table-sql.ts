import type { ColumnType, DatasetDefinition } from '../../../data/contracts/index.ts'

import type { QueryParam } from '../types.ts'

/*
 * A dataset is a view over the tables of its parts, so that one part can be exchanged for a newer one without touching the
 * others, and columns that follow from others take no room.
 */

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

export function literal(value: QueryParam): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value)
}

export const partTable = (dataset: string, subdistrict: string) =>
  quoted(`om ${dataset} ${subdistrict}`)

export const STAGING = 'om_staging'

/** Out of what Arrow brought; a column that the stream lacks is unknown. */
export function createPart(
  { name, columns }: DatasetDefinition,
  subdistrict: string,
  present: ReadonlySet<string>,
): string {
  const selected = columns
    .filter(({ derived }) => derived === undefined)
    .map((column) => {
      const source = present.has(column.name) ? quoted(column.name) : 'null'
      return `try_cast(${source} as ${SQL_TYPES[column.type]}) as ${quoted(column.name)}`
    })
  return `create or replace table ${partTable(name, subdistrict)} as
    select ${selected.join(', ')} from ${STAGING}`
}

export function createView(dataset: DatasetDefinition, subdistricts: readonly string[]): string {
  const { name, columns } = dataset
  const selected = columns.map(({ name: column, derived }) =>
    derived === undefined ? quoted(column) : `${derived} as ${quoted(column)}`,
  )
  const parts = subdistricts.map((one) => `select * from ${partTable(name, one)}`)
  const nothing = `select ${columns
    .filter(({ derived }) => derived === undefined)
    .map((column) => `null::${SQL_TYPES[column.type]} as ${quoted(column.name)}`)
    .join(', ')} where false`
  const source = parts.length === 0 ? nothing : parts.join(' union all ')
  return `create or replace view ${quoted(name)} as select ${selected.join(', ')} from (${source})`
}

const SQL_TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'varchar',
  // Not ENUM: results that come in pieces arrive without the values of theirs.
  category: 'varchar',
  integer: 'integer',
  number: 'double',
  boolean: 'boolean',
  date: 'date',
  time: 'timestamp',
  list: 'varchar[]',
  shape: 'integer',
}
