import { type NewEvent, Refusal, type ReportedEvent } from '../../../data/contracts/index.ts'
import type { Database } from '../../storage/database.ts'
import { type Report, reportEvent, reportEvents } from './report-event.ts'
import type { Reporting } from './reporting.ts'

type TakeReport = (as: Reporting, given: NewEvent) => Promise<ReportedEvent>

/** While one is being committed the next is written; more of them would wait for each other, for what they mark and tell. */
const TRANSACTIONS = 3
const MOST_TOGETHER = 50
const UNIQUE_VIOLATION = '23505'
/** SQLSTATE classes of what one report does to the others: data, integrity, deadlock. Nothing has been written then. */
const SPOILED = /^(?:22|23|40)/

interface Waiting extends Report {
  resolve: (reported: ReportedEvent) => void
  reject: (reason: unknown) => void
}

/**
 * Takes reports as they come: one alone at once, those that come meanwhile together. As many questions are asked for all of them
 * as for one, and the disk is waited for once: the busier it is, the less each costs.
 */
export function createReportDesk(db: Database): TakeReport {
  const waiting: Waiting[] = []
  let running = 0

  const work = async () => {
    running++
    try {
      while (waiting.length > 0) await take(db, nextOf(waiting))
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

/** The first of them; what is sent a second time comes later, when it can be found. */
function nextOf(waiting: Waiting[]): Waiting[] {
  const ids = new Set<string>()
  const some: Waiting[] = []
  for (let at = 0; at < waiting.length && some.length < MOST_TOGETHER; ) {
    const { clientId } = waiting[at]!.as
    if (clientId !== undefined && ids.has(clientId)) at++
    else {
      if (clientId !== undefined) ids.add(clientId)
      some.push(...waiting.splice(at, 1))
    }
  }
  return some
}

/** Never fails: each is told for itself. */
async function take(db: Database, some: readonly Waiting[]): Promise<void> {
  const [only] = some
  if (some.length === 1 && only) return answer(only, alone(db, only))
  try {
    const outcomes = await db.transaction((client) => reportEvents(client, some))
    for (const [index, { resolve, reject }] of some.entries()) {
      const outcome = outcomes[index]!
      if (outcome instanceof Refusal) reject(outcome)
      else resolve(outcome)
    }
  } catch (error) {
    // Whose fault it is shows when each is tried alone. A connection that broke may have committed: not again, then.
    const isSpoiled = SPOILED.test((error as { code?: string }).code ?? '')
    if (!isSpoiled) for (const { reject } of some) reject(error)
    else for (const one of some) await answer(one, alone(db, one))
  }
}

const answer = ({ resolve, reject }: Waiting, found: Promise<ReportedEvent>): Promise<void> =>
  found.then(resolve, reject)

/** Sent again while the first is still being written: the second waits for it, fails, and then finds it. */
function alone(db: Database, { as, given }: Report): Promise<ReportedEvent> {
  const once = () => db.transaction((client) => reportEvent(client, as, given))
  return once().catch((error: { code?: string; constraint?: string }) => {
    if (error.code !== UNIQUE_VIOLATION || error.constraint !== 'grid_event_client') throw error
    return once()
  })
}
