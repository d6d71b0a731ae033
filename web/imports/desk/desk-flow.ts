import type { DeskMapping, ImportJob } from '../../../data/contracts/index.ts'
import { getJson, sendJson } from '../../api.ts'
import { loadCatalogue } from '../../session/catalogue.ts'
import { goToBounds } from '../../session/go-to.ts'
import { progress } from '../../session/map-handle.ts'
import { showLayer } from '../../session/show-layer.ts'
import { failStep, guard, jobsChanged, POLL_MS, setStep, settled, step } from '../import-state.ts'
import { loadImportTargets } from './import-targets.ts'
import { deskBounds, forgetRows } from './shown-rows.ts'

/** Takes a job of the desk to the step that it waits at. */
export async function followDesk(job: ImportJob, signal: AbortSignal): Promise<void> {
  await loadImportTargets()
  forgetRows()
  if (job.state === 'mapping') setStep({ kind: 'mapping', job })
  else if (job.state === 'checking') await followCheck(job, signal)
  else if (job.state === 'committed') setStep({ kind: 'done', job })
  else openReport(job)
}

/** What the columns are has been said: all rows are looked at. */
export async function startCheck(job: ImportJob, mapping: DeskMapping): Promise<void> {
  const started = await sendJson<ImportJob>('PUT', `/api/imports/${job.id}/mapping`, mapping)
  setStep({ kind: 'checking', job: started })
  jobsChanged()
  await guard(job.fileName, (signal) => followCheck(started, signal))
}

async function followCheck(job: ImportJob, signal: AbortSignal): Promise<void> {
  setStep({ kind: 'checking', job })
  const checked = await settled(job.id, 'checking', signal, (now) =>
    setStep({ kind: 'checking', job: now }),
  )
  jobsChanged()
  if (checked.state === 'failed') failStep(checked.fileName, checked.error)
  else openReport(checked)
}

function openReport(job: ImportJob): void {
  forgetRows()
  setStep({ kind: 'report', job })
}

/** Back to the columns; the answers given so far are for the rows as they are read now. */
export function changeMapping(job: ImportJob): void {
  setStep({ kind: 'mapping', job })
}

export function openQueue(job: ImportJob): void {
  setStep({ kind: 'queue', job })
}

/** Back from the queue: the rows that were answered have another kind now. */
export async function closeQueue(id: string): Promise<void> {
  const job = await getJson<ImportJob>(`/api/imports/${id}`)
  setStep({ kind: 'report', job })
  jobsChanged()
}

/**
 * Takes the rows over; `onShare` is told how far that is. @throws ApiError where the base or one's rights have changed since
 * the check.
 */
export async function commitDesk(
  job: ImportJob,
  onShare: (share: number) => void = () => undefined,
): Promise<void> {
  const committed = await followCommit(
    job,
    sendJson<ImportJob>('POST', `/api/imports/${job.id}/commit`, {}),
    onShare,
  )
  const bounds = deskBounds(job)
  showLayer(job.layer)
  if (bounds) goToBounds(bounds)
  setStep({ kind: 'committing', job })
  await guard(job.fileName, async () => {
    await published(job)
    setStep({ kind: 'done', job: committed })
    jobsChanged()
  })
}

/** The answer comes when all is written; until then the job says how far it is. */
async function followCommit(
  { id }: ImportJob,
  answer: Promise<ImportJob>,
  onShare: (share: number) => void,
): Promise<ImportJob> {
  const timer = setInterval(async () => {
    const now = await getJson<ImportJob>(`/api/imports/${id}`).catch(() => undefined)
    if (now?.desk?.phase === 'writing') onShare(now.progress)
  }, POLL_MS)
  try {
    return await answer
  } finally {
    clearInterval(timer)
  }
}

const TRIES = 20

/** The layer is published a moment after the commit; until its tiles are there the preview stays. */
async function published({ layer }: ImportJob): Promise<void> {
  const before = (await loadCatalogue()).find(({ code }) => code === layer)?.version
  for (let tries = 0; tries < TRIES; tries++) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    const now = (await loadCatalogue()).find(({ code }) => code === layer)?.version
    if (now !== before && progress().loaded === 1) return
    if (step()?.kind !== 'committing') return
  }
}
