import { createSignal } from 'solid-js'
import type { ImportJob } from '../../data/contracts/index.ts'
import { ApiError, getJson, isAbort, sendJson } from '../api.ts'
import { map } from '../session/map-handle.ts'
import { errorText } from '../ui/error-text.ts'
import { showToast } from '../ui/toast.tsx'
import type { FileSet } from './gather-files.ts'

/** One import at a time, from the dropped file to the layer or into the base. */
export type ImportStep =
  | { kind: 'choosing'; set: FileSet<File> }
  | { kind: 'uploading'; set: FileSet<File>; sentBytes: number }
  | { kind: 'reading'; job: ImportJob }
  | { kind: 'ready'; job: ImportJob }
  | { kind: 'mapping'; job: ImportJob }
  | { kind: 'checking'; job: ImportJob }
  | { kind: 'report'; job: ImportJob }
  | { kind: 'queue'; job: ImportJob }
  | { kind: 'committing'; job: ImportJob }
  | { kind: 'done'; job: ImportJob }
  | { kind: 'failed'; fileName: string; bytes: number; failure: ApiError | ImportJob['error'] }

export type StepOf<Kind extends ImportStep['kind']> = Extract<ImportStep, { kind: Kind }>

const [step, setStep] = createSignal<ImportStep | null>(null)
/** Counts up whenever a job changed for good, so that lists of jobs know when to ask again. */
const [importRound, setImportRound] = createSignal(0)

export { importRound, setStep, step }

export const jobsChanged = () => setImportRound((n) => n + 1)

export const POLL_MS = 400
let running = new AbortController()
/** Kept to read the same bytes again in another coordinate system; empty for jobs of an earlier visit. */
let held: FileSet<File> | null = null

export const heldFiles = () => held
export function holdFiles(set: FileSet<File>): void {
  held = set
}

/** Ends whatever the present import was doing. */
export function leaveImport(): void {
  running.abort()
  running = new AbortController()
  held = null
  map()?.setPreview(null)
}

export function failStep(fileName: string, failure: ApiError | ImportJob['error']): void {
  setStep({ kind: 'failed', fileName, bytes: held?.bytes ?? 0, failure })
}

/** Runs one part of the flow; what goes wrong becomes the failed step. */
export async function guard(
  fileName: string,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const { signal } = running
  try {
    await work(signal)
  } catch (error) {
    if (signal.aborted || isAbort(error)) return
    if (!(error instanceof ApiError)) throw error
    map()?.setPreview(null)
    failStep(fileName, error)
  }
}

/** Asks until the job has left the state; `onMove` hears of every answer before. */
export async function settled(
  id: string,
  state: ImportJob['state'],
  signal: AbortSignal,
  onMove: (job: ImportJob) => void = () => undefined,
): Promise<ImportJob> {
  for (;;) {
    const job = await getJson<ImportJob>(`/api/imports/${id}`, { signal })
    if (job.state !== state) return job
    onMove(job)
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    signal.throwIfAborted()
  }
}

/** Nothing was committed yet, so a failure changes nothing that anybody sees but the list of jobs. */
export async function discard(job: ImportJob): Promise<void> {
  try {
    await sendJson('POST', `/api/imports/${job.id}/undo`)
  } catch (error) {
    showToast({ text: errorText(error), tone: 'error' })
  }
  jobsChanged()
}
