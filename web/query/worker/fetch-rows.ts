import { type RecordBatch, tableFromIPC } from 'apache-arrow'
import type { DuckDBBindings } from './duckdb.ts'
import { oneBatch } from './one-batch.ts'

/** Of one statement. */
export interface CoreResult {
  /** Arrow IPC stream. */
  readonly ipc: Uint8Array<ArrayBuffer>
  readonly rows: number
  readonly truncated: boolean
}

interface Execution {
  bindings: DuckDBBindings
  /** Of the connection. */
  id: number
  maxRows: number
  signal: AbortSignal | undefined
}

/** Executes slice by slice and fetches until there are enough rows. */
export async function fetchRows(execution: Execution, sql: string): Promise<CoreResult> {
  const { bindings, id, maxRows } = execution
  const breathe = breathing(execution)
  let header = bindings.startPendingQuery(id, sql, true)
  while (header === null) {
    await breathe()
    header = bindings.pollPendingQuery(id)
  }
  const pieces: Uint8Array[] = []
  const batches: RecordBatch[] = []
  let rows = 0
  for (;;) {
    await breathe()
    const piece = bindings.fetchQueryResults(id)
    if (piece === null) continue
    const read = piece.length === 0 ? [] : tableFromIPC([header, piece]).batches
    const count = read.reduce((sum, { numRows }) => sum + numRows, 0)
    if (count === 0) return { ipc: oneBatch(header, pieces, batches), rows, truncated: false }
    pieces.push(piece)
    batches.push(...read)
    rows += count
    if (rows > maxRows) {
      bindings.cancelPendingQuery(id)
      return { ipc: oneBatch(header, pieces, batches), rows: maxRows, truncated: true }
    }
  }
}

/** Slices are short: most of them need not wait for messages. */
const BREATH_MS = 25

function breathing({ bindings, id, signal }: Execution): () => Promise<void> {
  let last = performance.now()
  return async () => {
    if (performance.now() - last < BREATH_MS) return
    await nextMessage()
    last = performance.now()
    if (!signal?.aborted) return
    bindings.cancelPendingQuery(id)
    signal.throwIfAborted()
  }
}

/** Messages that have arrived come first. A timer would wait for four milliseconds. */
function nextMessage(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
