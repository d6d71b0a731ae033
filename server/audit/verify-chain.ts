import type { KeyObject } from 'node:crypto'
import { type ChainContent, type ChainEntry, chainHash, commitmentOf } from './chain.ts'
import { followErasures, type OpenErasure } from './follow-erasures.ts'
import { isSignedBy, type SignedHead } from './heads.ts'

/** One number of the log as it is found: either half may be missing. */
export interface ChainRow {
  seq: number
  entry: ChainEntry | null
  content: ChainContent | null
}

export interface ChainStart {
  /** The last number that is not in the rows: 0, or the end of the newest archive. */
  seq: number
  chain: string
  /** Erased contents before it of which an entry behind it tells. */
  erasures?: readonly OpenErasure[]
}

export interface Fault {
  /** null = it concerns no single entry. */
  seq: number | null
  /** Half a sentence: "entry 5 has been changed". */
  what: string
  whatZh: string
}

export interface ChainVerdict {
  faults: Fault[]
  /** All of them; `faults` holds the first few. */
  faultCount: number
  entries: number
  erased: number
  lastSeq: number
  heads: number
}

export interface ChainCheck {
  /** Of one number after the other. */
  see(row: ChainRow): void
  /** Of a log that goes on behind these rows: what its rest has to tell of. */
  openErasures(): OpenErasure[]
  finish(goesOn?: boolean): ChainVerdict
}

const KEPT_FAULTS = 20

/** Walks along a chain: gaps, order, commitments, hashes, erasures, and the heads that were signed meanwhile. */
export function checkChain(
  start: ChainStart,
  heads: readonly SignedHead[],
  publicKey: KeyObject | undefined,
): ChainCheck {
  const faults: Fault[] = []
  let faultCount = 0
  let [entries, erased] = [0, 0]
  let last = { seq: start.seq, chain: start.chain, at: '' }
  const blame: Blame = (seq, what, whatZh) => {
    faultCount++
    if (faults.length < KEPT_FAULTS) faults.push({ seq, what, whatZh })
  }
  const atHeads = followHeads(heads, publicKey, start.seq, blame)
  const erasures = followErasures(start.erasures ?? [], blame)
  return {
    see({ seq, entry, content }) {
      if (seq > last.seq + 1) blame(last.seq + 1, ...missing(last.seq + 1, seq - 1))
      if (seq <= last.seq) {
        blame(seq, `entry ${seq} stands there twice or out of order`, `第 ${seq} 条重复或次序不对`)
      }
      if (!entry) {
        blame(
          seq,
          `entry ${seq} is missing, though its content is there`,
          `第 ${seq} 条缺失，内容却还在`,
        )
        last = { ...last, seq: Math.max(seq, last.seq) }
        return
      }
      entries++
      if (entry.at < last.at) {
        blame(seq, `entry ${seq} is older than the one before it`, `第 ${seq} 条的时间早于前一条`)
      }
      if (chainHash(last.chain, entry) !== entry.chain) {
        blame(
          seq,
          `entry ${seq} does not follow from the one before it`,
          `第 ${seq} 条与前一条接不上`,
        )
      }
      if (content?.erasure) erased++
      checkContent(entry, content, blame)
      erasures.see(entry, content)
      atHeads.see(entry)
      last = entry
    },
    openErasures: erasures.open,
    finish(goesOn = false) {
      if (!goesOn) erasures.finish()
      const agreeing = atHeads.finish(last.seq)
      faults.sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0))
      return { faults, faultCount, entries, erased, lastSeq: last.seq, heads: agreeing }
    },
  }
}

export type Blame = (seq: number | null, what: string, whatZh: string) => void
type Halves = [what: string, whatZh: string]

function missing(first: number, last: number): Halves {
  return first === last
    ? [`entry ${first} is missing`, `第 ${first} 条缺失`]
    : [`entries ${first} to ${last} are missing`, `第 ${first} 至 ${last} 条缺失`]
}

function checkContent(entry: ChainEntry, content: ChainContent | null, blame: Blame): void {
  const fault = contentFault(entry, content)
  if (fault !== undefined) blame(entry.seq, ...fault)
}

function contentFault(
  { seq, commitment, action }: ChainEntry,
  content: ChainContent | null,
): Halves | undefined {
  const gone: Halves = [`the content of entry ${seq} is missing`, `第 ${seq} 条的内容缺失`]
  if (content === null) return gone
  const { salt, content: text, erasure } = content
  if (erasure !== null) {
    if (salt !== null || text !== null) {
      return [`entry ${seq} is marked as erased and is not`, `第 ${seq} 条标为已抹除，其实没有`]
    }
    return action === 'audit.erase'
      ? [
          `entry ${seq} tells of an erasure and was erased`,
          `第 ${seq} 条记录的是抹除，自己却被抹除`,
        ]
      : undefined
  }
  if (salt === null || text === null) return gone
  return commitmentOf(salt, text) === commitment
    ? undefined
    : [`the content of entry ${seq} has been changed`, `第 ${seq} 条的内容被改动`]
}

/** Each head was signed over an entry: it must be there and be the same. */
function followHeads(
  heads: readonly SignedHead[],
  publicKey: KeyObject | undefined,
  startSeq: number,
  blame: Blame,
) {
  let next = heads.findIndex((head) => head.seq > startSeq)
  if (next === -1) next = heads.length
  let agreeing = 0
  const unsigned = heads.filter((head) => publicKey && !isSignedBy(publicKey, head))
  for (const { seq } of unsigned) {
    blame(
      seq,
      `the head at entry ${seq} is not signed by this key`,
      `第 ${seq} 条处的链头不是用本密钥签名`,
    )
  }
  return {
    see({ seq, chain, at }: ChainEntry) {
      for (; next < heads.length && heads[next]!.seq <= seq; next++) {
        const head = heads[next]!
        if (head.seq < seq) continue
        if (head.chain === chain && head.at === at && head.count === seq) agreeing++
        else {
          blame(
            seq,
            `entry ${seq} is not the one that the signed head of ${head.at} saw`,
            `第 ${seq} 条不是 ${head.at} 签名时的那一条`,
          )
        }
      }
    },
    finish(lastSeq: number): number {
      const newest = heads.at(-1)
      if (newest && newest.seq > lastSeq) {
        blame(
          lastSeq + 1,
          `the log ends at entry ${lastSeq}, though the signed head of ${newest.at} saw entry ${newest.seq}`,
          `审计到第 ${lastSeq} 条为止，而 ${newest.at} 签名时已有第 ${newest.seq} 条`,
        )
      }
      return agreeing
    },
  }
}
