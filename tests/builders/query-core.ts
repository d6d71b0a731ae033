import { createRequire } from 'node:module'
import { tableFromIPC } from 'apache-arrow'
import { preparePart } from '../../web/query/columns/prepare-part.ts'
import type { QueryParam } from '../../web/query/types.ts'
import { createDuckDB, NODE_RUNTIME, VoidLogger } from '../../web/query/worker/duckdb.ts'
import { QueryCore } from '../../web/query/worker/query-core.ts'
import { columnsOf, type Rows } from './dataset-stream.ts'

export interface TestCore {
  core: QueryCore
  /** Rows of one dataset in one part; they replace what the table had. */
  load(layer: string, rows: Rows): void
  /** Rows as arrays of values. */
  ask(sql: string, params?: readonly QueryParam[]): Promise<unknown[][]>
}

let opened: Promise<TestCore> | undefined

/** The engine as it runs in the browser's worker, under Node. One for all files of a process: compiling it takes seconds. */
export function openTestCore(): Promise<TestCore> {
  opened ??= open()
  return opened
}

async function open(): Promise<TestCore> {
  const wasm = createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm')
  const bundle = { mainModule: wasm, mainWorker: '' }
  const bindings = await createDuckDB({ mvp: bundle, eh: bundle }, new VoidLogger(), NODE_RUNTIME)
  await bindings.instantiate(() => undefined)
  const core = new QueryCore(bindings, { memoryMb: 500 })
  return {
    core,
    load: (layer, rows) => {
      const { dataset, bytes } = columnsOf(layer, rows)
      core.load(dataset, PART, preparePart(dataset, bytes))
      core.show(dataset, [PART])
    },
    ask: async (sql, params = []) => {
      const { ipc } = await core.run(sql, params, 1_000_000)
      const table = tableFromIPC(ipc)
      return table.toArray().map((row: Iterable<[string, unknown]>) => [...row].map(([, v]) => v))
    },
  }
}

const PART = '330199001'
