import { createFrame } from './block.ts'
import { type BlockPlan, planBlocks } from './blocks.ts'
import { createLattice, type Lattice } from './lattice.ts'
import { layOut } from './layout/index.ts'
import { createRandom, hashUnit } from './random.ts'
import { type BuildingSite, openSite } from './site.ts'
import type { SampleSize } from './size.ts'
import { createTileGrid, type TileGrid } from './tiles.ts'
import { createWarp, type Warp } from './warp.ts'
import { zoneTile } from './zoning.ts'

/** What all subdistricts share: the bent street plan and the borders. */
export interface Ground {
  size: SampleSize
  seed: number
  lattice: Lattice
  tiles: TileGrid
  warp: Warp
}

/** One subdistrict, built up. */
export interface Terrain {
  tile: number
  plan: BlockPlan
  sites: readonly BuildingSite[]
}

export function createGround(size: SampleSize, seed: number): Ground {
  const lattice = createLattice(size, seed)
  return { size, seed, lattice, tiles: createTileGrid(lattice), warp: createWarp(lattice) }
}

export function createTerrain(ground: Ground, tile: number): Terrain {
  const { lattice, tiles, seed, warp } = ground
  const plan = planBlocks(lattice, tiles, tile, zoneTile(lattice, tiles, tile))
  const sites = plan.blocks.map((block) => {
    const frame = createFrame(block, lattice, warp)
    const site = openSite(block, frame, createRandom(seed, 'site', block.i0, block.j0))
    const fuel =
      ['estate', 'industry', 'market', 'construction', 'farmland'].includes(block.zone) &&
      hashUnit(seed, 'fuel', block.i0, block.j0) < 0.13
    layOut(site, fuel)
    return site
  })
  return { tile, plan, sites }
}
