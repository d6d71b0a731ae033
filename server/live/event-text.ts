import type { JournalEntry } from './journal.ts'

/** One entry as a server-sent event. The same for all who may hear it: written out once. */
export function eventText(entry: JournalEntry): string {
  const known = TEXTS.get(entry)
  if (known !== undefined) return known
  const text = `id: ${entry.id}\ndata: ${JSON.stringify(entry.message)}\n\n`
  TEXTS.set(entry, text)
  return text
}

const TEXTS = new WeakMap<JournalEntry, string>()

/** What the server says by itself: that the stream stands, that rights are others, that it is over. */
export const noticeText = (event: 'hello' | 'access' | 'ended', lastId: number, extra = '') =>
  `event: ${event}\ndata: {}\nid: ${lastId}\n${extra}\n`
