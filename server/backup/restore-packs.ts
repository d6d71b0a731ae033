import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { PackFiles } from '../storage/pack-files.ts'
import type { PackFolder } from '../storage/pack-folder.ts'
import { packPath, parsePackPath } from '../storage/pack-paths.ts'
import { packFolderOf } from '../storage/pack-store.ts'
import { unarchiveFiles } from './file-archive.ts'
import type { OpenBackup } from './open-backup.ts'
import { damaged, readFile } from './read-file.ts'
import type { PacksThere } from './settle-restored.ts'
import { syncTree } from './target-folder.ts'

/** Writes the packs of the backup; answers which of them are there and can be opened. */
export async function restorePacks(
  { manifest, reader }: OpenBackup,
  dataDir: string,
  onProgress: (label: string, done: number, total: number) => void,
): Promise<PacksThere> {
  const written = new Set<string>()
  const packs = manifest.packs ?? []
  const total = packs.reduce((sum, { files }) => sum + files, 0)
  for (const { layer, file, sha256, files } of packs) {
    const before = written.size
    const pieces = readFile(reader, file, sha256)
    for await (const { path, bytes } of unarchiveFiles(pieces, file, isPack)) {
      const target = join(dataDir, 'packs', path)
      mkdirSync(dirname(target), { recursive: true })
      writeFileSync(target, bytes)
      written.add(path)
      onProgress(`Restoring packs of ${layer}: files`, written.size, total)
    }
    if (written.size - before !== files) throw damaged(file)
  }
  // Not one by one as they come: the first takes nearly all others to the disk with it.
  syncTree(join(dataDir, 'packs'))
  const usable = await openAll(packFolderOf(dataDir), written)
  return {
    hasPack: (layer, subdistrict, version) =>
      usable.has(packPath({ layer, subdistrict, version }, 'detail')),
  }
}

const isPack = (path: string) => parsePackPath(path) !== undefined

/** A pack that was damaged where it came from is as good as none. */
async function openAll(folder: PackFolder, paths: ReadonlySet<string>): Promise<Set<string>> {
  const files = new PackFiles(folder, { cacheBytes: 1 << 20 })
  const usable = new Set<string>()
  const broken = new Set<string>()
  for (const path of paths) {
    const detail = packPath(parsePackPath(path)!, 'detail')
    try {
      if (path.endsWith('.grids')) await files.sidecar(path)
      else await files.use(path, () => undefined)
      usable.add(detail)
    } catch {
      // Whatever is wrong with it, it is published anew.
      broken.add(detail)
    }
  }
  files.close()
  const isWhole = (detail: string) =>
    paths.has(detail) && paths.has(packPath(parsePackPath(detail)!, 'grids')) && !broken.has(detail)
  return new Set([...usable].filter(isWhole))
}
