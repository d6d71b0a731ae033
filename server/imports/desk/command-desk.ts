import { type DeskMapping, type ImportJob, Refusal } from '../../../data/contracts/index.ts'
import type { CommandContext } from '../../command.ts'
import { createScope } from '../../security/scope.ts'
import { jobFolder, removeJobFolder } from '../job-files.ts'
import type { WorkerLimits } from '../reading/run-worker.ts'
import { commitDesk } from './commit/commit-desk.ts'
import { startCheck } from './start-check.ts'
import { type DeskNeeds, startDesk } from './start-desk.ts'

export interface DeskOrder {
  id: string
  target: string
  sender: string
  files: readonly { name: string; path: string }[]
  crs?: string
  encoding?: string
  part?: string
  /** Columns of the address, when they are not found. */
  address?: readonly string[]
  limits: WorkerLimits
}

/** '' = brought by the command line. */
const OWNER = ''
const ALL = '9999-12-31T00:00:00Z'

/** The import desk without its screen: proposals are taken as they are; doubtful rows wait in the report. */
export async function importByCommand(
  services: DeskNeeds,
  order: DeskOrder,
  progress: CommandContext['progress'],
): Promise<ImportJob> {
  const scope = createScope(
    OWNER,
    [{ role: 'steward', areas: [''], layers: null, maxSensitivity: 4 }],
    ALL,
  )
  const { id, limits, address, ...wish } = order
  const show = (what: string) => (share: number) =>
    progress.update(`${what} ${wish.files[0]!.name}, %`, Math.round(share * 100), 100)
  const started = await startDesk(
    services,
    id,
    { ...wish, owner: OWNER, scope },
    (work) => work(),
    {
      limits,
      onProgress: show('Reading'),
    },
  )
  const read = await outcome(services, id, await started.done, 'mapping')
  const found = read.desk!.mapping
  const mapping: DeskMapping = { ...found, ...(address && { address }) }
  const asker = { owner: OWNER, scope }
  const check = await startCheck(services, asker, id, mapping, show('Checking'))
  await outcome(services, id, await check.done, 'ready')
  progress.update(`Storing into ${wish.target}`)
  return commitDesk(services, asker, id)
}

/** Lines about what became of the rows. */
export function describeDesk({ desk, remarks, fileName, counts }: ImportJob): string[] {
  const number = (n: number) => n.toLocaleString('en')
  const kinds = Object.entries(desk?.counts ?? {}).filter(([, rows]) => rows > 0)
  const share = desk?.placed ? (100 * desk.placed.rows) / Math.max(1, desk.placed.all) : 0
  return [
    `${desk?.target}: ${number(counts.read)} rows of ${fileName}: ${kinds.map(([kind, rows]) => `${number(rows)} ${kind}`).join(', ')}; ${share.toFixed(1)} % placed`,
    ...remarks.map(({ message, rows }) => `  ${message.en} (row ${rows.slice(0, 5).join(', ')})`),
  ]
}

async function outcome(
  { settings }: DeskNeeds,
  id: string,
  job: ImportJob,
  wanted: ImportJob['state'],
): Promise<ImportJob> {
  if (job.state === wanted) return job
  await removeJobFolder(jobFolder(settings, id))
  throw new Refusal(422, job.error?.code ?? 'failed', job.error?.message ?? 'It failed.')
}
