import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url'
import type { ColumnCatalogue } from '../../data/contracts/index.ts'
import { getJson } from '../api.ts'
import { account } from '../session/account.ts'
import { columnKey } from '../session/column-key.ts'
import { onLive } from '../session/live.ts'
import { createEngine } from './engine.ts'
import type { QueryEngine } from './types.ts'

/** For everything in the worker; the page around it takes some hundred more. */
const MEMORY_MB = 1_100

/** Compiles the engine and waits until it answers. */
export async function openEngine(): Promise<QueryEngine> {
  const owner = account()
  const [cacheKey, program] = await Promise.all([
    columnKey(`${owner?.user.username} ${owner?.scope.digest}`),
    WebAssembly.compileStreaming(fetch(wasmUrl)),
  ])
  const engine = createEngine({
    startWorker: () =>
      new Worker(new URL('./worker/query-worker.ts', import.meta.url), { type: 'module' }),
    open: { kind: 'open', program, memoryMb: MEMORY_MB, cacheKey },
    readCatalogue: () => getJson<ColumnCatalogue>('/api/columns'),
    onPublished: (listener) =>
      onLive((message) => {
        if (message.kind === 'published') listener(message.layer)
      }),
  })
  await engine.opened
  return engine
}
