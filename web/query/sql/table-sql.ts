import type { ColumnType, DatasetDefinition } from '../../../data/contracts/index.ts'
import { storedColumns } from '../../../data/formats/columns/dataset-rows.ts'
import type { QueryParam } from '../types.ts'

/*
 * A dataset is a view over a few tables of its parts, so that columns that follow from others take no room, and texts that come
 * back often are kept as numbers: putting in millions of rows then takes half the time and much less room.
 */

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

export function literal(value: QueryParam): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value)
}

export const partTable = (dataset: string, number: number) => quoted(`om ${dataset} ${number}`)

/** A column of numbers holds the texts from now on. */
export function textColumn(table: string, name: string, texts: readonly string[]): string {
  return `alter table ${table} alter column ${quoted(name)} type varchar using ${textOf(name, texts)}`
}

/** `texts`: of each column that holds numbers instead what they stand for. */
export function createView(
  dataset: DatasetDefinition,
  tables: readonly string[],
  texts: ReadonlyMap<string, readonly string[]>,
): string {
  const { name, columns } = dataset
  const stored = storedColumns(dataset).map(({ name: column, type }) => {
    const as = ` as ${quoted(column)}`
    if (tables.length === 0) return `null::${SQL_TYPES[type]}${as}`
    const known = texts.get(column)
    if (known !== undefined) return textOf(column, known) + as
    return type === 'time' ? `${quoted(column)}::timestamp${as}` : quoted(column)
  })
  const all = tables.map((table) => `from ${table}`).join(' union all ')
  const source = `select ${stored.join(', ')} ${tables.length === 0 ? 'where false' : `from (${all})`}`
  const selected = columns.map(({ name: column, derived }) =>
    derived === undefined ? quoted(column) : `${derived} as ${quoted(column)}`,
  )
  return `create or replace view ${quoted(name)} as select ${selected.join(', ')} from (${source})`
}

/** A constant that is taken apart is bound a hundred times as fast as a list of a thousand constants. */
function textOf(name: string, texts: readonly string[]): string {
  if (texts.length === 0) return 'null::varchar'
  const whole = texts.join(SEPARATOR)
  const isWhole = whole.split(SEPARATOR).length === texts.length
  const list = isWhole
    ? `string_split(${literal(whole)}, '${SEPARATOR}')`
    : `[${texts.map(literal).join(', ')}]`
  return `(${list})[${quoted(name)}]`
}

/** "Unit separator": hardly ever part of a text. */
const SEPARATOR = '\u001f'

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
