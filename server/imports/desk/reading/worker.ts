import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '../../../../data/contracts/index.ts'
import { refusalText } from '../../../../data/formats/sources/refuse-file.ts'
import type { WorkerMessage } from '../../reading/read-request.ts'
import type { CellsRequest, CellsResult } from './cells-request.ts'
import { readCells } from './read-cells.ts'

/** Runs in a thread of its own, once: an uploaded file is never parsed where requests are answered. */
const PROGRESS_EVERY_MS = 200

const say = (message: WorkerMessage<CellsResult>) => parentPort?.postMessage(message)
let lastProgress = 0

try {
  const result = await readCells(workerData as CellsRequest, (progress) => {
    const now = Date.now()
    if (now - lastProgress < PROGRESS_EVERY_MS) return
    lastProgress = now
    say({ kind: 'progress', progress })
  })
  say({ kind: 'done', result })
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  say({ kind: 'refused', code: error.code, text: refusalText(error), remarks: [], counts: null })
}
