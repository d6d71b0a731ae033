import type { NewEvent, ReportedEvent } from '../../../data/contracts/index.ts'
import { Refusal } from '../../../data/contracts/index.ts'
import type { Database, Queryable } from '../../storage/database.ts'
import { type EventNews, tellOfEvents } from '../loop/write-actions.ts'
import { type Reporting, reportEvent } from './report-event.ts'

type Report = (as: Reporting, given: NewEvent) => Promise<ReportedEvent>

/**
 * While some are being committed others are written; each asks its questions one after the other, so that few transactions
 * would take longer than many: with four the median under load was several times that of twelve. The rest are for who reads.
 */
const TRANSACTIONS = 12
const MOST_TOGETHER = 20
const UNIQUE_VIOLATION = '23505'
/** SQLSTATE classes of what one report does to the others: data, integrity, deadlock. Nothing has been written then. */
const SPOILED = /^(?:22|23|40)/

interface Waiting {
  as: Reporting
  given: NewEvent
  resolve: (reported: ReportedEvent) => void
  reject: (reason: unknown) => void
}

/**
 * Takes reports as they come: one alone at once, those that come meanwhile together in one transaction. The disk is waited for
 * once for all of them: where it is busy, a commit for each would let them queue up.
 */
export function createReportDesk(db: Database): Report {
  const waiting: Waiting[] = []
  let running = 0

  const work = async () => {
    running++
    try {
      while (waiting.length > 0) await take(db, waiting.splice(0, MOST_TOGETHER))
    } finally {
      running--
    }
  }
  return (as, given) =>
    new Promise((resolve, reject) => {
      waiting.push({ as, given, resolve, reject })
      if (running < TRANSACTIONS) void work()
    })
}

/** Never fails: each is told for itself. */
async function take(db: Database, some: readonly Waiting[]): Promise<void> {
  const [only] = some
  if (some.length === 1 && only) return answer(only, () => alone(db, only))
  const together = await db
    .transaction((client) => writeAll(client, some))
    .catch((error: { code?: string }) =>
      // Whose fault it is shows when each is tried alone. A connection that broke may have committed: not again, then.
      some.map((one) =>
        SPOILED.test(error.code ?? '') ? () => alone(db, one) : () => Promise.reject(error),
      ),
    )
  await Promise.all(some.map((one, index) => answer(one, together[index]!)))
}

async function answer(
  { resolve, reject }: Waiting,
  find: () => Promise<ReportedEvent>,
): Promise<void> {
  await find().then(resolve, reject)
}

/** Refusals concern one report, and nothing has been written for it when they come. */
async function writeAll(
  client: Queryable,
  some: readonly Waiting[],
): Promise<(() => Promise<ReportedEvent>)[]> {
  const news: EventNews[] = []
  const later = (one: EventNews) => void news.push(one)
  const found: (() => Promise<ReportedEvent>)[] = []
  for (const { as, given } of some) {
    try {
      const reported = await reportEvent(client, { ...as, later }, given)
      found.push(async () => reported)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      found.push(() => Promise.reject(error))
    }
  }
  if (news.length > 0) await tellOfEvents(client, news)
  return found
}

/** Sent again while the first is still being written: the second waits for it, fails, and then finds it. */
function alone(db: Database, { as, given }: Waiting): Promise<ReportedEvent> {
  const once = () => db.transaction((client) => reportEvent(client, as, given))
  return once().catch((error: { code?: string; constraint?: string }) => {
    if (error.code !== UNIQUE_VIOLATION || error.constraint !== 'grid_event_client') throw error
    return once()
  })
}
