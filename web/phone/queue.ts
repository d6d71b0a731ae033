import type { NewEvent } from '../../data/contracts/index.ts'
import { browserStore } from '../session/browser-store.ts'

/** A report that waits on the phone. Its id is the Idempotency-Key: sent twice, it is reported once. */
export interface WaitingReport {
  id: string
  event: NewEvent
  title: string
  photos: readonly Blob[]
  /** Where the phone was, for the photos. */
  lonLat: readonly [number, number] | null
  keptAt: string
  /** Why the server did not take it; it is not sent again by itself. */
  refused?: string
}

const store = browserStore<WaitingReport>('onemap-report')

/** Outlives the page, the browser and the battery. */
export const keepReport = (report: WaitingReport): Promise<unknown> => store.put(report)

export const dropReport = (id: string): Promise<unknown> => store.drop(id)

export async function waitingReports(): Promise<WaitingReport[]> {
  const all = await store.list()
  return all.sort((a, b) => (a.keptAt < b.keptAt ? -1 : 1))
}
