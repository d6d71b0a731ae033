import { seal } from '../../../security/keys/cipher.ts'
import { encodeCopyRows } from '../../../storage/copy-encoding.ts'
import type { CopyRow } from '../../../storage/database.ts'
import type { CellsLine } from '../reading/cells-request.ts'
import { openBlock, type SealedBlock } from '../sealed-spool.ts'
import type { DeskRun, TargetStore } from '../targets/target-store.ts'
import type { TextMatch, TextMatcher } from './match-texts.ts'
import { type PlacedAt, type Placement, type PlacingTools, placeRow } from './place-row.ts'
import type { ColumnPlan } from './plan-columns.ts'
import { rowDigest, rowKey } from './row-key.ts'
import { secretContext } from './secret-context.ts'
import { type TypedRow, typeRow } from './type-row.ts'

/** What making rows for `import_row` out of a file's lines needs, wherever that is done. */
export interface BlockWork {
  run: Pick<DeskRun, 'job' | 'target' | 'issuer'>
  store: TargetStore
  plan: ColumnPlan
  tools: PlacingTools
  matcher: TextMatcher
  /** Derived: of the job, and of what senders call their rows. */
  secrets: { job: Buffer; numbers: Buffer }
  /** Of the file's first row. */
  firstSerial: number
  /** Of somebody's citizen id; only where the keys are. */
  idIndexes(idNumber: string): Buffer[]
}

/** Ready for `copyText`. */
export interface StagedBlock {
  copy: Uint8Array
  /** Number of the last row. */
  last: number
}

/** Beside the fields in `values`: the steps of an address that is not there yet. */
export const STEPS = '@steps'
/** … and that the row has no position for it. */
export const UNPLACED = '@unplaced'

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

/** Types, matches and places the rows of a block. */
export async function stageBlock(block: SealedBlock, work: BlockWork): Promise<StagedBlock> {
  const { store, run, firstSerial } = work
  const rows = openBlock<CellsLine>(block, work.secrets.job).map((line) => typeRow(line, work.plan))
  const found = await work.matcher.match(rows.map(({ text, isFailed }) => (isFailed ? '' : text)))
  const staged = rows.map((row, i) =>
    stagedRow(row, found[i]!, store.freshCode(run.issuer, firstSerial + row.row - 1), work),
  )
  return { copy: await encode(staged), last: rows.at(-1)?.row ?? 0 }
}

async function encode(rows: readonly CopyRow[]): Promise<Uint8Array> {
  const pieces: string[] = []
  for await (const piece of encodeCopyRows(rows)) pieces.push(piece)
  return new Uint8Array(Buffer.from(pieces.join('')))
}

function stagedRow(row: TypedRow, match: TextMatch, freshCode: string, work: BlockWork): CopyRow {
  const placement: Placement = row.isFailed
    ? { kind: 'failed', remark: 'damaged-row' }
    : (work.store.place ?? placeRow)(row, match, work.tools)
  const remarks = row.isFailed ? [...row.remarks] : [...row.remarks, ...remarkOf(placement)]
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
    isWaiting ? { ...row.values, ...wayOf(at) } : {},
    isWaiting ? sealedSecrets(row, work) : null,
    isWaiting ? idIndex(row, work) : null,
    rowDigest(work.secrets.job, row),
    match.verdict === 'unmatched'
      ? null
      : { verdict: match.verdict, confidence: match.confidence, remarks: match.remarks },
    candidatesOf(placement),
    remarks.length === 0 ? null : JSON.stringify(remarks),
  ]
}

const wayOf = (at: PlacedAt | undefined) => ({
  ...(at?.steps && { [STEPS]: at.steps }),
  ...(at?.isUnplaced && { [UNPLACED]: true }),
})

/** Of a place that is taken too, when the base may yet say that it is another's. */
function candidatesOf(placement: Placement): string | null {
  if (placement.kind === 'doubtful') return JSON.stringify(placement.candidates)
  const there = placement.kind === 'placed' ? placement.at.there : undefined
  return there ? JSON.stringify([there]) : null
}

const remarkOf = (placement: Placement): (readonly [string, string])[] =>
  placement.remark === undefined ? [] : [['', placement.remark]]

/** Without a number of the sender a row that has no place yet cannot be told from others: its key comes with the answer. */
function keyOf(row: TypedRow, placement: Placement, work: BlockWork): Buffer | null {
  const { store, secrets } = work
  const secret = secrets.numbers
  if (row.number !== null) return row.number === '' ? null : rowKey(secret, row, [])
  return placement.kind === 'placed' ? rowKey(secret, row, store.identity(row, placement.at)) : null
}

function titleOf(row: TypedRow, placement: Placement, { store, run }: BlockWork): string {
  if (typeof row.values.title === 'string') return row.values.title
  return placement.kind === 'placed'
    ? store.title(row, placement.at, run.target)
    : row.text.slice(0, 80)
}

function sealedSecrets({ row, secrets }: TypedRow, { run, ...work }: BlockWork): Buffer | null {
  if (Object.keys(secrets).length === 0) return null
  const plain = Buffer.from(JSON.stringify(secrets))
  return seal(work.secrets.job, secretContext(run.job, row), plain)
}

/** In hexadecimal digits, which COPY takes in lists. */
function idIndex({ secrets }: TypedRow, { idIndexes }: BlockWork): string[] | null {
  return typeof secrets.id_number === 'string'
    ? idIndexes(secrets.id_number).map((index) => index.toString('hex'))
    : null
}
