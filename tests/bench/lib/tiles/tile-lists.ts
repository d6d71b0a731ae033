import type { LayerDefinition } from '../../../../data/contracts/index.ts'
import type { Services } from '../../../../server/services.ts'
import { type ListedTile, mixedList } from './mixed-list.ts'
import type { Phase } from './race.ts'

/** What is asked for. */
export interface TileList {
  name: string
  /** Asked for by a fresh process, and again. */
  first: readonly ListedTile[]
  /** Others, so that a process that has warmed up must make them. */
  others: readonly ListedTile[]
  /** Of which the contenders are asked for it; else their own. */
  phases?: readonly Phase[]
  /** Asked for before `others`, for those whose first list is too short to warm up by. */
  warmUp?: readonly ListedTile[]
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
    { ...(await list('ENTERPRISE alone', enterprise)), phases: ['cold', 'warm', 'others'] },
  ]
}

const SAMPLE_TILES = 150

/** The beginning of a list, for those that would take hours for the whole; in no order, so a fair sample. */
export const sampleOf = ({ name, first, others }: TileList): TileList => ({
  name: `${name}, the first ${SAMPLE_TILES}`,
  first: first.slice(0, SAMPLE_TILES),
  others: others.slice(0, SAMPLE_TILES),
  phases: ['cold', 'others'],
  warmUp: first,
})

export const allTiles = (lists: readonly TileList[]) =>
  lists.flatMap(({ first, others }) => [...first, ...others])
