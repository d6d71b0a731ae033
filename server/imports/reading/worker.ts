import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '../../../data/contracts/index.ts'
import { refusalText } from '../../../data/formats/sources/refuse-file.ts'
import type { ReadRequest, WorkerMessage } from './read-request.ts'
import { type Findings, readUpload } from './read-upload.ts'

/** Runs in a thread of its own, once: an uploaded file is never parsed where requests are answered. */
const PROGRESS_EVERY_MS = 200

const say = (message: WorkerMessage) => parentPort?.postMessage(message)
const findings: Findings = { remarks: [], counts: null }
let lastProgress = 0

try {
  const result = await readUpload(workerData as ReadRequest, reportProgress, findings)
  say({ kind: 'done', result })
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  say({ kind: 'refused', code: error.code, text: refusalText(error), ...findings })
}

function reportProgress(progress: number): void {
  const now = Date.now()
  if (now - lastProgress < PROGRESS_EVERY_MS) return
  lastProgress = now
  say({ kind: 'progress', progress })
}
