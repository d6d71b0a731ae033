import { DataType, type Schema } from 'apache-arrow'
import type {
  ColumnDefinition,
  ColumnType,
  DatasetDefinition,
} from '../../../data/contracts/index.ts'

import type { QueryParam } from '../types.ts'

/*
 * A dataset is a view over the tables of its parts, so that one part can be exchanged for a newer one without touching the
 * others, and columns that follow from others take no room. The tables stay as Arrow brought them: converting millions of
 * rows beforehand takes as long as bringing them in, the view converts what is asked for.
 */

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

export function literal(value: QueryParam): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value)
}

export const partTable = (dataset: string, subdistrict: string) =>
  quoted(`om ${dataset} ${subdistrict}`)

export const STAGING = 'om_staging'

/** What a part's table gives for each stored column, in SQL; a column that its stream lacks is unknown. */
export function partColumns({ columns }: DatasetDefinition, schema: Schema): string {
  const brought = new Map(schema.fields.map(({ name, type }) => [name, type]))
  return storedColumns(columns)
    .map(({ name, type }) => {
      const source = brought.get(name)
      const wanted = SQL_TYPES[type]
      if (source !== undefined && sqlTypeOf(source) === wanted) return quoted(name)
      const value = source === undefined ? 'null' : quoted(name)
      return `try_cast(${value} as ${wanted}) as ${quoted(name)}`
    })
    .join(', ')
}

/** `parts`: what `partColumns` said of each subdistrict's table. */
export function createView(
  { name, columns }: DatasetDefinition,
  parts: ReadonlyMap<string, string>,
): string {
  const selected = columns.map(({ name: column, derived }) =>
    derived === undefined ? quoted(column) : `${derived} as ${quoted(column)}`,
  )
  const tables = [...parts].map(
    ([subdistrict, given]) => `select ${given} from ${partTable(name, subdistrict)}`,
  )
  const nothing = `select ${storedColumns(columns)
    .map((column) => `null::${SQL_TYPES[column.type]} as ${quoted(column.name)}`)
    .join(', ')} where false`
  const source = tables.length === 0 ? nothing : tables.join(' union all ')
  return `create or replace view ${quoted(name)} as select ${selected.join(', ')} from (${source})`
}

const storedColumns = (columns: readonly ColumnDefinition[]) =>
  columns.filter(({ derived }) => derived === undefined)

/** Of those that need no conversion. */
function sqlTypeOf(type: DataType): string | undefined {
  if (DataType.isUtf8(type) || DataType.isDictionary(type)) return 'varchar'
  if (DataType.isInt(type)) return type.bitWidth === 32 ? 'integer' : undefined
  if (DataType.isFloat(type)) return type.precision === 2 ? 'double' : undefined
  if (DataType.isBool(type)) return 'boolean'
  if (DataType.isDate(type)) return 'date'
  return DataType.isList(type) ? 'varchar[]' : undefined
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
