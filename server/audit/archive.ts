import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Refusal } from '../../data/contracts/index.ts'
import { audit, OPERATOR } from '../security/audit.ts'
import type { Database, Queryable } from '../storage/database.ts'
import { type ChainEntry, GENESIS } from './chain.ts'
import { readChain } from './read-chain.ts'
import { newestSegment, type SignedSegment, signSegment } from './segment.ts'
import type { SigningKey } from './signing-key.ts'
import { type ChainRow, checkChain } from './verify-chain.ts'

/** Keeps chain and appenders apart: no entry gets its number while the end is looked up. */
const UNTIL = `select max(seq) as last from audit_entry
  where at < now() - make_interval(months => $1) and seq < (select max(seq) from audit_entry)`

/**
 * Moves the entries older than so many months into a file whose last line is signed, then out of the database; the chain
 * goes on behind them. `undefined` when none is that old.
 */
export async function archiveAudit(
  db: Database,
  key: SigningKey,
  months: number,
  path: string,
): Promise<SignedSegment | undefined> {
  const part = `${path}.part`
  try {
    return await db.transaction(
      async (client) => {
        const row = await client.first<{ last: number | null }>(UNTIL, [months])
        if (!row?.last) return undefined
        const segment = await writeFile(client, key, row.last, part)
        await forget(client, segment)
        await rename(part, path)
        return segment
      },
      { statementTimeoutMs: 0 },
    )
  } finally {
    await rm(part, { force: true })
  }
}

/** Checked while it is written: what is damaged stays where it can be looked into. */
async function writeFile(
  client: Queryable,
  key: SigningKey,
  last: number,
  path: string,
): Promise<SignedSegment> {
  const previous = await newestSegment(client)
  const first = (previous?.last ?? 0) + 1
  const before = previous?.chain ?? GENESIS
  const erasuresBefore = previous?.erasures ?? []
  const check = checkChain(
    { seq: first - 1, chain: before, erasures: erasuresBefore },
    [],
    undefined,
  )
  const digest = createHash('sha256')
  const entries: { first?: ChainEntry; last?: ChainEntry } = {}
  let segment: SignedSegment | undefined
  const file = async function* () {
    for await (const rows of readChain(client, first, last)) {
      for (const row of rows) {
        check.see(row)
        entries.first ??= row.entry ?? undefined
        entries.last = row.entry ?? undefined
      }
      const text = rows.map((row) => `${archiveLine(row)}\n`).join('')
      digest.update(text)
      yield text
    }
    const { first: from, last: to } = entries
    if (!from || !to || to.seq !== last || check.finish(true).faultCount > 0) throw damaged()
    segment = signSegment(key, {
      first,
      last,
      before,
      chain: to.chain,
      firstAt: from.at,
      lastAt: to.at,
      erasuresBefore,
      erasures: check.openErasures(),
      digest: digest.digest('hex'),
    })
    yield `${JSON.stringify(segment)}\n`
  }
  await pipeline(Readable.from(file()), createWriteStream(path, { mode: 0o600, flush: true }))
  return segment!
}

export function archiveLine({ entry, content }: ChainRow): string {
  if (!entry || !content) throw damaged()
  const { salt, content: text, erasure } = content
  const hidden = erasure === null ? { salt: salt?.toString('hex'), content: text } : { erasure }
  return JSON.stringify({ ...entry, ...hidden })
}

async function forget(client: Queryable, segment: SignedSegment): Promise<void> {
  const { first, last, digest } = segment
  await client.query(`select set_config('onemap.audit_upkeep', 'archive', true)`)
  await client.execute('delete from audit_content where seq <= $1', [last])
  await client.execute('delete from audit_entry where seq <= $1', [last])
  await client.execute('insert into audit_segment (first_seq, segment) values ($1, $2)', [
    first,
    segment,
  ])
  await audit(client, {
    userId: OPERATOR,
    action: 'audit.archive',
    target: `${first}-${last}`,
    details: { digest },
  })
}

const damaged = () =>
  new Refusal(
    409,
    'audit-damaged',
    'The audit log is damaged and is not archived: run "audit verify".',
  )
