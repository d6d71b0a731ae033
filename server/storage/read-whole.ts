import type { PackFolder } from './pack-folder.ts'

/** A whole file of the folder; rejects with code `ENOENT` when it is not there. */
export async function readWhole(
  folder: PackFolder,
  path: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const file = await folder.open(path)
  try {
    const bytes = new Uint8Array(file.size)
    await file.readInto(bytes, 0, file.size, 0)
    return bytes
  } finally {
    file.close()
  }
}
