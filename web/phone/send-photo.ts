import type { SentPhoto } from '../../data/contracts/index.ts'
import { type ApiError, sendJson } from '../api.ts'

const LATER = new Set([0, 401, 408, 429, 500, 502, 503, 504])

/** Later: no network, a busy server, nobody signed in. */
export const isLater = ({ status }: ApiError): boolean => LATER.has(status)

/** Sent again it is recognised by its digest. */
export async function sendPhoto(
  photo: Blob,
  moment: 'report' | 'before' | 'after',
  lonLat: readonly [number, number] | null,
): Promise<string> {
  const form = new FormData()
  form.set('file', photo, 'photo.jpg')
  form.set('moment', moment)
  if (lonLat) {
    form.set('lon', String(lonLat[0]))
    form.set('lat', String(lonLat[1]))
  }
  const { digest } = await sendJson<SentPhoto>('POST', '/api/event-photos', form)
  return digest
}
