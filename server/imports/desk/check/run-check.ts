import { join } from 'node:path'
import type { DeskMapping, DeskReport } from '../../../../data/contracts/index.ts'
import { scopeOn } from '../../../security/scope.ts'
import type { Services } from '../../../services.ts'
import { loadSql } from '../../../storage/sql-file.ts'
import { CELLS_FILE } from '../reading/cells-request.ts'
import { commonAreas, type OpenedRun } from '../run-of.ts'
import { storeOf } from '../targets/index.ts'
import { compareRows } from './compare-rows.ts'
import { deskFinder, type FoundPlace, TextMatcher } from './match-texts.ts'
import type { ColumnPlan, KnownColumn } from './plan-columns.ts'
import { stageRows } from './stage-rows.ts'
import { openStageThreads, ROWS_FOR_THREADS } from './threads/stage-threads.ts'

export type CheckNeeds = Pick<Services, 'db' | 'keys' | 'registry' | 'matchDesk'>

export interface CheckQuestion {
  opened: OpenedRun
  /** Of the asker, for importing. */
  scope: Parameters<typeof scopeOn>[0]
  plan: ColumnPlan
  mapping: DeskMapping
  /** Of the file. */
  columns: readonly KnownColumn[]
  hasGeometry: boolean
  folder: string
  rows: number
  onProgress(phase: NonNullable<DeskReport['phase']>, share: number): void
  signal: AbortSignal
  /** From so many rows on threads of their own do the work. */
  rowsForThreads?: number
}

/** Of all the work; the rest is comparing. */
const MATCHING_SHARE = 0.85

/** Every row to its types, its place and its kind: `import_row` then says what a commit would do. */
export async function runCheck(services: CheckNeeds, question: CheckQuestion): Promise<void> {
  const { db, registry, matchDesk } = services
  const { opened, plan, mapping, rows, signal, onProgress } = question
  const { run, scope: layerScope } = opened
  const addresses = scopeOn(question.scope, registry.layer('ADDRESS')!)
  const store = storeOf(run.target)
  const areas = commonAreas(layerScope, addresses)
  await matchDesk.refresh()
  const answered = await readAnswers(db, run.sender, run.patterns)
  // What names a person is opened and sealed only where the keys are.
  const index =
    rows >= (question.rowsForThreads ?? ROWS_FOR_THREADS) && run.target.base !== 'person'
      ? await matchDesk.share()
      : undefined
  const { job, target, issuer } = run
  await stageRows(db, {
    ...{ run, store, plan, rows, signal },
    mayWrite: (grid) => opened.mayWrite(grid, plan.grade),
    matcher: new TextMatcher({
      finder: deskFinder(matchDesk, areas),
      answered,
      withParts: target.base === 'address' || target.base === 'outline',
    }),
    path: join(question.folder, CELLS_FILE),
    onRows: (done) => onProgress('matching', (MATCHING_SHARE * done) / Math.max(1, rows)),
    ...(index && {
      threads: (own) =>
        openStageThreads({
          connection: db.connection,
          ...{ index, mapping, areas, answered, columns: question.columns },
          run: { job, target, issuer },
          hasGeometry: question.hasGeometry,
          grades: layerScope.grades,
          ...own,
        }),
    }),
  })
  onProgress('comparing', MATCHING_SHARE)
  signal.throwIfAborted()
  await db.transaction((client) => compareRows(client, run, store), { statementTimeoutMs: 0 })
}

const LIST_ANSWERS = loadSql(import.meta.url, '../sql/list-answers.sql')

async function readAnswers(db: CheckNeeds['db'], sender: string, patterns: readonly string[]) {
  const rows = await db.query<FoundPlace & { answered: string }>(LIST_ANSWERS, [sender, patterns])
  return new Map(rows.map(({ answered, ...place }) => [answered, place]))
}
