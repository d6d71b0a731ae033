import type { NewEvent } from '../../data/contracts/index.ts'

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

const DATABASE = 'onemap-report'
const STORE = 'waiting'

/** Outlives the page, the browser and the battery. */
export const keepReport = (report: WaitingReport): Promise<unknown> =>
  inStore('readwrite', (store) => store.put(report))

export const dropReport = (id: string): Promise<unknown> =>
  inStore('readwrite', (store) => store.delete(id))

export async function waitingReports(): Promise<WaitingReport[]> {
  const all = await inStore<WaitingReport[]>('readonly', (store) => store.getAll())
  return all.sort((a, b) => (a.keptAt < b.keptAt ? -1 : 1))
}

async function inStore<Result>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const database = await open()
  try {
    const transaction = database.transaction(STORE, mode)
    const request = work(transaction.objectStore(STORE))
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error)
      transaction.onerror = () => reject(transaction.error)
    })
    return request.result
  } finally {
    database.close()
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
