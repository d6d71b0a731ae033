import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url'
import type { ColumnCatalogue } from '../../data/contracts/index.ts'
import { getJson } from '../api.ts'
import { account } from '../session/account.ts'
import { columnKey } from '../session/column-key.ts'
import { onLive } from '../session/live.ts'
import { createEngine } from './engine.ts'
import type { QueryEngine } from './types.ts'
import type { ServePort } from './worker/fetch-worker.ts'
import type { ToWorker } from './worker/messages.ts'

/** For everything in the worker; the page around it takes some hundred more. */
const MEMORY_MB = 1_100

/** Begins to open the engine; what is asked of it meanwhile waits. */
export async function openEngine(): Promise<QueryEngine> {
  const owner = account()
  const program = WebAssembly.compileStreaming(fetch(wasmUrl))
  const cacheKey = await columnKey(`${owner?.user.username} ${owner?.scope.digest}`)
  const fetcher = new Worker(new URL('./worker/fetch-worker.ts', import.meta.url), {
    type: 'module',
  })
  return createEngine({
    startWorker() {
      const worker = new Worker(new URL('./worker/query-worker.ts', import.meta.url), {
        type: 'module',
      })
      const { port1, port2 } = new MessageChannel()
      fetcher.postMessage({ port: port1, cacheKey } satisfies ServePort, [port1])
      worker.postMessage({ parts: port2 } satisfies ToWorker, [port2])
      return worker
    },
    release: () => fetcher.terminate(),
    open: program.then((compiled) => ({ kind: 'open', program: compiled, memoryMb: MEMORY_MB })),
    readCatalogue: () => getJson<ColumnCatalogue>('/api/columns'),
    onPublished: (listener) =>
      onLive((message) => {
        if (message.kind === 'published') listener(message.layer)
      }),
  })
}
