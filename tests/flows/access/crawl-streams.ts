import type { LayerCode } from '../../../data/contracts/index.ts'
import { announce } from '../../../server/storage/announce.ts'
import type { CrawlWorld } from './crawl.ts'
import type { Asker } from './holders.ts'

const END = 'OWN_THE_END'

/** Everything that the live stream still remembers and tells the asker, as it came. */
export async function readStream(
  { app: { db, ask } }: CrawlWorld,
  asker: Asker,
): Promise<{ status: number; bytes: Uint8Array }> {
  // Something that only the asker hears ends the reading.
  await db.transaction((client) =>
    announce(client, { kind: 'layerRemoved', layer: END as LayerCode }, '', asker.id),
  )
  const answer = await ask(asker, '/live', { headers: { 'Last-Event-ID': '0' } })
  if (answer.status !== 200) {
    return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) }
  }
  const reader = answer.body!.getReader()
  const pieces: Uint8Array[] = []
  while (!Buffer.concat(pieces).includes(END)) {
    const { done, value } = await reader.read()
    if (done) break
    pieces.push(value)
  }
  await reader.cancel()
  return { status: answer.status, bytes: Buffer.concat(pieces) }
}

const SEARCHES = 20

/** Bodies that look for people by canaries of theirs, each a request of its own: fewer than one account is allowed. */
export function searchesForPeople({ canaries }: CrawlWorld): RequestInit[] {
  const numbers = [...canaries].flatMap(([text, { field }]): Record<string, string>[] => {
    if (field === 'idNumber') return [{ idNumber: text }]
    return field === 'personPhone' ? [{ phone: text }] : []
  })
  const step = Math.max(1, Math.ceil(numbers.length / SEARCHES))
  return numbers
    .filter((_, i) => i % step === 0)
    .map((wanted) => ({
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(wanted),
    }))
}
