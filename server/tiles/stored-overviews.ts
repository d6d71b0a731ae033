import type { CurrentPack } from '../storage/pack-catalogue.ts'
import { packPath } from '../storage/pack-paths.ts'
import type { PackStore } from '../storage/pack-store.ts'
import type { LiveOverviews, OverviewSource } from './live-overview.ts'

/**
 * Overviews of whole packs above their own zoom, which the publisher leaves out: a sparse pack shows its features early, its
 * layer may not. They are made once for a version, by whichever server needs one first, and lie beside the others then.
 */
export class StoredOverviews {
  readonly #packs: PackStore
  readonly #live: LiveOverviews
  readonly #stored = new Map<string, Promise<boolean>>()

  constructor(packs: PackStore, live: LiveOverviews) {
    this.#packs = packs
    this.#live = live
  }

  /** Answers `false` where the folder takes no files: then it is made in memory. */
  provide(pack: CurrentPack, z: number, source: OverviewSource): Promise<boolean> | true {
    if (z < pack.detailZoom) return true
    const path = packPath(pack, z)
    const known = this.#stored.get(path)
    if (known !== undefined) return known
    if (this.#stored.size > REMEMBERED) this.#stored.clear()
    const providing = this.#provide(path, pack, z, source)
    this.#stored.set(path, providing)
    // Whatever it was may be over at the next time.
    providing.catch(() => this.#stored.delete(path))
    return providing
  }

  async #provide(path: string, pack: CurrentPack, z: number, source: OverviewSource) {
    if (await this.#isThere(path)) return true
    const chunks = await this.#live.build(pack, z, source)
    try {
      await this.#packs.folder.write(path, chunks)
      return true
    } catch (error) {
      // Tiles are more important than keeping what they are made of.
      if (UNWRITABLE.includes((error as NodeJS.ErrnoException).code ?? '')) return false
      throw error
    }
  }

  async #isThere(path: string): Promise<boolean> {
    try {
      const file = await this.#packs.folder.open(path)
      file.close()
      return true
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
      throw error
    }
  }
}

const REMEMBERED = 20_000
const UNWRITABLE = ['EROFS', 'EACCES', 'EPERM', 'ENOSPC', 'EDQUOT']
