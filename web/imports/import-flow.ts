import { createSignal } from 'solid-js'
import type { ImportCommit, ImportJob } from '../../data/contracts/index.ts'
import { sendJson } from '../api.ts'
import { loadCatalogue } from '../session/catalogue.ts'
import { goToBounds } from '../session/go-to.ts'
import { map, progress } from '../session/map-handle.ts'
import { hideLayer, showLayer } from '../session/show-layer.ts'
import { changeView } from '../session/view.ts'
import { followDesk } from './desk/desk-flow.ts'
import { importTargets, loadImportTargets } from './desk/import-targets.ts'
import { type FileSet, gatherFiles } from './gather-files.ts'
import {
  discard,
  failStep,
  guard,
  heldFiles,
  holdFiles,
  jobsChanged,
  leaveImport,
  POLL_MS,
  setStep,
  settled,
  step,
} from './import-state.ts'
import { type UploadFields, uploadFiles } from './upload.ts'

const [queue, setQueue] = createSignal<readonly FileSet<File>[]>([])
const [orphans, setOrphans] = createSignal<readonly string[]>([])

export { orphans, queue }

export function startImports(files: readonly File[]): void {
  const gathered = gatherFiles(files)
  setOrphans(gathered.orphans.map((file) => file.name))
  setQueue([...queue(), ...gathered.sets])
  const now = step()?.kind
  if (now === undefined || now === 'done' || now === 'failed') nextImport()
}

/** Leaves the present import and takes the next file, if any waits. */
export function nextImport(): void {
  leaveImport()
  const [first, ...rest] = queue()
  setQueue(rest)
  if (first) void guard(first.name, () => choose(first))
  else setStep(null)
}

/** Who may write to the base says where the file is to go; for everybody else it becomes a layer of their own. */
async function choose(set: FileSet<File>): Promise<void> {
  changeView({ selection: null })
  await loadImportTargets()
  if (importTargets().length === 0) return run(set, {})
  setStep({ kind: 'choosing', set })
}

/** The file goes up, with where it is to go: `target` and `sender`, or nothing for a layer of one's own. */
export function sendFile(set: FileSet<File>, fields: UploadFields): void {
  void run(set, fields)
}

/** Whether the present file can be read again: only while the browser holds it. */
export const canReread = () => heldFiles() !== null

/** The same file once more, as somebody says that it is to be read. */
export function reread(fields: UploadFields): void {
  const set = heldFiles()
  const before = step()
  if (set === null) return
  if (before?.kind === 'ready' || before?.kind === 'mapping') void discard(before.job)
  leaveImport()
  void run(set, fields)
}

/** Takes up a job of an earlier visit that waits for somebody. */
export async function resumeImport(job: ImportJob): Promise<void> {
  leaveImport()
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
    jobsChanged()
  })
}

/** Takes it back, whole: a layer of one's own is removed, the base is as it was. The job stays in the list as undone. */
export async function undoImport(job: ImportJob): Promise<void> {
  await sendJson<ImportJob | undefined>('POST', `/api/imports/${job.id}/undo`)
  if (!job.desk) hideLayer(job.layer)
  await loadCatalogue()
  jobsChanged()
  const now = step()
  if (now?.kind === 'done' && now.job.id === job.id) nextImport()
}

const UNFINISHED = ['ready', 'mapping', 'checking', 'reading'] as const

/** Gives the present import up; nothing of it stays. */
export function cancelImport(): void {
  const now = step()
  if (now && UNFINISHED.some((kind) => kind === now.kind) && 'job' in now) void discard(now.job)
  nextImport()
}

/** Closes the panel. What has been checked at the desk waits in the list of imports. */
export function closeImport(): void {
  const now = step()
  if (now && 'job' in now && now.job.desk) nextImport()
  else cancelImport()
}

async function run(set: FileSet<File>, fields: UploadFields): Promise<void> {
  holdFiles(set)
  setStep({ kind: 'uploading', set, sentBytes: 0 })
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

/** Watches a job until somebody has to say something, and shows its first rows on the map. */
async function follow(id: string, signal: AbortSignal): Promise<void> {
  const job = await settled(id, 'reading', signal, (now) => setStep({ kind: 'reading', job: now }))
  jobsChanged()
  if (job.state === 'failed') {
    failStep(job.fileName, job.error)
    return
  }
  if (job.desk) return followDesk(job, signal)
  setStep({ kind: 'ready', job })
  map()?.setPreview(job.preview ?? null)
  if (job.bounds) goToBounds(job.bounds)
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
