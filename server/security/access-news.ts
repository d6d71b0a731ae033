import { randomUUID } from 'node:crypto'
import type { Database } from '../storage/database.ts'

/** What the database tells of accounts, roles and sessions that have changed. */
export interface AccessNews {
  /** Nothing is heard at the moment: what is known may be out of date. */
  isDeaf(): boolean
  /** Calls back after each word with the account's id, '' = perhaps everybody; answers a function that stops it. */
  onChange(listener: (userId: string) => void): () => void
  /** Resolves once everything that was committed before the call has been heard. */
  settle(): Promise<void>
  close(): Promise<void>
}

const CHANNEL = 'access_changed'
/** Begins what is said to find out how far the news have come: PostgreSQL keeps their order. No account's id has a space. */
const MARK = 'mark '
const MARK_PATIENCE_MS = 2_000

/** `forget` is called first with each word. */
export async function openAccessNews(
  db: Database,
  forget: (userId: string) => void,
): Promise<AccessNews> {
  const listeners = new Set<(userId: string) => void>()
  const marks = createMarks()
  let deaf = false
  const tell = (userId: string) => {
    forget(userId)
    for (const listener of [...listeners]) listener(userId)
  }
  const hear = (payload: string) => {
    if (payload.startsWith(MARK)) marks.reach(payload, true)
    else tell(payload)
  }
  const close = await db.listen(CHANNEL, hear, {
    onDeaf: () => {
      deaf = true
      forget('')
      marks.reachAll()
    },
    onHearing: () => {
      deaf = false
      tell('')
    },
  })
  return {
    isDeaf: () => deaf,
    onChange: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    settle: async () => {
      if (deaf) return
      const mark = `${MARK}${randomUUID()}`
      const reached = marks.wait(mark)
      await db.notify(CHANNEL, mark)
      if (!(await reached)) forget('')
    },
    close,
  }
}

/** Who waits for which word to come back. */
function createMarks() {
  const waiting = new Map<string, (isReached: boolean) => void>()
  const reach = (mark: string, isReached: boolean) => waiting.get(mark)?.(isReached)
  return {
    reach,
    reachAll: () => {
      for (const mark of [...waiting.keys()]) reach(mark, true)
    },
    /** False when it has not come in time. */
    wait: (mark: string) =>
      new Promise<boolean>((resolve) => {
        const timer = setTimeout(() => reach(mark, false), MARK_PATIENCE_MS).unref()
        waiting.set(mark, (isReached) => {
          clearTimeout(timer)
          waiting.delete(mark)
          resolve(isReached)
        })
      }),
  }
}
