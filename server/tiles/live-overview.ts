import type { BuiltPack } from '../../data/formats/fgb/pack-builder.ts'
import { readPackIndex } from '../../data/formats/fgb/pack-index.ts'
import { ByteLru } from '../storage/byte-lru.ts'
import type { CurrentPack } from '../storage/pack-catalogue.ts'
import type { OpenPack } from '../storage/pack-files.ts'
import { packPath } from '../storage/pack-paths.ts'
import type { PackStore } from '../storage/pack-store.ts'
import type { PackCut } from './area-cut.ts'
import { buildOverview, type OverviewSource, readPermitted } from './build-overview.ts'

const CACHE_BYTES = 48 * 1024 * 1024

/**
 * Overviews that no file holds: of the part of a pack that a small scope may see. Made from the permitted features, so that
 * counts are true. Those of whole packs become files (`stored-overviews.ts`) where that can be.
 */
export class LiveOverviews {
  readonly #packs: PackStore
  readonly #made = new ByteLru<OpenPack>(CACHE_BYTES)
  readonly #making = new Map<string, Promise<OpenPack>>()

  constructor(packs: PackStore) {
    this.#packs = packs
  }

  open(pack: CurrentPack, z: number, cut: PackCut, source: OverviewSource): Promise<OpenPack> {
    const key = `${packPath(pack, z)} ${cut === 'whole' ? '' : cut.digest}`
    const made = this.#made.get(key)
    if (made !== undefined) return Promise.resolve(made)
    const making =
      this.#making.get(key) ??
      this.#make(pack, z, cut, source)
        .then((opened) => {
          this.#made.set(key, opened, opened.size + opened.index.byteLength)
          return opened
        })
        .finally(() => this.#making.delete(key))
    this.#making.set(key, making)
    return making
  }

  async #make(
    pack: CurrentPack,
    z: number,
    cut: PackCut,
    source: OverviewSource,
  ): Promise<OpenPack> {
    return openInMemory(await this.#build(pack, z, cut, source))
  }

  async #build(
    pack: CurrentPack,
    z: number,
    cut: PackCut,
    source: OverviewSource,
  ): Promise<BuiltPack> {
    const bytes = await this.#packs.files.use(packPath(pack, 'detail'), async (opened) => {
      const whole = new Uint8Array(opened.size)
      await opened.readInto(whole, 0, opened.size, 0)
      return whole
    })
    const sidecar =
      cut === 'whole' ? undefined : await this.#packs.files.sidecar(packPath(pack, 'grids'))
    const features = readPermitted(bytes, (place) =>
      cut === 'whole' ? true : cut.allowed[sidecar!.gridOf[place]!] === 1,
    )
    return buildOverview(features, pack, z, source)
  }
}

function openInMemory(built: BuiltPack): OpenPack {
  const bytes = new Uint8Array(built.byteLength)
  let at = 0
  for (const chunk of built.chunks()) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return {
    index: readPackIndex(bytes, bytes.length),
    size: bytes.length,
    readInto(target, targetAt, length, position) {
      target.set(bytes.subarray(position, position + length), targetAt)
      return undefined
    },
  }
}
