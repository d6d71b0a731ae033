import { RecordBatchReader } from 'apache-arrow'
import type { DatasetDefinition } from '../../../data/contracts/index.ts'
import { MACROS } from '../sql/macros.ts'
import { createView, literal, partColumns, partTable, STAGING } from '../sql/table-sql.ts'
import type { QueryParam } from '../types.ts'
import { clusterFunctions } from './cluster-functions.ts'
import type { DuckDBBindings, DuckDBConnection } from './duckdb.ts'
import { type CoreResult, fetchRows } from './fetch-rows.ts'
import { ShapeStore } from './shape-store.ts'
import { shapesToNumbers } from './shapes-to-numbers.ts'
import { spatialFunctions } from './spatial-functions.ts'
import { type Runtime, registerFunctions } from './vector-functions.ts'

export interface CoreOptions {
  memoryMb: number
}

/** One table of a dataset. */
interface Part {
  rows: number
  /** What the view takes of it. */
  columns: string
}

/** The engine itself: DuckDB with our functions and tables. Knows neither worker nor network. */
export class QueryCore {
  readonly shapes = new ShapeStore()
  readonly #connection: DuckDBConnection
  readonly #parts = new Map<string, Map<string, Part>>()

  constructor(bindings: DuckDBBindings, { memoryMb }: CoreOptions) {
    bindings.open({ query: { castBigIntToDouble: true, castDecimalToDouble: true } })
    this.#connection = bindings.connect()
    registerFunctions(calledBack(), this.#connection, [
      ...spatialFunctions(this.shapes),
      ...clusterFunctions(),
    ])
    for (const macro of MACROS) this.#connection.query(macro)
    for (const setting of settings(memoryMb)) this.#connection.query(setting)
  }

  /** Replaces the part when it is there already. Answers its rows. */
  load(dataset: DatasetDefinition, subdistrict: string, bytes: Uint8Array): number {
    const parts = this.#parts.get(dataset.name) ?? new Map<string, Part>()
    const hasShapes = dataset.geometry !== 'point'
    const stream = hasShapes ? shapesToNumbers(this.shapes, dataset, subdistrict, bytes) : bytes
    const { schema } = RecordBatchReader.from(stream.subarray(0)).open()
    const table = partTable(dataset.name, subdistrict)
    this.#connection.query(`drop table if exists ${STAGING}`)
    this.#connection.insertArrowFromIPCStream(stream, { name: STAGING, create: true })
    this.#connection.query(`drop table if exists ${table}`)
    this.#connection.query(`alter table ${STAGING} rename to ${table}`)
    const rows = this.#count(table)
    parts.set(subdistrict, { rows, columns: partColumns(dataset, schema) })
    this.#parts.set(dataset.name, parts)
    return rows
  }

  /** After its parts have been loaded; parts that are not named any more go. */
  show(dataset: DatasetDefinition, subdistricts: readonly string[]): void {
    const parts = this.#parts.get(dataset.name) ?? new Map<string, Part>()
    this.#parts.set(dataset.name, parts)
    for (const subdistrict of [...parts.keys()]) {
      if (subdistricts.includes(subdistrict)) continue
      this.#connection.query(`drop table ${partTable(dataset.name, subdistrict)}`)
      this.shapes.setAreas(dataset.name, subdistrict, [])
      parts.delete(subdistrict)
    }
    const given = new Map([...parts].map(([subdistrict, { columns }]) => [subdistrict, columns]))
    this.#connection.query(createView(dataset, given))
  }

  rows(dataset: string): number {
    return [...(this.#parts.get(dataset)?.values() ?? [])].reduce((sum, part) => sum + part.rows, 0)
  }

  /**
   * One statement; whatever it changes is taken back. Comes up for breath between slices of work, so that `signal` can break it
   * off. Nothing else may be asked of the engine meanwhile.
   */
  async run(
    sql: string,
    params: readonly QueryParam[],
    maxRows: number,
    signal?: AbortSignal,
  ): Promise<CoreResult> {
    this.#connection.query('begin transaction')
    try {
      return await this.#connection.useUnsafe((bindings, id) => {
        // Refuses several statements at once, and says where a fault is in the statement as it was written.
        bindings.closePrepared(id, bindings.createPrepared(id, sql))
        return fetchRows({ bindings, id, maxRows, signal }, this.#executable(sql, params))
      })
    } finally {
      this.#rollBack()
    }
  }

  tablesIn(sql: string): string[] {
    return this.#connection.getTableNames(sql)
  }

  #executable(sql: string, params: readonly QueryParam[]): string {
    if (params.length === 0) return sql
    this.#connection.query(`prepare om_statement as ${sql}`)
    return `execute om_statement(${params.map(literal).join(', ')})`
  }

  #count(table: string): number {
    return Number(this.#connection.query(`select count(*) as rows from ${table}`).get(0)?.rows ?? 0)
  }

  /** The statement may itself have ended the transaction. */
  #rollBack(): void {
    try {
      this.#connection.query('rollback')
    } catch (error) {
      if (!String(error).includes('no transaction is active')) throw error
    }
  }
}

/** The object that the bindings call: they leave it in the global scope. */
const calledBack = () =>
  (globalThis as typeof globalThis & { DUCKDB_RUNTIME: Runtime }).DUCKDB_RUNTIME

/** No file, no address, no extension, and nobody can ask for one again. */
const settings = (memoryMb: number): string[] => [
  `set memory_limit = '${memoryMb}MB'`,
  'set errors_as_json = true',
  'set enable_external_access = false',
  'set lock_configuration = true',
]
