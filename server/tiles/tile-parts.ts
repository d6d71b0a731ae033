import type { Bounds, LayerScope } from '../../data/contracts/index.ts'
import { tileBounds } from '../../data/formats/web-mercator.ts'
import type { CurrentPack, LayerPacks } from '../storage/pack-catalogue.ts'
import type { PackStore } from '../storage/pack-store.ts'
import { cutOf, type PackCut } from './area-cut.ts'
import type { TilePart } from './read-tile.ts'
import type { TileAddress } from './tile-address.ts'

/** Scopes whose cuts of one pack are remembered. */
const SCOPES_REMEMBERED = 2_000

/** Out of which packs a tile is made, and how much of each a scope may see. Remembers the cuts while a pack is current. */
export class TileParts {
  readonly #packs: PackStore
  readonly #cuts = new WeakMap<CurrentPack, Map<string, PackCut | undefined>>()

  constructor(packs: PackStore) {
    this.#packs = packs
  }

  async of(
    published: LayerPacks,
    scope: LayerScope,
    { z, x, y }: TileAddress,
  ): Promise<TilePart[]> {
    const bounds = tileBounds(z, x, y)
    const parts: TilePart[] = []
    for (const pack of published.packs) {
      if (!meet(pack.bounds, bounds)) continue
      const cut = await this.#cutOf(pack, scope)
      if (cut !== undefined) parts.push({ pack, cut })
    }
    return parts
  }

  async #cutOf(pack: CurrentPack, scope: LayerScope): Promise<PackCut | undefined> {
    let known = this.#cuts.get(pack)
    if (known === undefined || known.size >= SCOPES_REMEMBERED) {
      known = new Map()
      this.#cuts.set(pack, known)
    }
    if (known.has(scope.digest)) return known.get(scope.digest)
    const cut = await cutOf(this.#packs, pack, scope)
    known.set(scope.digest, cut)
    return cut
  }
}

const meet = (a: Bounds, b: Bounds) => a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1]
