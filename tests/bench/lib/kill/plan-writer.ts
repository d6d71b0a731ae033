import type {
  GridPlan,
  GridPlanChange,
  GridPlanStroke,
  GridPlanStrokeMade,
  GridPlanSummary,
} from '../../../../data/contracts/index.ts'
import { applyChange, Coverage, writeCoverage } from '../../../../data/rules/coverage/coverage.ts'
import { serialIds } from '../../../../data/rules/coverage/items.ts'
import { verifyCoverage } from '../../../../data/rules/coverage/verify-coverage.ts'
import type { Database } from '../../../../server/storage/database.ts'
import { Chooser, randomEdit } from '../coverage/random-edit.ts'
import { seededRandom } from '../random.ts'
import type { Client } from './client.ts'
import type { Writer, WriterCounts } from './writer.ts'

const TITLE = '同画一图'
const AREA = '330199001'

/** Draws on one plan with the others of its kind; a stroke without an answer is sent again as it was. */
export function planWriter(
  client: Client,
  number: number,
  username: 'planner' | 'reviewer',
): Writer {
  const random = seededRandom(number)
  const issueId = serialIds(`${username}-`)
  const made = new Map<string, number>()
  const counts: WriterCounts = { acknowledged: 0, doubtful: 0 }
  let plan: string | undefined
  let page: { coverage: Coverage; version: number } | undefined
  let pending: GridPlanStroke | undefined
  let drawn = 0

  const findPlan = async () => {
    if (username === 'planner') {
      const wish = { clientId: 'killed', title: TITLE, area: AREA, from: { kind: 'current' } }
      const begun = await client.ask<GridPlanSummary>('POST', '/api/grid-plans', wish)
      plan = begun.kind === 'acknowledged' ? begun.body.id : undefined
    } else {
      const listed = await client.ask<GridPlanSummary[]>('GET', '/api/grid-plans')
      const all = listed.kind === 'acknowledged' ? listed.body : []
      plan = all.find(({ title }) => title === TITLE)?.id
    }
  }
  const load = async () => {
    const read = await client.ask<GridPlan>('GET', `/api/grid-plans/${plan}`)
    if (read.kind !== 'acknowledged') return
    page = { coverage: new Coverage(read.body.items), version: read.body.version }
  }
  const draw = ({ coverage, version }: NonNullable<typeof page>) => {
    const chooser = new Chooser(coverage)
    const size = { cells: chooser.cells.size }
    // Many random strokes make no sense.
    for (let attempt = 0; attempt < 20; attempt++) {
      const { change } = randomEdit(coverage, chooser, random, issueId, size).outcome
      if (!change) continue
      pending = { id: `${username}-${++drawn}`, base: version, change }
      return
    }
  }
  const send = async (stroke: GridPlanStroke) => {
    const path = `/api/grid-plans/${plan}/changes`
    const outcome = await client.ask<GridPlanStrokeMade>('POST', path, stroke)
    if (outcome.kind === 'unheard') {
      counts.doubtful++
      return
    }
    pending = undefined
    page = undefined
    if (outcome.kind === 'refused') {
      if (outcome.status === 401) client.use(undefined)
      else if (outcome.status !== 409) throw new Error(`${stroke.id}: ${outcome.text}`)
      return
    }
    made.set(stroke.id, outcome.body.version)
    counts.acknowledged++
  }

  return {
    name: `plan ${number}`,
    step: async () => {
      if (client.cookie() === undefined) await client.signIn(username)
      else if (plan === undefined) await findPlan()
      else if (pending) await send(pending)
      else if (page) draw(page)
      else await load()
    },
    check: async (db) => (plan === undefined ? [] : checkPlan(db, plan, made)),
    counts: () => counts,
  }
}

/** What was answered is in the log under its number; the log replayed is the plan; every stroke was written down. */
async function checkPlan(
  db: Database,
  plan: string,
  made: ReadonlyMap<string, number>,
): Promise<string[]> {
  const log = await db.query<Pick<GridPlanChange, 'version' | 'strokeId' | 'change'>>(
    `select version, stroke_id as "strokeId", change from grid_plan_change where plan = $1 order by version`,
    [plan],
  )
  const versions = new Map(log.map(({ strokeId, version }) => [strokeId, version]))
  const problems = [...made]
    .filter(([stroke, version]) => versions.get(stroke) !== version)
    .map(([stroke]) => `${stroke} was answered and is not there`)
  if (log.some(({ version }, i) => version !== i + 1)) problems.push('the log has holes')
  const rows = await db.query<{ version: number; body: GridPlan['items'][number] | null }>(
    'select version, body from grid_plan_item where plan = $1',
    [plan],
  )
  const now = new Coverage(rows.flatMap(({ body }) => body ?? []))
  // Back to the beginning nobody has kept: forwards, what was put last must stand.
  const replayed = new Coverage(rows.flatMap(({ version, body }) => (version === 0 && body) || []))
  for (const { change } of log) applyChange(replayed, change)
  if (writeCoverage(replayed) !== writeCoverage(now))
    problems.push('the log is not what the plan is')
  problems.push(...verifyCoverage(now).map(({ problem, id }) => `${problem} ${id}`))
  const row = await db.first<{ version: number; audited: number }>(
    `select version, (select count(*)::int from audit_trail where action = 'grid.draw' and target = $1) as audited
     from grid_plan where id = $1`,
    [plan],
  )
  if (row?.version !== log.length) problems.push(`version ${row?.version} of ${log.length} changes`)
  if (row && row.audited !== log.length) problems.push(`${row.audited} of ${log.length} audited`)
  return problems
}
