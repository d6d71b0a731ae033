import type { DeskMapping } from '../../../../data/contracts/index.ts'
import { seal } from '../../../security/keys/cipher.ts'
import { idIndexes } from '../../../security/secrets/person-secret.ts'
import type { Services } from '../../../services.ts'
import type { CopyRow } from '../../../storage/database.ts'
import { issueSerials } from '../../../storage/issue-serials.ts'
import { jobKey, numberKey } from '../job-key.ts'
import type { CellsLine } from '../reading/cells-request.ts'
import { readSealed } from '../sealed-spool.ts'
import type { DeskRun, TargetStore } from '../targets/target-store.ts'
import type { TextMatch, TextMatcher } from './match-texts.ts'
import { type Placement, type PlacingTools, placeRow } from './place-row.ts'
import type { ColumnPlan } from './plan-columns.ts'
import type { RemarkTally } from './remark-tally.ts'
import { rowDigest, rowKey } from './row-key.ts'
import { secretContext } from './secret-context.ts'
import { type TypedRow, typeRow } from './type-row.ts'

export interface StagingQuestion {
  run: DeskRun
  store: TargetStore
  plan: ColumnPlan
  mapping: DeskMapping
  tools: PlacingTools
  matcher: TextMatcher
  tally: RemarkTally
  /** The file's rows, sealed. */
  path: string
  onRows(done: number): void
  signal: AbortSignal
}

interface StagingWork extends StagingQuestion {
  /** Derived once: of the job, and of what senders call their rows. */
  secrets: { job: Buffer; numbers: Buffer }
}

/** Beside the fields in `values`: the steps of an address that is not there yet. */
export const STEPS = '@steps'

export const STAGED_COLUMNS = [
  'job',
  'row',
  'kind',
  'key',
  'fresh_code',
  'subdistrict',
  'grid',
  'address_id',
  'building',
  'room',
  'lon',
  'lat',
  'own_position',
  'geometry',
  'title',
  'text',
  'values',
  'secret',
  'id_index',
  'digest',
  'match',
  'candidates',
  'remarks',
] as const

/** Types, matches and places the rows of a file and lays them into `import_row`. Answers how many. */
export async function stageRows(db: Services['db'], question: StagingQuestion): Promise<number> {
  const { run } = question
  const secrets = { job: jobKey(run.keys, run.job), numbers: numberKey(run.keys) }
  await db.execute('delete from import_row where job = $1', [run.job])
  return db.copyFrom('import_row', STAGED_COLUMNS, stagedRows(db, { ...question, secrets }))
}

interface Block {
  rows: TypedRow[]
  matches: Promise<TextMatch[]>
}

/** The next block is being matched while this one is being written. */
async function* stagedRows(db: Services['db'], work: StagingWork): AsyncGenerator<CopyRow> {
  const waiting: Block[] = []
  for await (const lines of readSealed<CellsLine>(work.path, work.secrets.job)) {
    work.signal.throwIfAborted()
    const rows = lines.map((line) => typeRow(line, work.plan))
    const matches = work.matcher.match(rows.map(({ text, isFailed }) => (isFailed ? '' : text)))
    // Waited for below; a failure must not count as nobody's until then.
    matches.catch(() => undefined)
    waiting.push({ rows, matches })
    if (waiting.length >= BLOCKS_AHEAD) yield* toCopyRows(db, waiting.shift()!, work)
  }
  for (const block of waiting) yield* toCopyRows(db, block, work)
}

const BLOCKS_AHEAD = 3

async function* toCopyRows(
  db: Services['db'],
  { rows, matches }: Block,
  work: StagingWork,
): AsyncGenerator<CopyRow> {
  const found = await matches
  work.signal.throwIfAborted()
  const { store, run } = work
  const first = await issueSerials(db, store.serials, rows.length)
  for (const [i, row] of rows.entries()) {
    yield stagedRow(row, found[i]!, store.freshCode(run.issuer, first + i), work)
  }
  work.onRows(rows.at(-1)?.row ?? 0)
}

function stagedRow(row: TypedRow, match: TextMatch, freshCode: string, work: StagingWork): CopyRow {
  const placement: Placement = row.isFailed
    ? { kind: 'failed', remark: 'damaged-row' }
    : (work.store.place ?? placeRow)(row, match, work.tools)
  const remarks = row.isFailed ? [...row.remarks] : [...row.remarks, ...remarkOf(placement)]
  work.tally.add(row.row, remarks)
  const { run } = work
  const at = placement.kind === 'placed' ? placement.at : undefined
  const own =
    at !== undefined && row.lonLat !== null && at.lon === row.lonLat[0] && at.lat === row.lonLat[1]
  const isWaiting = placement.kind !== 'failed'
  return [
    run.job,
    row.row,
    at ? 'added' : placement.kind,
    keyOf(row, placement, work),
    freshCode,
    at?.subdistrict ?? '',
    at?.grid ?? '',
    at?.addressId ?? null,
    at?.building ?? null,
    at?.room ?? null,
    at?.lon ?? row.lonLat?.[0] ?? null,
    at?.lat ?? row.lonLat?.[1] ?? null,
    own,
    isWaiting ? row.geometry : null,
    titleOf(row, placement, work),
    row.text,
    isWaiting ? { ...row.values, ...(at?.steps && { [STEPS]: at.steps }) } : {},
    isWaiting ? sealedSecrets(row, work) : null,
    isWaiting ? idIndex(row, run) : null,
    rowDigest(work.secrets.job, row),
    match.verdict === 'unmatched'
      ? null
      : { verdict: match.verdict, confidence: match.confidence, remarks: match.remarks },
    candidatesOf(placement),
    remarks.length === 0 ? null : JSON.stringify(remarks),
  ]
}

/** Of a place that is taken too, when the base may yet say that it is another's. */
function candidatesOf(placement: Placement): string | null {
  if (placement.kind === 'doubtful') return JSON.stringify(placement.candidates)
  const there = placement.kind === 'placed' ? placement.at.there : undefined
  return there ? JSON.stringify([there]) : null
}

const remarkOf = (placement: Placement): (readonly [string, string])[] =>
  placement.remark === undefined ? [] : [['', placement.remark]]

/** Without a number of the sender a row that has no place yet cannot be told from others: its key comes with the answer. */
function keyOf(row: TypedRow, placement: Placement, work: StagingWork): Buffer | null {
  const { store, secrets } = work
  const secret = secrets.numbers
  if (row.number !== null) return row.number === '' ? null : rowKey(secret, row, [])
  return placement.kind === 'placed' ? rowKey(secret, row, store.identity(row, placement.at)) : null
}

function titleOf(row: TypedRow, placement: Placement, { store, run }: StagingWork): string {
  if (typeof row.values.title === 'string') return row.values.title
  return placement.kind === 'placed'
    ? store.title(row, placement.at, run.target)
    : row.text.slice(0, 80)
}

function sealedSecrets({ row, secrets }: TypedRow, { run, ...work }: StagingWork): Buffer | null {
  if (Object.keys(secrets).length === 0) return null
  const plain = Buffer.from(JSON.stringify(secrets))
  return seal(work.secrets.job, secretContext(run.job, row), plain)
}

/** In hexadecimal digits, which COPY takes in lists. */
function idIndex({ secrets }: TypedRow, { keys }: DeskRun): string[] | null {
  return typeof secrets.id_number === 'string'
    ? idIndexes(keys, secrets.id_number).map((index) => index.toString('hex'))
    : null
}
