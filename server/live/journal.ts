import { setTimeout as pause } from 'node:timers/promises'
import type { LiveMessage } from '../../data/contracts/index.ts'
import { LIVE_CHANNEL } from '../storage/announce.ts'
import type { Database } from '../storage/database.ts'
import { loadSql } from '../storage/sql-file.ts'

export interface JournalEntry {
  id: number
  /** '' = of interest everywhere. */
  subdistrict: string
  /** User id of whose own layer it tells; '' = of what is there for all. */
  owner: string
  message: LiveMessage
}

/** The live journal as one server process follows it: read once, handed to all who listen. */
export interface LiveJournal {
  /** Everything from now on, in order. Answers a function that stops it. */
  subscribe(listener: (entry: JournalEntry) => void): () => void
  /** Id of the newest entry that listeners have been told about. */
  lastId(): number
  /** What came after `id` and listeners have been told about, oldest first; who was away for a moment needs no database. */
  since(id: number, limit: number): Promise<JournalEntry[]>
  /** Runs when the server stops: open streams end. */
  onClose(listener: () => void): () => void
  close(): Promise<void>
}

/** Should a notification get lost with its connection, the message is read this much later. */
const RECHECK_MS = 5_000
const BATCH = 1_000
const GATHER_MS = 40
/** Some minutes of a busy day. */
const REMEMBERED = 5_000
/** Who was away for longer reads everything anew. */
const KEEP = '1 day'
const FORGET_MS = 60 * 60_000

export async function openLiveJournal(
  db: Database,
  onError: (error: Error) => void = () => undefined,
): Promise<LiveJournal> {
  const listeners = new Set<(entry: JournalEntry) => void>()
  const closers = new Set<() => void>()
  const newest = await db.first<{ id: number }>(
    'select coalesce(max(id), 0)::bigint as id from live_message',
  )
  let lastId = newest!.id
  const recent: JournalEntry[] = []
  let reading: Promise<void> | undefined
  let again = false

  const read = (id: number, limit: number) => db.query<JournalEntry>(selectMessages, [id, limit])
  const remember = (entry: JournalEntry) => {
    lastId = entry.id
    recent.push(entry)
    if (recent.length > 2 * REMEMBERED) recent.splice(0, REMEMBERED)
  }
  const since = async (id: number, limit: number) => {
    if (id < (recent[0]?.id ?? Infinity)) return read(id, limit)
    const from = recent.findIndex((entry) => entry.id > id)
    return from < 0 ? [] : recent.slice(from, from + limit)
  }
  const readOn = async () => {
    do {
      again = false
      for (const entry of await read(lastId, BATCH)) {
        remember(entry)
        again = true
        for (const listener of listeners) listener(entry)
      }
      // Where much is told, it is read together.
      if (again) await pause(GATHER_MS)
    } while (again)
  }
  const wake = () => {
    again = true
    reading ??= readOn()
      .catch((error: Error) => onError(error))
      .finally(() => {
        reading = undefined
      })
  }

  const stop = await db.listen(LIVE_CHANNEL, wake)
  const forget = () => {
    db.execute('delete from live_message where at < now() - $1::interval', [KEEP]).catch(
      (error: Error) => onError(error),
    )
  }
  const timers = [setInterval(wake, RECHECK_MS).unref(), setInterval(forget, FORGET_MS).unref()]
  return {
    subscribe: (listener) => added(listeners, listener),
    lastId: () => lastId,
    since,
    onClose: (listener) => added(closers, listener),
    close: async () => {
      for (const timer of timers) clearInterval(timer)
      for (const closer of [...closers]) closer()
      await stop()
      await reading
    },
  }
}

const selectMessages = loadSql(import.meta.url, 'select-messages.sql')

function added<Item>(items: Set<Item>, item: Item): () => void {
  items.add(item)
  return () => {
    items.delete(item)
  }
}
