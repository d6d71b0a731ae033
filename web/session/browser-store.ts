const STORE = 'waiting'

/** Things that wait in this browser by their ids: they outlive the page, the browser and the battery. */
export interface BrowserStore<Item extends { id: string }> {
  put(item: Item): Promise<unknown>
  drop(id: string): Promise<unknown>
  find(id: string): Promise<Item | undefined>
  list(): Promise<Item[]>
}

export function browserStore<Item extends { id: string }>(name: string): BrowserStore<Item> {
  return {
    put: (item) => inStore(name, 'readwrite', (store) => store.put(item)),
    drop: (id) => inStore(name, 'readwrite', (store) => store.delete(id)),
    find: (id) => inStore<Item | undefined>(name, 'readonly', (store) => store.get(id)),
    list: () => inStore<Item[]>(name, 'readonly', (store) => store.getAll()),
  }
}

async function inStore<Result>(
  name: string,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const database = await open(name)
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

function open(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
