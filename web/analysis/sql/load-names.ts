import type { DatasetDefinition } from '../../../data/contracts/index.ts'
import type { QueryResult } from '../../query/index.ts'
import { engine } from '../engine.ts'
import { datasets } from '../question-catalogue.ts'
import type { SqlFunction, SqlNames } from './sql-names.ts'

let functions: Promise<Pick<SqlNames, 'functions' | 'keywords'>> | undefined

/** What there is to be named, out of the engine's own catalogue; asked for once. */
export async function loadNames(): Promise<SqlNames> {
  functions ??= askEngine().catch((error) => {
    functions = undefined
    throw error
  })
  const tables: readonly DatasetDefinition[] = datasets()
  return { tables, ...(await functions) }
}

async function askEngine() {
  const [opened, { FUNCTIONS }] = await Promise.all([engine(), import('../../query/index.ts')])
  const ours = FUNCTIONS.map(
    ({ name, kind, usage, describe }): SqlFunction => ({ name, kind, usage, describe }),
  )
  const known = new Set(ours.map(({ name }) => name.toLowerCase()))
  const there = await opened.run(LIST_FUNCTIONS)
  const others = rowsOf(there, (row): SqlFunction => {
    const name = textAt(there, 'name', row)
    const kind = textAt(there, 'kind', row)
    return {
      name,
      kind: kind === 'table' ? 'table' : kind === 'aggregate' ? 'aggregate' : 'scalar',
      usage: `${name}(${textAt(there, 'parameters', row)})`,
      describe: null,
    }
  }).filter(({ name }) => !known.has(name.toLowerCase()))
  const words = await opened.run(LIST_KEYWORDS)
  const keywords = rowsOf(words, (row) => textAt(words, 'word', row))
  return { functions: [...ours, ...others], keywords }
}

/** Neither operators nor what is called by the engine itself; files and settings are out of reach anyway. */
const LIST_FUNCTIONS = `
  select function_name as name,
    any_value(case when function_type like 'table%' then 'table'
      when function_type = 'aggregate' then 'aggregate' else 'scalar' end) as kind,
    any_value(array_to_string(parameters, ', ')) as parameters
  from duckdb_functions()
  where regexp_matches(function_name, '^[a-z][a-z0-9_]*$')
    and not regexp_matches(function_name, '^(__|pragma_|read_|write_|parquet_|duckdb_|sniff_|force_|test_|om_|current_setting)')
    and function_type <> 'pragma'
  group by function_name
  order by function_name`

const LIST_KEYWORDS = `
  select keyword_name as word from duckdb_keywords()
  where keyword_category = 'reserved' or keyword_name in ('over', 'partition', 'exclude', 'replace', 'interval', 'between')
  order by 1`

const rowsOf = <Row>({ rowCount }: QueryResult, read: (row: number) => Row): Row[] =>
  Array.from({ length: rowCount }, (_, row) => read(row))

const textAt = (result: QueryResult, name: string, row: number): string =>
  String(result.column(name)?.value(row) ?? '')
