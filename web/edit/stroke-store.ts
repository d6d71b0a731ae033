import type { Stack, StackKeeper } from './history.ts'

/** What one person has drawn in one document, kept in the browser: both stacks, and what the server has not had yet. */
export interface KeptStrokes<Made, Waiting> {
  undo: Made[]
  redo: Made[]
  waiting: Waiting[]
}

/** Writes are put down in the order of the calls, each in a transaction of its own; nothing waits for them. */
export interface StrokeStore<Made extends { readonly note: string }, Waiting> {
  load(): Promise<KeptStrokes<Made, Waiting>>
  readonly keeper: StackKeeper<Made>
  putWaiting(position: number, waiting: Waiting): void
  dropWaiting(position: number): void
  /** When everything so far is on the disk. */
  settled(): Promise<void>
  close(): void
}

type Shelf = Stack | 'waiting'
type Key = [document: string, shelf: Shelf, position: number]

const DATABASE = 'onemap-strokes'
const STORE = 'strokes'

/** `document` names whose and what: another account at the same browser sees nothing of it. */
export async function openStrokeStore<Made extends { readonly note: string }, Waiting>(
  document: string,
  onFailure: (error: unknown) => void,
): Promise<StrokeStore<Made, Waiting>> {
  const database = await open()
  let last = Promise.resolve()
  const write = (work: (store: IDBObjectStore) => void) => {
    const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' })
    work(transaction.objectStore(STORE))
    const done = finished(transaction)
    last = last.then(() => done).catch(onFailure)
  }
  const key = (shelf: Shelf, position: number): Key => [document, shelf, position]
  const from = (shelf: Shelf, position: number) =>
    IDBKeyRange.bound(key(shelf, position), key(shelf, Number.MAX_SAFE_INTEGER))
  const all = async <Entry>(shelf: Shelf) => {
    const transaction = database.transaction(STORE, 'readonly')
    const request: IDBRequest<Entry[]> = transaction.objectStore(STORE).getAll(from(shelf, 0))
    await finished(transaction)
    return request.result
  }
  return {
    async load() {
      const [undo, redo, waiting] = [all<Made>('undo'), all<Made>('redo'), all<Waiting>('waiting')]
      return { undo: await undo, redo: await redo, waiting: await waiting }
    },
    keeper: {
      put: (stack, at, made) => write((store) => store.put(made, key(stack, at))),
      cut: (stack, at) => write((store) => store.delete(from(stack, at))),
    },
    putWaiting: (at, waiting) => write((store) => store.put(waiting, key('waiting', at))),
    dropWaiting: (at) => write((store) => store.delete(key('waiting', at))),
    settled: () => last,
    close: () => database.close(),
  }
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
    transaction.onerror = () => reject(transaction.error)
  })
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
