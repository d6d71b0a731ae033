import { createHash, type KeyObject } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { Refusal } from '../../data/contracts/index.ts'
import { isSegmentSigned, type SignedSegment } from './segment.ts'
import { type ChainRow, checkChain } from './verify-chain.ts'

type Line = NonNullable<ChainRow['entry']> & {
  salt?: string
  content?: string
  erasure?: string
}

/** One sentence about a file that `archiveAudit` wrote; throws a Refusal when it is not as it was. */
export async function verifyArchive(path: string, publicKey: KeyObject): Promise<string> {
  const segment = parseLine<SignedSegment>(await lastLine(path), path)
  if (typeof segment.signature !== 'string' || !isSegmentSigned(publicKey, segment)) {
    throw new Refusal(422, 'audit-archive', `The last line of ${path} is not signed by this key.`)
  }
  const digest = createHash('sha256')
  const { first, before: chain, erasuresBefore: erasures } = segment
  const check = checkChain({ seq: first - 1, chain, erasures }, [], undefined)
  let lastChain = segment.before
  for await (const line of linesBeforeLast(path)) {
    digest.update(`${line}\n`)
    const row = toRow(parseLine<Line>(line, path))
    check.see(row)
    lastChain = row.entry?.chain ?? lastChain
  }
  const { faults, entries, lastSeq } = check.finish(true)
  if (faults[0]) throw new Refusal(422, 'audit-archive', `${path} is damaged: ${faults[0].what}.`)
  if (
    digest.digest('hex') !== segment.digest ||
    lastSeq !== segment.last ||
    lastChain !== segment.chain
  ) {
    throw new Refusal(422, 'audit-archive', `${path} is damaged: it is not what was signed.`)
  }
  return `The archive is whole: ${entries.toLocaleString('en')} entries, ${segment.first} to ${segment.last}.`
}

async function lastLine(path: string): Promise<string> {
  let last = ''
  for await (const line of readLines(path)) if (line !== '') last = line
  return last
}

async function* linesBeforeLast(path: string): AsyncGenerator<string> {
  let held: string | undefined
  for await (const line of readLines(path)) {
    if (line === '') continue
    if (held !== undefined) yield held
    held = line
  }
}

const readLines = (path: string) =>
  createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })

function parseLine<Shape>(line: string, path: string): Shape {
  try {
    return JSON.parse(line) as Shape
  } catch {
    throw new Refusal(422, 'audit-archive', `${path} is no archive of an audit log.`)
  }
}

function toRow({ salt, content, erasure, ...entry }: Line): ChainRow {
  const hidden = {
    seq: entry.seq,
    salt: salt === undefined ? null : Buffer.from(salt, 'hex'),
    content: content ?? null,
    erasure: erasure ?? null,
  }
  return { seq: entry.seq, entry, content: hidden }
}
