import { type CopyColumn, createCopyReader } from '../storage/copy-reader.ts'
import type { Queryable } from '../storage/database.ts'
import { loadSql } from '../storage/sql-file.ts'
import type { ChainContent } from './chain.ts'
import { createInstants } from './instants.ts'
import type { ChainRow } from './verify-chain.ts'

const CHAIN = loadSql(import.meta.url, 'chain.sql')
const STRAYS = loadSql(import.meta.url, 'chain-strays.sql')
const COLUMNS = 9
/** Few enough to be young when they are thrown away: with 4,000 half of the time went into collecting them. */
const BATCH = 500

/**
 * Both halves of the log up to `lastSeq`, brought together by number, in batches. Give it a transaction that sees one
 * moment (repeatable read). What stands twice comes twice. A million entries come as bytes, which costs the database and
 * us a third of what rows of text do.
 */
export async function* readChain(
  client: Queryable,
  firstSeq: number,
  lastSeq: number,
): AsyncGenerator<ChainRow[]> {
  const strays = await readStrays(client, firstSeq, lastSeq)
  const toRow = rowReader()
  let rows: ChainRow[] = []
  const reader = createCopyReader(COLUMNS, (bytes, columns) => {
    const row = toRow(bytes, columns)
    while (strays.length > 0 && strays.at(-1)! < row.seq) rows.push(strayRow(strays.pop()!))
    rows.push(row)
  })
  // COPY takes no parameters, and the planner has to see how much is wanted.
  const numbers = [firstSeq, lastSeq].map((seq) => String(Math.trunc(seq)))
  const question = CHAIN.text.replaceAll(/\$([12])/g, (_, number) => numbers[number - 1]!)
  for await (const piece of client.copyTo(question)) {
    reader.take(piece)
    if (rows.length < BATCH) continue
    yield rows
    rows = []
  }
  reader.finish()
  yield [...rows, ...strays.reverse().map(strayRow)]
}

/** Last ones first. */
async function readStrays(client: Queryable, first: number, last: number): Promise<number[]> {
  const found = await client.query<{ seq: number }>(STRAYS, [first, last])
  return found.map(({ seq }) => seq).reverse()
}

/** Nothing of a content counts whose entry is missing. */
const strayRow = (seq: number): ChainRow => ({ seq, entry: null, content: null })

type Four<Item> = readonly [Item, Item, Item, Item]
type Nine<Item> = readonly [Item, Item, Item, Item, Item, ...Four<Item>]

function rowReader(): (bytes: Buffer, columns: readonly CopyColumn[]) => ChainRow {
  const instantOf = createInstants()
  return (bytes, columns) => {
    const [number, at, action, commitment, chain, ...content] = columns as Nine<CopyColumn>
    const seq = readInt8(bytes, number.from)
    return {
      seq,
      entry: {
        seq,
        at: instantOf(readInt8(bytes, at.from)),
        action: bytes.toString('utf8', action.from, action.to),
        commitment: bytes.toString('hex', commitment.from, commitment.to),
        chain: bytes.toString('hex', chain.from, chain.to),
      },
      content: readContent(seq, bytes, content),
    }
  }
}

function readContent(
  seq: number,
  bytes: Buffer,
  [other, salt, content, erasure]: Four<CopyColumn>,
): ChainContent | null {
  if (other.isNull) return null
  return {
    seq,
    salt: salt.isNull ? null : bytes.subarray(salt.from, salt.to),
    content: readText(bytes, content),
    erasure: readText(bytes, erasure),
  }
}

const readText = (bytes: Buffer, { from, to, isNull }: CopyColumn): string | null =>
  isNull ? null : bytes.toString('utf8', from, to)

/** Exact up to 2^53; what lies beyond fits no hash either way. */
const readInt8 = (bytes: Buffer, at: number) =>
  bytes.readInt32BE(at) * 2 ** 32 + bytes.readUInt32BE(at + 4)
