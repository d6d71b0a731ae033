import { idIndexes } from '../../../security/secrets/person-secret.ts'
import type { Database } from '../../../storage/database.ts'
import { openGridLocator } from '../../../storage/grid-locator.ts'
import { issueSerials } from '../../../storage/issue-serials.ts'
import { jobKey, numberKey } from '../job-key.ts'
import { readBlocks, type SealedBlock } from '../sealed-spool.ts'
import type { DeskRun, TargetStore } from '../targets/target-store.ts'
import { openBuildingLocator } from './building-locator.ts'
import { NO_COMMUNITIES, openCommunities } from './communities.ts'
import type { TextMatcher } from './match-texts.ts'
import type { PlacingTools } from './place-row.ts'
import type { ColumnPlan } from './plan-columns.ts'
import { type BlockWork, STAGED_COLUMNS, type StagedBlock, stageBlock } from './stage-block.ts'

export interface StagingQuestion {
  run: DeskRun
  store: TargetStore
  plan: ColumnPlan
  mayWrite(grid: string): boolean
  matcher: TextMatcher
  /** The file's rows, sealed. */
  path: string
  /** How many there are. */
  rows: number
  onRows(done: number): void
  signal: AbortSignal
  /** Threads that do the work; without them it is done here. */
  threads?(own: Pick<BlockWork, 'secrets' | 'firstSerial'>): BlockStager
}

/** Does blocks in any order. */
export interface BlockStager {
  stage(block: SealedBlock): Promise<StagedBlock>
  /** So many are given at once. */
  atOnce: number
  close(): Promise<void>
}

/** Types, matches and places the rows of a file and lays them into `import_row`. */
export async function stageRows(db: Database, question: StagingQuestion): Promise<void> {
  const { run, store, rows } = question
  const secrets = { job: jobKey(run.keys, run.job), numbers: numberKey(run.keys) }
  await db.execute('delete from import_row where job = $1', [run.job])
  const firstSerial = await issueSerials(db, store.serials, rows)
  const own = { secrets, firstSerial }
  const stager = question.threads?.(own) ?? (await stagerHere(db, question, own))
  try {
    await db.transaction(
      (client) => client.copyText('import_row', STAGED_COLUMNS, stagedBytes(question, stager)),
      { statementTimeoutMs: 0 },
    )
  } finally {
    await stager.close()
  }
}

/** In the order of the file: blocks that follow are being worked on while one is being written. */
async function* stagedBytes(
  { path, onRows, signal }: StagingQuestion,
  stager: BlockStager,
): AsyncGenerator<Uint8Array> {
  const waiting: Promise<StagedBlock>[] = []
  const next = async (): Promise<Uint8Array> => {
    const { copy, last } = await waiting.shift()!
    signal.throwIfAborted()
    onRows(last)
    return copy
  }
  for await (const block of readBlocks(path)) {
    signal.throwIfAborted()
    const staged = stager.stage(block)
    // Waited for below; a failure must not count as nobody's until then.
    staged.catch(() => undefined)
    waiting.push(staged)
    if (waiting.length >= stager.atOnce) yield await next()
  }
  while (waiting.length > 0) yield await next()
}

const AHEAD = 3

async function stagerHere(
  db: Database,
  { run, store, plan, matcher, mayWrite }: StagingQuestion,
  own: Pick<BlockWork, 'secrets' | 'firstSerial'>,
): Promise<BlockStager> {
  const tools = await openPlacing(db, run, plan, mayWrite)
  const work: BlockWork = {
    ...own,
    ...{ run, store, plan, matcher, tools },
    idIndexes: (idNumber) => idIndexes(run.keys, idNumber),
  }
  return {
    stage: (block) => stageBlock(block, work),
    atOnce: AHEAD,
    close: async () => undefined,
  }
}

const WHOLE_WORLD = [-180, -90, 180, 90] as const
/** What may bring new addresses. */
const ADDRESSED: ReadonlySet<PlacingTools['base']> = new Set(['address', 'outline'])
const NO_BUILDINGS = { at: () => undefined, near: () => [] }

/** What finds a place by its position is read only where there are positions. */
export async function openPlacing(
  db: Database,
  { target }: Pick<DeskRun, 'target'>,
  { toLonLat }: Pick<ColumnPlan, 'toLonLat'>,
  mayWrite: PlacingTools['mayWrite'],
): Promise<PlacingTools> {
  return {
    base: target.base,
    locator: toLonLat ? await openBuildingLocator(db) : NO_BUILDINGS,
    gridOf: toLonLat ? await openGridLocator(db, WHOLE_WORLD) : () => '',
    communities: ADDRESSED.has(target.base) ? await openCommunities(db) : NO_COMMUNITIES,
    mayWrite,
  }
}
