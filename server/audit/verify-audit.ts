import type { KeyObject } from 'node:crypto'
import type { AuditVerdict, Bilingual } from '../../data/contracts/index.ts'
import type { Database, Queryable } from '../storage/database.ts'
import { GENESIS } from './chain.ts'
import { checkGuards } from './guards.ts'
import type { SignedHead } from './heads.ts'
import { readChain } from './read-chain.ts'
import { isSegmentSigned, newestSegment } from './segment.ts'
import { type ChainStart, type ChainVerdict, checkChain, type Fault } from './verify-chain.ts'

/** What concerns no single entry. */
type General = Omit<Fault, 'seq'>

export interface VerifyOptions {
  /** In the order of their entries. */
  heads: readonly SignedHead[]
  publicKey: KeyObject
  onProgress?: (done: number, total: number) => void
  signal?: AbortSignal
}

/** Reads the whole log once, as it stands at this moment, and answers what is wrong with it. */
export async function verifyAudit(db: Database, options: VerifyOptions): Promise<AuditVerdict> {
  return db.transaction(
    async (client) => {
      await client.query('set transaction isolation level repeatable read')
      return verifyInside(client, options)
    },
    { statementTimeoutMs: 0 },
  )
}

/** The same inside of a transaction that sees one moment. */
export async function verifyInside(
  client: Queryable,
  { heads, publicKey, onProgress, signal }: VerifyOptions,
): Promise<AuditVerdict> {
  const general = await checkGuards(client)
  const start = await findStart(client, publicKey, general)
  const total = await lastNumber(client)
  const check = checkChain(start, heads, publicKey)
  let done = 0
  for await (const rows of readChain(client, start.seq + 1, total)) {
    signal?.throwIfAborted()
    for (const row of rows) check.see(row)
    done += rows.length
    onProgress?.(done, total - start.seq)
    await breathe()
  }
  await findStrays(client, start, general)
  return describe(check.finish(), general)
}

/** Between two batches others get their turn: the page asks for this in the process that serves it. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve))

async function findStart(
  client: Queryable,
  publicKey: KeyObject,
  general: General[],
): Promise<ChainStart> {
  const segment = await newestSegment(client)
  if (!segment) return { seq: 0, chain: GENESIS }
  if (!isSegmentSigned(publicKey, segment)) {
    general.push({
      what: `the archive that ends at entry ${segment.last} is not signed by this key`,
      whatZh: `到第 ${segment.last} 条为止的归档不是用本密钥签名`,
    })
  }
  return { seq: segment.last, chain: segment.chain, erasures: segment.erasures }
}

/** Numbers that no chain has: below its beginning. */
async function findStrays(client: Queryable, start: ChainStart, general: General[]): Promise<void> {
  const row = await client.first<{ seq: number | null }>(
    `select least((select min(seq) from audit_entry where seq <= $1),
                  (select min(seq) from audit_content where seq <= $1)) as seq`,
    [start.seq],
  )
  const stray = row?.seq ?? null
  if (stray === null) return
  general.push({
    what: `entry ${stray} lies before the beginning of the log`,
    whatZh: `第 ${stray} 条在审计开头之前`,
  })
}

async function lastNumber(client: Queryable): Promise<number> {
  const row = await client.first<{ last: number | null }>(
    `select greatest((select max(seq) from audit_entry), (select max(seq) from audit_content)) as last`,
  )
  return row?.last ?? 0
}

function describe(chain: ChainVerdict, general: readonly General[]): AuditVerdict {
  const faults: Fault[] = [...general.map((one) => ({ seq: null, ...one })), ...chain.faults]
  const count = chain.faultCount + general.length
  const { entries, erased, lastSeq, heads } = chain
  const text = count === 0 ? wholeText(chain) : damagedText(faults, count)
  return {
    whole: count === 0,
    sentence: text.en,
    text,
    firstBad: chain.faults[0]?.seq ?? null,
    faults: count,
    entries,
    erased,
    lastSeq,
    heads,
    at: new Date().toISOString(),
  }
}

function wholeText({ entries, erased, heads, lastSeq }: ChainVerdict): Bilingual {
  const [count, gone, agreeing] = [entries, erased, heads].map((one) => one.toLocaleString('en'))
  const en = [
    `The audit log is whole: ${count} entries up to number ${lastSeq}`,
    erased > 0 ? `, ${gone} of them with erased contents` : '',
    heads > 0 ? `; ${agreeing} signed heads agree.` : '; there was no signed head to compare with.',
  ]
  const zh = [
    `审计完整：到第 ${lastSeq} 条共 ${count} 条`,
    erased > 0 ? `，其中 ${gone} 条内容已按要求抹除` : '',
    heads > 0 ? `；${agreeing} 个签名链头相符。` : '；还没有可以对照的签名链头。',
  ]
  return { zh: zh.join(''), en: en.join('') }
}

function damagedText([first]: readonly Fault[], count: number): Bilingual {
  const more = (count - 1).toLocaleString('en')
  return {
    zh: `审计已损坏：${first?.whatZh}${count > 1 ? `（另有 ${more} 处）` : ''}。`,
    en: `The audit log is damaged: ${first?.what}${count > 1 ? ` (and ${more} more)` : ''}.`,
  }
}
