import { createSignal } from 'solid-js'
import type { ImportCommit, ImportJob } from '../../data/contracts/index.ts'
import { ApiError, getJson, isAbort, sendJson } from '../api.ts'
import { loadCatalogue } from '../session/catalogue.ts'
import { goToBounds } from '../session/go-to.ts'
import { map, progress } from '../session/map-handle.ts'
import { hideLayer, showLayer } from '../session/show-layer.ts'
import { changeView } from '../session/view.ts'
import { errorText } from '../ui/error-text.ts'
import { showToast } from '../ui/toast.tsx'
import { type FileSet, gatherFiles } from './gather-files.ts'
import { type UploadFields, uploadFiles } from './upload.ts'

/** One import at a time, from the dropped file to the layer. */
export type ImportStep =
  | { kind: 'uploading'; set: FileSet<File>; sentBytes: number }
  | { kind: 'reading'; job: ImportJob }
  | { kind: 'ready'; job: ImportJob }
  | { kind: 'committing'; job: ImportJob }
  | { kind: 'done'; job: ImportJob }
  | { kind: 'failed'; fileName: string; bytes: number; failure: ApiError | ImportJob['error'] }

const [step, setStep] = createSignal<ImportStep | null>(null)
const [queue, setQueue] = createSignal<readonly FileSet<File>[]>([])
const [orphans, setOrphans] = createSignal<readonly string[]>([])
/** Counts up whenever a job changed for good, so that lists of jobs know when to ask again. */
const [importRound, setImportRound] = createSignal(0)

export { importRound, orphans, queue, step }

const POLL_MS = 400
let running = new AbortController()
/** Kept to read the same bytes again in another coordinate system; empty for jobs of an earlier visit. */
let current: FileSet<File> | null = null

export function startImports(files: readonly File[]): void {
  const gathered = gatherFiles(files)
  setOrphans(gathered.orphans.map((file) => file.name))
  setQueue([...queue(), ...gathered.sets])
  if (step() === null || step()?.kind === 'done' || step()?.kind === 'failed') nextImport()
}

/** Leaves the present import and takes the next file, if any waits. */
export function nextImport(): void {
  leave()
  const [first, ...rest] = queue()
  setQueue(rest)
  if (first) void run(first, {})
  else setStep(null)
}

/** Whether the present file can be read again: only while the browser holds it. */
export const canReread = () => current !== null

export function rereadAs(crs: string): void {
  const set = current
  const before = step()
  if (set === null) return
  if (before?.kind === 'ready') void discard(before.job)
  leave()
  void run(set, crs === 'auto' ? {} : { crs })
}

/** Takes up a job of an earlier visit that waits for its confirmation. */
export async function resumeImport(job: ImportJob): Promise<void> {
  leave()
  await guard(job.fileName, (signal) => follow(job.id, signal))
}

export async function commitImport(body: ImportCommit): Promise<void> {
  const now = step()
  if (now?.kind !== 'ready') return
  const { job } = now
  setStep({ kind: 'committing', job })
  await guard(job.fileName, async (signal) => {
    await sendJson<ImportJob>('POST', `/api/imports/${job.id}/commit`, body, { signal })
    const committed = await settled(job.id, 'ready', signal)
    await showNewLayer(committed)
    setStep({ kind: 'done', job: committed })
    setImportRound((n) => n + 1)
  })
}

/** Removes the layer again; the job stays in the list as undone. */
export async function undoImport(job: ImportJob): Promise<void> {
  await sendJson<ImportJob | undefined>('POST', `/api/imports/${job.id}/undo`)
  hideLayer(job.layer)
  await loadCatalogue()
  setImportRound((n) => n + 1)
}

export function cancelImport(): void {
  const now = step()
  if (now?.kind === 'ready') void discard(now.job)
  nextImport()
}

async function run(set: FileSet<File>, fields: UploadFields): Promise<void> {
  current = set
  setStep({ kind: 'uploading', set, sentBytes: 0 })
  changeView({ selection: null })
  await guard(set.name, async (signal) => {
    const job = await uploadFiles(
      set.files,
      fields,
      (sentBytes) => setStep({ kind: 'uploading', set, sentBytes }),
      signal,
    )
    await follow(job.id, signal)
  })
}

/** Watches a job until it can be confirmed, and shows its first rows on the map. */
async function follow(id: string, signal: AbortSignal): Promise<void> {
  const job = await settled(id, 'reading', signal)
  setImportRound((n) => n + 1)
  if (job.state === 'failed') {
    fail(job.fileName, job.error)
    return
  }
  setStep({ kind: 'ready', job })
  map()?.setPreview(job.preview ?? null)
  if (job.bounds) goToBounds(job.bounds)
}

function fail(fileName: string, failure: ApiError | ImportJob['error']): void {
  setStep({ kind: 'failed', fileName, bytes: current?.bytes ?? 0, failure })
}

/** Asks until the job has left the state. */
async function settled(
  id: string,
  state: ImportJob['state'],
  signal: AbortSignal,
): Promise<ImportJob> {
  for (;;) {
    const job = await getJson<ImportJob>(`/api/imports/${id}`, { signal })
    if (job.state !== state) return job
    if (state === 'reading') setStep({ kind: 'reading', job })
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    signal.throwIfAborted()
  }
}

const LAYER_TRIES = 25

/** The layer is listed once it is published, a moment after the commit. */
async function showNewLayer(job: ImportJob): Promise<void> {
  for (let tries = 0; tries < LAYER_TRIES; tries++) {
    const layers = await loadCatalogue()
    if (layers.some((layer) => layer.code === job.layer)) break
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
  showLayer(job.layer)
  if (job.bounds) goToBounds(job.bounds)
  await tilesArrived()
  map()?.setPreview(null)
}

const TILE_TRIES = 20

/** The preview gives way when the layer itself is there, so that the map is never empty in between. */
async function tilesArrived(): Promise<void> {
  for (let tries = 0; tries < TILE_TRIES; tries++) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    if (progress().loaded === 1) return
  }
}

/** Nothing was committed yet, so a failure changes nothing that anybody sees but the list of jobs. */
async function discard(job: ImportJob): Promise<void> {
  try {
    await sendJson('POST', `/api/imports/${job.id}/undo`)
  } catch (error) {
    showToast({ text: errorText(error), tone: 'error' })
  }
  setImportRound((n) => n + 1)
}

function leave(): void {
  running.abort()
  running = new AbortController()
  current = null
  map()?.setPreview(null)
}

/** Runs one part of the flow; what goes wrong becomes the failed step. */
async function guard(
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
    fail(fileName, error)
  }
}
