import { join } from 'node:path'
import type { DeskMapping, DeskReport, ImportJob } from '../../../../data/contracts/index.ts'
import { scopeOn } from '../../../security/scope.ts'
import type { Services } from '../../../services.ts'
import { openGridLocator } from '../../../storage/grid-locator.ts'
import { loadSql } from '../../../storage/sql-file.ts'
import { CELLS_FILE } from '../reading/cells-request.ts'
import { commonAreas, type OpenedRun } from '../run-of.ts'
import { storeOf } from '../targets/index.ts'
import { openBuildingLocator } from './building-locator.ts'
import { compareRows } from './compare-rows.ts'
import { type FoundPlace, TextMatcher } from './match-texts.ts'
import type { ColumnPlan } from './plan-columns.ts'
import { RemarkTally } from './remark-tally.ts'
import { stageRows } from './stage-rows.ts'

export type CheckNeeds = Pick<Services, 'db' | 'keys' | 'registry' | 'matchDesk'>

export interface CheckQuestion {
  opened: OpenedRun
  /** Of the asker, for importing. */
  scope: Parameters<typeof scopeOn>[0]
  plan: ColumnPlan
  mapping: DeskMapping
  folder: string
  rows: number
  onProgress(phase: NonNullable<DeskReport['phase']>, share: number): void
  signal: AbortSignal
}

export interface Checked {
  remarks: ImportJob['remarks']
}

const WHOLE_WORLD = [-180, -90, 180, 90] as const
/** Of all the work; the rest is comparing. */
const MATCHING_SHARE = 0.85

/** Every row to its types, its place and its kind: `import_row` then says what a commit would do. */
export async function runCheck(services: CheckNeeds, question: CheckQuestion): Promise<Checked> {
  const { db, registry, matchDesk } = services
  const { opened, plan, mapping, rows, signal, onProgress } = question
  const { run, scope: layerScope } = opened
  const addresses = scopeOn(question.scope, registry.layer('ADDRESS')!)
  const tally = new RemarkTally()
  const store = storeOf(run.target)
  await stageRows(db, {
    run,
    store,
    plan,
    mapping,
    tools: {
      base: run.target.base,
      locator: plan.toLonLat ? await openBuildingLocator(db) : NO_BUILDINGS,
      gridOf: plan.toLonLat ? await openGridLocator(db, WHOLE_WORLD) : () => '',
      mayWrite: (grid) => opened.mayWrite(grid, plan.grade),
    },
    matcher: new TextMatcher({
      desk: matchDesk,
      areas: commonAreas(layerScope, addresses),
      answered: await readAnswers(db, run.sender, run.patterns),
      withParts: run.target.base === 'address',
    }),
    tally,
    path: join(question.folder, CELLS_FILE),
    onRows: (done) => onProgress('matching', (MATCHING_SHARE * done) / Math.max(1, rows)),
    signal,
  })
  onProgress('comparing', MATCHING_SHARE)
  signal.throwIfAborted()
  await db.transaction((client) => compareRows(client, run, store), { statementTimeoutMs: 0 })
  return { remarks: tally.list() }
}

const LIST_ANSWERS = loadSql(import.meta.url, '../sql/list-answers.sql')

async function readAnswers(db: CheckNeeds['db'], sender: string, patterns: readonly string[]) {
  const rows = await db.query<FoundPlace & { answered: string }>(LIST_ANSWERS, [sender, patterns])
  return new Map(rows.map(({ answered, ...place }) => [answered, place]))
}

const NO_BUILDINGS = { at: () => undefined, near: () => [] }
