import type { ReportedEvent, SentPhoto } from '../../data/contracts/index.ts'
import { ApiError, sendJson } from '../api.ts'
import { dropReport, keepReport, type WaitingReport } from './queue.ts'

export type Sending =
  | { kind: 'sent'; event: ReportedEvent }
  /** Later: no network, a busy server, nobody signed in. */
  | { kind: 'later'; needsSignIn: boolean }
  | { kind: 'refused'; reason: string }

const LATER = new Set([0, 401, 408, 429, 500, 502, 503, 504])

/** Photos first, then the report; what was sent before is recognised by its digest and its key. */
export async function sendReport(report: WaitingReport): Promise<Sending> {
  try {
    const photos: string[] = []
    for (const photo of report.photos) photos.push(await sendPhoto(photo, report))
    const body = { ...report.event, ...(photos.length > 0 && { photos }), seenAt: report.keptAt }
    const headers = { 'Idempotency-Key': report.id }
    const event = await sendJson<ReportedEvent>('POST', '/api/events', body, { headers })
    await dropReport(report.id)
    return { kind: 'sent', event }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    if (LATER.has(error.status)) return { kind: 'later', needsSignIn: error.status === 401 }
    await keepReport({ ...report, refused: error.message })
    return { kind: 'refused', reason: error.message }
  }
}

async function sendPhoto(photo: Blob, { lonLat }: WaitingReport): Promise<string> {
  const form = new FormData()
  form.set('file', photo, 'photo.jpg')
  form.set('moment', 'report')
  if (lonLat) {
    form.set('lon', String(lonLat[0]))
    form.set('lat', String(lonLat[1]))
  }
  const { digest } = await sendJson<SentPhoto>('POST', '/api/event-photos', form)
  return digest
}
