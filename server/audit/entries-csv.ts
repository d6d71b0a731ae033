import type { AuditRow } from '../../data/contracts/index.ts'
import { csvRecord } from '../../data/formats/writers/csv.ts'
import { auditAction } from '../../data/registry/index.ts'
import type { Database } from '../storage/database.ts'
import { listAccounts, streamEntries } from './store.ts'

const COLUMNS = [
  'seq',
  'at',
  'action',
  'action_zh',
  'action_en',
  'user',
  'username',
  'target',
  'layer',
  'grid',
  'building',
  'purpose',
  'details',
  'erased',
]
const MOST_ROWS = 1_000_000
/** Spreadsheets take UTF-8 for something else without it. */
const BYTE_ORDER_MARK = '\ufeff'

/** The entries that a filter asks for as a file, newest first, written while they are read. */
export async function writeEntriesCsv(
  db: Database,
  params: readonly unknown[],
): Promise<ReadableStream<Uint8Array>> {
  const accounts = await listAccounts(db)
  const names = new Map(accounts.map(({ id, username }) => [id, username]))
  const batches = streamEntries(db, params, MOST_ROWS)
  const encoder = new TextEncoder()
  return new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode(BYTE_ORDER_MARK + csvRecord(COLUMNS)))
    },
    async pull(controller) {
      const batch = await batches.next()
      if (batch.done) return controller.close()
      controller.enqueue(encoder.encode(batch.value.map((row) => record(row, names)).join('')))
    },
    async cancel() {
      await batches.return(undefined)
    },
  })
}

function record(row: AuditRow, names: ReadonlyMap<string, string>): string {
  const { seq, at, action, user, target, layer, grid, building, purpose, details, erased } = row
  const name = auditAction(action)?.name
  return csvRecord([
    seq,
    at,
    action,
    name?.zh,
    name?.en,
    user,
    names.get(user),
    target,
    layer,
    grid,
    building,
    purpose,
    Object.keys(details).length > 0 ? details : null,
    erased,
  ])
}
