import type { EventActionRequest, EventVerb } from '../../../data/contracts/index.ts'
import { ApiError, sendJson } from '../../api.ts'
import { browserStore } from '../../session/browser-store.ts'
import { isLater, sendPhoto } from '../send-photo.ts'

/** Something done with an event that waits on the phone. Its id is the Idempotency-Key: sent twice, it is done once. */
export interface WaitingAct {
  id: string
  no: string
  title: string
  verb: EventVerb
  reason: string
  photos: readonly Blob[]
  /** Where the phone was, for the photos. */
  lonLat: readonly [number, number] | null
  keptAt: string
  /** Why the server did not take it; it is not sent again by itself. */
  refused?: string
}

const store = browserStore<WaitingAct>('onemap-event-acts')

export const keepAct = (act: WaitingAct): Promise<unknown> => store.put(act)

export const dropAct = (id: string): Promise<unknown> => store.drop(id)

export async function waitingActs(): Promise<WaitingAct[]> {
  const all = await store.list()
  return all.sort((a, b) => (a.keptAt < b.keptAt ? -1 : 1))
}

export type ActSending = 'sent' | 'later' | 'signIn' | 'refused'

/** Photos first, then the act; a refusal stays on the phone with its reason. */
export async function sendAct(act: WaitingAct): Promise<ActSending> {
  try {
    const photos: string[] = []
    for (const photo of act.photos) photos.push(await sendPhoto(photo, 'after', act.lonLat))
    const body: EventActionRequest = {
      verb: act.verb,
      ...(act.reason !== '' && { reason: act.reason }),
      ...(photos.length > 0 && { photos }),
      ...(act.lonLat && photos.length > 0 && { lonLat: act.lonLat }),
    }
    const headers = { 'Idempotency-Key': act.id }
    await sendJson('POST', `/api/events/${encodeURIComponent(act.no)}/actions`, body, { headers })
    await dropAct(act.id)
    return 'sent'
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    if (isLater(error)) return error.status === 401 ? 'signIn' : 'later'
    await keepAct({ ...act, refused: reasonOf(error) })
    return 'refused'
  }
}

function reasonOf({ details, message }: ApiError): string {
  const reason = (details as { reason?: unknown } | undefined)?.reason
  return typeof reason === 'string' ? reason : message
}
