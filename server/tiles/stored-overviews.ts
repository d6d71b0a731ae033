import type { CurrentPack } from '../storage/pack-catalogue.ts'
import { holdsFile, type PackFolder } from '../storage/pack-folder.ts'
import { packPath } from '../storage/pack-paths.ts'
import type { OverviewSource } from './build-overview.ts'
import type { OverviewWriter } from './overview-writer.ts'

/**
 * Overviews of whole packs above their own zoom, which the publisher leaves out: a sparse pack shows its features early, its
 * layer may not. They are made once for a version, by whichever server needs one first, and lie beside the others then.
 */
export class StoredOverviews {
  readonly #folder: PackFolder
  readonly #writer: OverviewWriter
  readonly #stored = new Map<string, Promise<boolean>>()

  constructor(folder: PackFolder, writer: OverviewWriter) {
    this.#folder = folder
    this.#writer = writer
  }

  /** Answers `false` where the folder takes no files: then it is made in memory. */
  provide(pack: CurrentPack, z: number, source: OverviewSource): Promise<boolean> | true {
    if (z < pack.detailZoom) return true
    return this.#stored.get(packPath(pack, z)) ?? this.#store(pack, [z], source, true)
  }

  /** Those of these zooms that are missing, together: the pack is read once. */
  async prepare(
    pack: CurrentPack,
    zooms: readonly number[],
    source: OverviewSource,
  ): Promise<void> {
    const unknown = zooms.filter((z) => !this.#stored.has(packPath(pack, z)))
    if (unknown.length > 0) await this.#store(pack, unknown, source, false)
  }

  #store(
    pack: CurrentPack,
    zooms: readonly number[],
    source: OverviewSource,
    isUrgent: boolean,
  ): Promise<boolean> {
    if (this.#stored.size > REMEMBERED) this.#stored.clear()
    const paths = zooms.map((z) => packPath(pack, z))
    const storing = this.#writeMissing(pack, zooms, source, isUrgent)
    for (const path of paths) this.#stored.set(path, storing)
    // Whatever it was may be over at the next time.
    storing.catch(() => {
      for (const path of paths) this.#stored.delete(path)
    })
    return storing
  }

  async #writeMissing(
    pack: CurrentPack,
    zooms: readonly number[],
    source: OverviewSource,
    isUrgent: boolean,
  ): Promise<boolean> {
    const missing = []
    for (const z of zooms) if (!(await holdsFile(this.#folder, packPath(pack, z)))) missing.push(z)
    return missing.length === 0 || this.#writer.write({ pack, zooms: missing, source }, isUrgent)
  }
}

const REMEMBERED = 20_000
