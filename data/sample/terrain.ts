import { createFrame } from './block.ts'
import { type BlockPlan, planBlocks } from './blocks.ts'
import { createLattice, type Lattice } from './lattice.ts'
import { layOut } from './layout/index.ts'
import { profileOf } from './profiles.ts'
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

/**
 * Builds up one subdistrict so that it holds about `addresses` buildings and rooms: laid out once to see how many there
 * are, then again with as many estates as it takes.
 */
export function createTerrain(ground: Ground, tile: number, addresses: number): Terrain {
  let estates = profileOf(ground.size, ground.seed, tile).estates
  for (let attempt = 0; ; attempt++) {
    const terrain = layOutTile(ground, tile, estates)
    const { estate, all } = countAddresses(terrain)
    const off = all - addresses
    if (Math.abs(off) < addresses * 0.06 || estate === 0 || attempt === 4) return terrain
    estates = Math.max(4, Math.round(estates * (1 - (off / estate) * 0.9)))
  }
}

function countAddresses({ sites }: Terrain): { estate: number; all: number } {
  let estate = 0
  let all = 0
  for (const { block, buildings } of sites) {
    for (const { floors, stairwells, roomsPerFloor } of buildings) {
      const count = 1 + floors * Math.max(1, stairwells) * roomsPerFloor
      all += count
      if (block.zone === 'estate') estate += count
    }
  }
  return { estate, all }
}

function layOutTile(ground: Ground, tile: number, estates: number): Terrain {
  const { lattice, tiles, seed, warp } = ground
  const plan = planBlocks(lattice, tiles, tile, zoneTile(lattice, tiles, tile, estates))
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
