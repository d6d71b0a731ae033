import type { FieldAct, IncidentPhoto, IncidentReceipt } from '../../../data/contracts/index.ts'
import { ApiError, sendJson } from '../../api.ts'
import { browserStore } from '../../session/browser-store.ts'

/** What was done and is not yet with the server. Its id is the act's: sent twice it counts once. */
export interface KeptAct {
  id: string
  incident: string
  act: FieldAct
  /** Taken at the door, not yet sent. */
  photo?: Blob
  /** Why the server did not take it; it is not sent again by itself. */
  refused?: string
}

export type Sending = 'sent' | 'later' | 'signedOut'

const LATER = new Set([0, 408, 429, 500, 502, 503, 504])
/** The server takes bodies of 64 KiB. */
const PACKET = 100

const store = browserStore<KeptAct>('onemap-roll-call-acts')

export const keepAct = (kept: KeptAct): Promise<unknown> => store.put(kept)

/** In the order in which they were done. */
export async function keptActs(incident: string): Promise<KeptAct[]> {
  const all = await store.list()
  return all
    .filter((one) => one.incident === incident)
    .sort((a, b) => (a.act.at < b.act.at ? -1 : 1))
}

/** Photos first, then what they belong to, packet by packet; stops where there is no way through. */
export async function sendKept(incident: string): Promise<Sending> {
  for (;;) {
    const waiting = (await keptActs(incident)).filter(({ refused }) => refused === undefined)
    const packet = waiting.slice(0, PACKET)
    if (packet.length === 0) return 'sent'
    try {
      const acts: FieldAct[] = []
      for (const kept of packet) acts.push(await withPhoto(kept))
      const path = `/api/incidents/${incident}/field-acts`
      const { results } = await sendJson<IncidentReceipt>('POST', path, { acts })
      for (const result of results) {
        const kept = packet.find(({ id }) => id === result.id)
        if (kept && 'refused' in result) await store.put({ ...kept, refused: result.refused })
        else await store.drop(result.id)
      }
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (error.status === 401) return 'signedOut'
      if (LATER.has(error.status)) return 'later'
      for (const kept of packet) await store.put({ ...kept, refused: error.message })
    }
  }
}

async function withPhoto({ id, incident, act, photo }: KeptAct): Promise<FieldAct> {
  if (photo === undefined || act.kind !== 'tickDoor') return act
  const form = new FormData()
  form.set('file', photo, 'photo.jpg')
  const path = `/api/incidents/${incident}/photos`
  const { digest } = await sendJson<IncidentPhoto>('POST', path, form)
  const sent = { ...act, photo: digest }
  // Should the next step fail, the picture is not sent again.
  await store.put({ id, incident, act: sent })
  return sent
}
