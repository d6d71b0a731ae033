import type { LayerDefinition } from '../../../../data/contracts/index.ts'
import type { Services } from '../../../../server/services.ts'
import { type ListedTile, mixedList } from './mixed-list.ts'

/** What is asked for. */
export interface TileList {
  name: string
  /** Asked for by a fresh process, and again. */
  first: readonly ListedTile[]
  /** Others, so that a process that has warmed up must make them. */
  others: readonly ListedTile[]
}

const TILES = 2_000

/** All layers as people look at them, and the one big layer that every peer can hold. */
export async function tileLists({
  packs,
  registry,
}: Pick<Services, 'packs' | 'registry'>): Promise<[mixed: TileList, one: TileList]> {
  const list = async (name: string, layers: readonly LayerDefinition[]): Promise<TileList> => {
    const first = await mixedList(packs, layers, TILES)
    const others = await mixedList(packs, layers, TILES, { seed: 2, without: first })
    return { name, first, others }
  }
  const enterprise = registry.layers.filter(({ code }) => code === 'ENTERPRISE')
  return [
    await list('all layers, mixed', registry.layers),
    await list('ENTERPRISE alone', enterprise),
  ]
}

export const allTiles = (lists: readonly TileList[]) =>
  lists.flatMap(({ first, others }) => [...first, ...others])
