import { mkdir } from 'node:fs/promises'
import {
  type DeskReport,
  type ImportJob,
  type LayerCode,
  Refusal,
  type Scope,
} from '../../../data/contracts/index.ts'
import { refusalText } from '../../../data/formats/sources/refuse-file.ts'
import type { Services } from '../../services.ts'
import { jobFolder, removeUpload } from '../job-files.ts'
import { type ReadOutcome, type RunOptions, runDisposable } from '../reading/run-worker.ts'
import { insertJob, updateJobFrom } from '../store.ts'
import { writeFacts } from './desk-files.ts'
import { jobKey } from './job-key.ts'
import { keepMoving } from './keep-moving.ts'
import { proposeReport } from './mapping/propose-report.ts'
import type { CellsRequest, CellsResult } from './reading/cells-request.ts'
import { findTarget } from './run-of.ts'

export interface DeskWish {
  /** User id; '' = the command line. */
  owner: string
  scope: Scope
  target: string
  sender: string
  files: readonly { name: string; path: string }[]
  crs?: string
  encoding?: string
  /** Name of a sheet or layer. */
  part?: string
}

export interface StartedDesk {
  job: ImportJob
  /** The job once it is `mapping` or `failed`. */
  done: Promise<ImportJob>
}

export type DeskNeeds = Pick<
  Services,
  'db' | 'registry' | 'settings' | 'log' | 'keys' | 'matchDesk' | 'addressDesk'
>

const LONGEST_SENDER = 80
const ENTRY = new URL('./reading/worker-entry.mjs', import.meta.url)

/** Writes the job down, reads the file in a process of its own and proposes what its columns are; answers at once. */
export async function startDesk(
  services: DeskNeeds,
  id: string,
  wish: DeskWish,
  queue: <Result>(work: () => Promise<Result>) => Promise<Result>,
  options: RunOptions = {},
): Promise<StartedDesk> {
  const { target } = findTarget(services, wish.scope, wish.target)
  const sender = wish.sender.normalize('NFKC').replace(/\s+/g, ' ').trim()
  if (sender === '' || sender.length > LONGEST_SENDER) throw refuseSender()
  const fileName = wish.files[0]!.name
  const desk: DeskReport = {
    target: target.code,
    sender,
    mapping: { fields: {}, address: [], key: [], crs: null, isComplete: false },
    columns: [],
    proposals: [],
    datums: [],
  }
  const job: ImportJob = {
    id,
    state: 'reading',
    progress: 0,
    fileName,
    layer: target.code as LayerCode,
    name: target.name,
    format: null,
    crs: null,
    encoding: null,
    geometry: null,
    counts: { read: 0, kept: 0, repaired: 0, setAside: 0 },
    remarks: [],
    bounds: null,
    attributes: [],
    desk,
    createdAt: new Date().toISOString(),
  }
  await mkdir(jobFolder(services.settings, id), { recursive: true })
  await insertJob(services.db, wish.owner, job)
  warmMatcher(services)
  const done = queue(() => read(services, job, wish, options)).catch(async (error) => {
    const isRefused = error instanceof Refusal
    if (!isRefused) services.log.error({ err: error, import: id }, 'An import could not be read')
    const failed = isRefused
      ? failedJob(job, error.code, refusalText(error))
      : failedJob(job, 'internal', NOT_READ)
    await updateJobFrom(services.db, failed, 'reading')
    return failed
  })
  return { job, done }
}

/** The address base comes into memory while the file is being read. */
function warmMatcher({ matchDesk, log }: DeskNeeds): void {
  matchDesk.match([], { areas: [], limit: 0 }).catch((error: unknown) => {
    log.warn({ err: error }, 'The address base could not be read beforehand')
  })
}

async function read(
  services: DeskNeeds,
  job: ImportJob,
  wish: DeskWish,
  options: RunOptions,
): Promise<ImportJob> {
  const { db, settings, keys } = services
  const folder = jobFolder(settings, job.id)
  const request: CellsRequest = {
    files: wish.files,
    outDir: folder,
    key: jobKey(keys, job.id),
    ...(wish.encoding ? { encoding: wish.encoding } : {}),
    ...(wish.part ? { part: wish.part } : {}),
    comesApart: findTarget(services, wish.scope, wish.target).target.shape !== undefined,
  }
  const mover = keepMoving(services, job, 'reading')
  const outcome: ReadOutcome<CellsResult> = await runDisposable<CellsResult>(ENTRY, request, {
    ...options,
    onProgress: (share) => {
      options.onProgress?.(share)
      mover.move({ progress: Math.min(0.95, share) })
    },
    signal: mover.signal,
  }).finally(() => removeUpload(folder))
  await mover.stop()
  const next =
    outcome.kind === 'done'
      ? await proposed(services, job, wish, outcome.result)
      : { ...failedJob(job, outcome.code, outcome.text), remarks: outcome.remarks }
  return (await updateJobFrom(db, next, 'reading')) ? next : { ...job, state: 'undone' }
}

async function proposed(
  services: DeskNeeds,
  job: ImportJob,
  wish: DeskWish,
  result: CellsResult,
): Promise<ImportJob> {
  const folder = jobFolder(services.settings, job.id)
  await writeFacts(folder, result)
  const { format, encoding, geometry, rows, remarks } = result
  return {
    ...job,
    state: 'mapping',
    progress: 1,
    format,
    encoding,
    geometry,
    counts: { read: rows, kept: rows, repaired: 0, setAside: 0 },
    remarks,
    desk: await proposeReport(services, wish, job.desk!, result),
  }
}

const NOT_READ = { zh: '服务器出错，未能读取文件。', en: 'The server failed to read the file.' }

const failedJob = (job: ImportJob, code: string, text: { zh: string; en: string }): ImportJob => ({
  ...job,
  state: 'failed',
  error: { code, message: text.en, text },
})

const refuseSender = () =>
  new Refusal(422, 'sender', `Say whose file it is, in up to ${LONGEST_SENDER} characters.`, {
    field: 'sender',
  })
