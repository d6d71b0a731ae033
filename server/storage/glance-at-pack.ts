import { indexExtent } from '../../data/formats/fgb/pack-index.ts'
import { decodeGridSidecar } from '../../data/formats/grid-sidecar.ts'
import type { PackFile, PackFolder } from './pack-folder.ts'

/** Enough for the header of every pack that is written here. */
const FRONT_BYTES = 4096

/**
 * Opens a pack and reads its header, without its index, which takes milliseconds in large ones: answers its size. Rejects
 * when it is missing, is something else or ends before its features.
 */
export function glanceAtPack(folder: PackFolder, path: string): Promise<number> {
  return withFile(folder, path, async (file) => {
    const front = new Uint8Array(Math.min(FRONT_BYTES, file.size))
    await file.readInto(front, 0, front.length, 0)
    const extent = indexExtent(front)
    if (extent === undefined || extent > file.size) throw new RangeError('the pack is cut short')
    return file.size
  })
}

export function glanceAtSidecar(folder: PackFolder, path: string): Promise<void> {
  return withFile(folder, path, async (file) => {
    const bytes = new Uint8Array(file.size)
    await file.readInto(bytes, 0, file.size, 0)
    decodeGridSidecar(bytes)
  })
}

async function withFile<Result>(
  folder: PackFolder,
  path: string,
  look: (file: PackFile) => Promise<Result>,
): Promise<Result> {
  const file = await folder.open(path)
  try {
    return await look(file)
  } finally {
    file.close()
  }
}
