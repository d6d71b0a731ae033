import type { Queryable } from '../storage/database.ts'
import { loadSql } from '../storage/sql-file.ts'
import type { ChainContent, ChainEntry } from './chain.ts'
import type { ChainRow } from './verify-chain.ts'

const ENTRIES = loadSql(import.meta.url, 'chain-entries.sql')
const CONTENTS = loadSql(import.meta.url, 'chain-contents.sql')
const BATCH = 4_000

/**
 * Both halves of the log up to `lastSeq`, brought together by number, in batches. Give it a transaction that sees one
 * moment (repeatable read). What stands twice comes twice.
 */
export async function* readChain(
  client: Queryable,
  firstSeq: number,
  lastSeq: number,
): AsyncGenerator<ChainRow[]> {
  const contents = oneByOne(client.stream<ChainContent>(CONTENTS, [firstSeq, lastSeq], BATCH))
  let content = await contents.next()
  for await (const entries of client.stream<ChainEntry>(ENTRIES, [firstSeq, lastSeq], BATCH)) {
    const rows: ChainRow[] = []
    for (const entry of entries) {
      while (content && content.seq < entry.seq) {
        rows.push({ seq: content.seq, entry: null, content })
        content = contents.ready() ?? (await contents.next())
      }
      const isHere = content?.seq === entry.seq
      rows.push({ seq: entry.seq, entry, content: isHere ? content! : null })
      if (isHere) content = contents.ready() ?? (await contents.next())
    }
    yield rows
  }
  for (; content; content = await contents.next()) {
    yield [{ seq: content.seq, entry: null, content }]
  }
}

/** `ready` answers without waiting while the batch lasts: a million awaits cost more than the hashing. */
function oneByOne<Row>(batches: AsyncGenerator<Row[]>) {
  let batch: Row[] = []
  let at = 0
  const ready = (): Row | undefined => batch[at++]
  return {
    ready,
    async next(): Promise<Row | undefined> {
      const row = ready()
      if (row) return row
      const read = await batches.next()
      if (read.done) return undefined
      batch = read.value
      at = 0
      return ready()
    },
  }
}
