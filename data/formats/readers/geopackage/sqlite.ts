import initSqlite, { type Database, type SqlJsStatic } from 'sql.js'
import { refuseFile } from '../../sources/refuse-file.ts'

export type SqlValue = number | bigint | string | Uint8Array | null

/** A database file in memory. Everything in it is somebody else’s: broken files and wild queries end in a refusal. */
export interface SqliteFile {
  all(sql: string, params?: readonly (string | number)[]): SqlValue[][]
  /** Rows one by one; whoever stops early has to call `return`. */
  each(sql: string): Generator<SqlValue[]>
  close(): void
}

let library: Promise<SqlJsStatic> | undefined

const READ_VERSION_AT = 18
/** Bytes that SQLite itself may take, the file not counted. */
const HEAP_BYTES = 128 * 2 ** 20

export async function openSqlite(bytes: Uint8Array): Promise<SqliteFile> {
  library ??= initSqlite()
  const { Database: Sqlite } = await library
  // Programs leave files in WAL mode, which needs shared memory to read; all pages are in the file itself by then.
  const own = bytes.slice()
  if (own[READ_VERSION_AT] === 2) own.fill(1, READ_VERSION_AT, READ_VERSION_AT + 2)
  const database = guarded(() => new Sqlite(own))
  guarded(() =>
    database.run(
      `pragma hard_heap_limit = ${HEAP_BYTES}; pragma trusted_schema = off; pragma cell_size_check = on; pragma query_only = on`,
    ),
  )
  return {
    all: (sql, params = []) => guarded(() => readAll(database, sql, params)),
    each: (sql) => readEach(database, sql),
    close: () => database.close(),
  }
}

function readAll(
  database: Database,
  sql: string,
  params: readonly (string | number)[],
): SqlValue[][] {
  const statement = database.prepare(sql)
  try {
    statement.bind([...params])
    const rows: SqlValue[][] = []
    while (statement.step()) rows.push(valuesOf(statement))
    return rows
  } finally {
    statement.free()
  }
}

function* readEach(database: Database, sql: string): Generator<SqlValue[]> {
  const statement = guarded(() => database.prepare(sql))
  try {
    while (guarded(() => statement.step())) yield guarded(() => valuesOf(statement))
  } finally {
    statement.free()
  }
}

/** What the library does and its types do not say. */
interface ExactStatement {
  get(params: null, config: { useBigInt: boolean }): SqlValue[]
}

/** Whole numbers come as `bigint`: a double would round long ones. */
function valuesOf(statement: ReturnType<Database['prepare']>): SqlValue[] {
  const exact: ExactStatement = statement
  return exact.get(null, { useBigInt: true })
}

/** The library throws plain errors with SQLite’s message, and traps of its own where a page leads it astray. */
function guarded<Result>(act: () => Result): Result {
  try {
    return act()
  } catch (error) {
    throw error instanceof Error && /memory|too big/i.test(error.message)
      ? refuseMemory()
      : refuseDamaged()
  }
}

const refuseDamaged = () =>
  refuseFile(
    'damaged-geopackage',
    'The GeoPackage (SQLite) file is damaged or cut off.',
    'GeoPackage（SQLite）文件已损坏或不完整。',
  )

const refuseMemory = () =>
  refuseFile(
    'too-much-memory',
    'A row of the GeoPackage is larger than can be read.',
    'GeoPackage 中有一行过大，无法读取。',
  )
