import { join } from 'node:path'
import type { Database } from './database.ts'
import { openPackCatalogue, type PackCatalogue } from './pack-catalogue.ts'
import { reportPackDamage } from './pack-damage.ts'
import { PackFiles } from './pack-files.ts'
import { localPackFolder, type PackFolder } from './pack-folder.ts'

/** Published packs: which versions are current, and their bytes. */
export interface PackStore {
  readonly catalogue: PackCatalogue
  readonly folder: PackFolder
  readonly files: PackFiles
  /** A file of this layer could not be read: the publisher looks after it. */
  reportDamage(layer: string): Promise<void>
  close(): Promise<void>
}

export interface PackStoreOptions {
  db: Database
  /** Packs lie in `packs/` of it. */
  dataDir: string
  /** Memory for indexes and small files. */
  cacheBytes?: number
  /** Told when the current versions could not be read again; the next try follows by itself. */
  onError?: (error: Error) => void
}

const CACHE_BYTES = 256 * 1024 * 1024

export async function openPackStore(options: PackStoreOptions): Promise<PackStore> {
  const folder = packFolderOf(options.dataDir)
  const files = new PackFiles(folder, { cacheBytes: options.cacheBytes ?? CACHE_BYTES })
  const catalogue = await openPackCatalogue(options.db, options.onError ?? (() => undefined))
  return {
    catalogue,
    folder,
    files,
    reportDamage: (layer) => reportPackDamage(options.db, layer),
    close: async () => {
      await catalogue.close()
      files.close()
    },
  }
}

export const packFolderOf = (dataDir: string): PackFolder => localPackFolder(join(dataDir, 'packs'))
