import type { KeyObject } from 'node:crypto'
import type { AuditVerdict } from '../../data/contracts/index.ts'
import type { Database, Queryable } from '../storage/database.ts'
import { GENESIS } from './chain.ts'
import { checkGuards } from './guards.ts'
import type { SignedHead } from './heads.ts'
import { readChain } from './read-chain.ts'
import { isSegmentSigned, newestSegment } from './segment.ts'
import { type ChainStart, type ChainVerdict, checkChain, type Fault } from './verify-chain.ts'

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
  general: string[],
): Promise<ChainStart> {
  const segment = await newestSegment(client)
  if (!segment) return { seq: 0, chain: GENESIS }
  if (!isSegmentSigned(publicKey, segment)) {
    general.push(`the archive that ends at entry ${segment.last} is not signed by this key`)
  }
  return { seq: segment.last, chain: segment.chain, erasures: segment.erasures }
}

/** Numbers that no chain has: below its beginning. */
async function findStrays(client: Queryable, start: ChainStart, general: string[]): Promise<void> {
  const row = await client.first<{ seq: number | null }>(
    `select least((select min(seq) from audit_entry where seq <= $1),
                  (select min(seq) from audit_content where seq <= $1)) as seq`,
    [start.seq],
  )
  const stray = row?.seq ?? null
  if (stray !== null) general.push(`entry ${stray} lies before the beginning of the log`)
}

async function lastNumber(client: Queryable): Promise<number> {
  const row = await client.first<{ last: number | null }>(
    `select greatest((select max(seq) from audit_entry), (select max(seq) from audit_content)) as last`,
  )
  return row?.last ?? 0
}

function describe(chain: ChainVerdict, general: readonly string[]): AuditVerdict {
  const faults: Fault[] = [...general.map((what) => ({ seq: null, what })), ...chain.faults]
  const count = chain.faultCount + general.length
  const { entries, erased, lastSeq, heads } = chain
  return {
    whole: count === 0,
    sentence: count === 0 ? wholeSentence(chain) : damagedSentence(faults, count),
    firstBad: chain.faults[0]?.seq ?? null,
    faults: count,
    entries,
    erased,
    lastSeq,
    heads,
    at: new Date().toISOString(),
  }
}

function wholeSentence({ entries, erased, heads, lastSeq }: ChainVerdict): string {
  const count = entries.toLocaleString('en')
  const gone = erased > 0 ? `, ${erased.toLocaleString('en')} of them with erased contents` : ''
  const agree =
    heads > 0
      ? `${heads.toLocaleString('en')} signed heads agree`
      : 'there was no signed head to compare with'
  return `The audit log is whole: ${count} entries up to number ${lastSeq}${gone}; ${agree}.`
}

function damagedSentence([first]: readonly Fault[], count: number): string {
  const more = count > 1 ? ` (and ${(count - 1).toLocaleString('en')} more)` : ''
  return `The audit log is damaged: ${first?.what}${more}.`
}
