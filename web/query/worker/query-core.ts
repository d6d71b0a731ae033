import type { DatasetDefinition } from '../../../data/contracts/index.ts'
import { MACROS } from '../sql/macros.ts'
import { literal } from '../sql/table-sql.ts'
import type { QueryParam } from '../types.ts'
import { clusterFunctions } from './cluster-functions.ts'
import type { DuckDBBindings, DuckDBConnection } from './duckdb.ts'
import { type CoreResult, fetchRows } from './fetch-rows.ts'
import { PartTable } from './part-table.ts'
import { shapeNumbers } from './shape-numbers.ts'
import { ShapeStore } from './shape-store.ts'
import { spatialFunctions } from './spatial-functions.ts'
import { type Runtime, registerFunctions } from './vector-functions.ts'

export interface CoreOptions {
  memoryMb: number
}

/** The engine itself: DuckDB with our functions and tables. Knows neither worker nor network. */
export class QueryCore {
  readonly shapes = new ShapeStore()
  readonly #connection: DuckDBConnection
  readonly #tables = new Map<string, { shape: string; table: PartTable }>()

  constructor(bindings: DuckDBBindings, { memoryMb }: CoreOptions) {
    bindings.open({ query: { castBigIntToDouble: true, castDecimalToDouble: true } })
    this.#connection = bindings.connect()
    registerFunctions(calledBack(), this.#connection, [
      ...spatialFunctions(this.shapes),
      ...clusterFunctions(),
    ])
    this.#connection.query([...MACROS, ...settings(memoryMb)].join(';\n'))
  }

  /** Takes over the bytes of a prepared part, which replaces the one that is there already. Answers its rows. */
  load(dataset: DatasetDefinition, subdistrict: string, bytes: Uint8Array): number {
    return this.#table(dataset).load(subdistrict, bytes, (table) =>
      shapeNumbers(this.shapes, dataset, subdistrict, table),
    )
  }

  /** After its parts have been loaded; parts that are not named any more go. */
  show(dataset: DatasetDefinition, subdistricts: readonly string[]): void {
    const table = this.#table(dataset)
    for (const subdistrict of table.subdistricts) {
      if (subdistricts.includes(subdistrict)) continue
      table.drop(subdistrict)
      this.shapes.setAreas(dataset.name, subdistrict, [])
    }
    table.show()
  }

  rows(dataset: string): number {
    return this.#tables.get(dataset)?.table.rows ?? 0
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

  /** With other columns it begins anew. */
  #table(dataset: DatasetDefinition): PartTable {
    const shape = JSON.stringify(dataset.columns)
    const known = this.#tables.get(dataset.name)
    if (known?.shape === shape) return known.table
    known?.table.clear()
    const table = new PartTable(this.#connection, dataset)
    this.#tables.set(dataset.name, { shape, table })
    return table
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
