import { setTimeout as pause } from 'node:timers/promises'
import { openStorage } from '../../../../server/storage/open-storage.ts'

export interface Wait {
  /** Who asks, in what state the transaction is, and for what it waits. */
  what: string
  question: string
  /** How many of them at a time, on average. */
  together: number
}

const EVERY_MS = 50
const MOST = 14

/** Looks again and again what the connections of the database are at: for what reports wait. */
export async function watchWaits(dataDir: string): Promise<{ end(): Promise<Wait[]> }> {
  const storage = await openStorage({ dataDir, say: () => undefined })
  const seen = new Map<string, number>()
  let looks = 0
  let isOver = false
  const watch = async () => {
    while (!isOver) {
      const rows = await storage.db.query<{ what: string; question: string }>(SELECT_WAITS)
      looks++
      for (const { what, question } of rows) {
        const key = JSON.stringify([what, question])
        seen.set(key, (seen.get(key) ?? 0) + 1)
      }
      await pause(EVERY_MS)
    }
  }
  const watching = watch()
  return {
    end: async () => {
      isOver = true
      await watching
      await storage.close()
      return [...seen]
        .sort(([, a], [, b]) => b - a)
        .slice(0, MOST)
        .map(([key, times]) => {
          const [what, question] = JSON.parse(key) as [string, string]
          return { what, question, together: times / looks }
        })
    },
  }
}

const SELECT_WAITS = `
  select
    concat_ws(' · ', application_name, state, coalesce(wait_event_type || ' ' || wait_event, 'at work')) as what,
    left(regexp_replace(query, '\\s+', ' ', 'g'), 50) as question
  from pg_stat_activity
  where backend_type = 'client backend' and state <> 'idle' and pid <> pg_backend_pid()`
