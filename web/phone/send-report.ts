import type { ReportedEvent } from '../../data/contracts/index.ts'
import { ApiError, sendJson } from '../api.ts'
import { dropReport, keepReport, type WaitingReport } from './queue.ts'
import { isLater, sendPhoto } from './send-photo.ts'

export type Sending =
  | { kind: 'sent'; event: ReportedEvent }
  /** Later: no network, a busy server, nobody signed in. */
  | { kind: 'later'; needsSignIn: boolean }
  | { kind: 'refused'; reason: string }

/** Photos first, then the report; what was sent before is recognised by its digest and its key. */
export async function sendReport(report: WaitingReport): Promise<Sending> {
  try {
    const photos: string[] = []
    for (const photo of report.photos) photos.push(await sendPhoto(photo, 'report', report.lonLat))
    const body = { ...report.event, ...(photos.length > 0 && { photos }), seenAt: report.keptAt }
    const headers = { 'Idempotency-Key': report.id }
    const event = await sendJson<ReportedEvent>('POST', '/api/events', body, { headers })
    await dropReport(report.id)
    return { kind: 'sent', event }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    if (isLater(error)) return { kind: 'later', needsSignIn: error.status === 401 }
    await keepReport({ ...report, refused: error.message })
    return { kind: 'refused', reason: error.message }
  }
}
