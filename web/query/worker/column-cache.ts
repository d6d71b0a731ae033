import { COLUMNS_FOLDER } from '../../session/column-key.ts'

const IV_BYTES = 12
/** Grows when parts are prepared in another way: what an older program kept is not read. */
const FORM = 3

/**
 * Columns of this session, encrypted with its key, which is nowhere but in the page's session storage: what stays on the disk
 * when somebody forgets to sign out is noise. They lie in the page's private files, which a worker reads several times as
 * fast as the browser's cache of answers. Without secure context there is no cache.
 */
export interface ColumnCache {
  get(url: string): Promise<Uint8Array | null>
  /** Answers when the bytes are free again; they are on the disk some time later, one part after the other. */
  put(url: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>
}

export async function openColumnCache(key: ArrayBuffer | null): Promise<ColumnCache | null> {
  if (key === null) return null
  const secret = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt'])
  // Some private windows have none.
  const folder = await orNull(openFolder())
  if (folder === null) return null
  const names = new Set(await listNames(folder))
  let writing: Promise<void> = Promise.resolve()
  return {
    get: async (url) => {
      const name = nameOf(url)
      const sealed = names.has(name) ? await orNull(readFile(folder, name)) : null
      if (sealed === null) return null
      const parameters = { name: 'AES-GCM', iv: sealed.subarray(0, IV_BYTES) }
      // Of an earlier session, or damaged: it is fetched again and replaced.
      const plain = await orNull(
        crypto.subtle.decrypt(parameters, secret, sealed.subarray(IV_BYTES)),
      )
      return plain && new Uint8Array(plain)
    },
    put: async (url, bytes) => {
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, secret, bytes)
      writing = writing.then(async () => {
        const name = nameOf(url)
        for (const older of [...names].filter((one) => isSamePart(one, name))) {
          names.delete(older)
          await orNull(folder.removeEntry(older))
        }
        await writeFile(folder, name, [iv, new Uint8Array(sealed)])
        names.add(name)
      })
      // Without room on the disk it is fetched again the next time.
      writing = writing.catch((error) => console.warn(`Not kept: ${error}`))
    },
  }
}

async function openFolder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory()
  return root.getDirectoryHandle(COLUMNS_FOLDER, { create: true })
}

async function listNames(folder: FileSystemDirectoryHandle): Promise<string[]> {
  const names: string[] = []
  for await (const name of folder.keys()) names.push(name)
  return names
}

async function readFile(
  folder: FileSystemDirectoryHandle,
  name: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const file = await (await folder.getFileHandle(name)).createSyncAccessHandle()
  try {
    const bytes = new Uint8Array(file.getSize())
    file.read(bytes, { at: 0 })
    return bytes
  } finally {
    file.close()
  }
}

async function writeFile(
  folder: FileSystemDirectoryHandle,
  name: string,
  pieces: readonly Uint8Array<ArrayBuffer>[],
): Promise<void> {
  const handle = await folder.getFileHandle(name, { create: true })
  const file = await handle.createSyncAccessHandle()
  try {
    file.truncate(0)
    let at = 0
    for (const piece of pieces) at += file.write(piece, { at })
  } finally {
    file.close()
  }
}

/** `/columns/addresses/330199001.arrow?v=12.g1` → `addresses 330199001 12.g1 3`. */
function nameOf(url: string): string {
  const { pathname, searchParams } = new URL(url, location.origin)
  const [dataset = '', file = ''] = pathname.split('/').slice(-2)
  return `${dataset} ${file.replace('.arrow', '')} ${searchParams.get('v') ?? ''} ${FORM}`
}

const isSamePart = (one: string, other: string): boolean => partOf(one) === partOf(other)

const partOf = (name: string): string => name.split(' ').slice(0, 2).join(' ')

/** What the browser cannot give is not there; whatever else goes wrong is a fault. */
async function orNull<Value>(wanted: Promise<Value>): Promise<Value | null> {
  try {
    return await wanted
  } catch (error) {
    if (error instanceof DOMException || error instanceof TypeError) return null
    throw error
  }
}
