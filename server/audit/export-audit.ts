import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { audit, OPERATOR } from '../security/audit.ts'
import type { Database } from '../storage/database.ts'
import { writeEntriesCsv } from './entries-csv.ts'
import { TIME_ZONE } from './entry-filter.ts'

const EVERYTHING = [null, null, null, null, null, null, null, null, null, null, TIME_ZONE]

/** All entries as CSV, newest first; answers how many. */
export async function exportAudit(
  db: Database,
  path: string,
  onCount: (count: number) => void,
): Promise<number> {
  await audit(db, { userId: OPERATOR, action: 'audit.export', target: 'entries' })
  const part = `${path}.part`
  let lines = 0
  const counted = async function* () {
    const decoder = new TextDecoder()
    for await (const chunk of Readable.fromWeb(
      (await writeEntriesCsv(db, EVERYTHING)) as Parameters<typeof Readable.fromWeb>[0],
    )) {
      lines += decoder.decode(chunk as Uint8Array).split('\r\n').length - 1
      onCount(Math.max(0, lines - 1))
      yield chunk
    }
  }
  try {
    await pipeline(Readable.from(counted()), createWriteStream(part, { mode: 0o600 }))
    await rename(part, path)
  } finally {
    await rm(part, { force: true })
  }
  return lines - 1
}
