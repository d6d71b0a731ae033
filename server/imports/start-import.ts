import { randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Bilingual, ImportJob } from '../../data/contracts/index.ts'
import type { Services } from '../services.ts'
import { jobFolder, removeUpload } from './job-files.ts'
import { chooseLayerCode, stemOf } from './layer-code.ts'
import type { ReadRequest, ReadResult } from './reading/read-request.ts'
import { createReadingQueue } from './reading/reading-queue.ts'
import { type ReadOutcome, type RunOptions, runReadWorker } from './reading/run-worker.ts'
import { insertJob, readHome, updateReadingJob } from './store.ts'

export interface ImportWish {
  /** User id; '' = the command line. */
  owner: string
  files: readonly { name: string; path: string }[]
  layer?: string
  name?: string
  crs?: string
  encoding?: string
  /** Name of a sheet or layer. */
  part?: string
}

export interface StartedImport {
  job: ImportJob
  /** Resolves with the job as it is after reading: ready or failed. */
  done: Promise<ImportJob>
}

type Needs = Pick<Services, 'db' | 'registry' | 'settings' | 'log'>

/** What was found in the file, kept beside the rows for the commit. */
export const RESULT_FILE = 'result.json'
const WORKERS_AT_ONCE = 2
const STORE_PROGRESS_EVERY_MS = 500
const STORE_ATTEMPTS = 10
const STORE_AGAIN_MS = 1_000

export const readingQueue = createReadingQueue(WORKERS_AT_ONCE)

export const newJobId = () => randomBytes(12).toString('base64url').replaceAll(/[-_]/g, 'x')

/** Writes the job down and reads its files in a worker; answers at once. */
export async function startImport(
  services: Needs,
  id: string,
  wish: ImportWish,
  options: RunOptions = {},
): Promise<StartedImport> {
  const { db, settings } = services
  const fileName = mainFileName(wish.files)
  const job: ImportJob = {
    id,
    state: 'reading',
    progress: 0,
    fileName,
    layer: await chooseLayerCode(services, wish.layer, fileName, id),
    name: nameOf(wish.name ?? stemOf(fileName).replaceAll(/_+/g, ' ')),
    format: null,
    crs: null,
    encoding: null,
    geometry: null,
    counts: { read: 0, kept: 0, repaired: 0, setAside: 0 },
    remarks: [],
    bounds: null,
    attributes: [],
    createdAt: new Date().toISOString(),
  }
  const folder = jobFolder(settings, id)
  await mkdir(folder, { recursive: true })
  await insertJob(db, wish.owner, job)
  const done = readingQueue(() => read(services, job, folder, wish, options)).catch(
    async (error) => {
      services.log.error({ err: error, import: id }, 'An import could not be read')
      return storeFailure(services, failed(job, 'internal', INTERNAL))
    },
  )
  return { job, done }
}

/** Nobody may be waiting for the outcome: what goes wrong now is logged, the job counts as interrupted after a while. */
async function storeFailure(services: Needs, job: ImportJob): Promise<ImportJob> {
  try {
    return await store(services, job)
  } catch (error) {
    services.log.error({ err: error, import: job.id }, 'The end of an import could not be stored')
    return job
  }
}

const INTERNAL: Bilingual = {
  zh: '服务器出错，未能读取文件。',
  en: 'The server failed to read the file.',
}

async function read(
  services: Needs,
  job: ImportJob,
  folder: string,
  wish: ImportWish,
  options: RunOptions,
): Promise<ImportJob> {
  const request: ReadRequest = {
    files: wish.files,
    outDir: folder,
    home: await readHome(services.db),
    ...(wish.crs ? { crs: wish.crs } : {}),
    ...(wish.encoding ? { encoding: wish.encoding } : {}),
    ...(wish.part ? { part: wish.part } : {}),
  }
  let storedAt = 0
  const onProgress = (progress: number) => {
    options.onProgress?.(progress)
    if (Date.now() - storedAt < STORE_PROGRESS_EVERY_MS) return
    storedAt = Date.now()
    const shown = { ...job, progress: Math.min(0.99, progress) }
    updateReadingJob(services.db, shown).catch((error) =>
      services.log.warn({ err: error, import: job.id }, 'Progress could not be stored'),
    )
  }
  const outcome = await runReadWorker(request, { ...options, onProgress })
  await removeUpload(folder)
  if (outcome.kind === 'done') {
    await writeFile(join(folder, RESULT_FILE), JSON.stringify(outcome.result))
  }
  return store(services, finished(job, outcome))
}

function finished(job: ImportJob, outcome: ReadOutcome): ImportJob {
  if (outcome.kind === 'done') return ready(job, outcome.result)
  const { code, text, remarks, counts } = outcome
  return { ...failed(job, code, text), remarks, counts: counts ?? job.counts }
}

function ready(job: ImportJob, result: ReadResult): ImportJob {
  const { format, crs, encoding, geometry, counts, remarks, bounds } = result
  const attributes = result.attributes.map(({ key, type }) => ({ key, type }))
  const found = { format, crs, encoding, geometry, counts, remarks, bounds, attributes }
  return { ...job, ...found, state: 'ready', progress: 1 }
}

const failed = (job: ImportJob, code: string, text: Bilingual): ImportJob => ({
  ...job,
  state: 'failed',
  error: { code, message: text.en, text },
})

/**
 * An import that was undone while it was read stays undone. The database may be away for a moment, being started again:
 * what was read is worth waiting for it.
 */
async function store({ db }: Needs, job: ImportJob): Promise<ImportJob> {
  for (let attempt = 1; ; attempt++) {
    try {
      return (await updateReadingJob(db, job)) ? job : { ...job, state: 'undone' }
    } catch (error) {
      if (attempt === STORE_ATTEMPTS) throw error
      await pause(STORE_AGAIN_MS)
    }
  }
}

/** The file that the import is called after: of a shapefile's parts the `.shp`. */
function mainFileName(files: ImportWish['files']): string {
  return (files.find(({ name }) => /\.shp$/i.test(name)) ?? files[0])!.name
}

function nameOf(text: string): Bilingual {
  const name = text.trim().slice(0, 80) || '—'
  return { zh: name, en: name }
}
