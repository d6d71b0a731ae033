import { HALF_WIDTH_M, type Zone } from './block.ts'
import type { Point, Ring } from './plane.ts'
import { type BuildingSite, outline, type PatchKind } from './site.ts'
import type { Ground, Terrain } from './terrain.ts'
import { canalBanks, riverBanks } from './waters.ts'

/** `class` is a value of the LANDUSE layer in the registry. */
export interface LandUse {
  class: string
  name: string
  rings: readonly Ring[]
  blockId: number
}

const ZONE_CLASSES: Record<Zone, string | null> = {
  river: 'green',
  lake: 'park',
  park: 'park',
  old: 'old-quarter',
  estate: 'estate',
  shopping: 'commerce',
  office: 'office',
  civic: 'public',
  school: 'school',
  hospital: 'hospital',
  market: 'commerce',
  industry: 'industry',
  logistics: 'logistics',
  construction: 'construction',
  village: 'village',
  farmland: null,
  forest: 'forest',
  wetland: 'green',
}

const PATCH_CLASSES: Record<PatchKind, string> = {
  green: 'green',
  plaza: 'square',
  playground: 'square',
  pond: 'farmland',
  paddy: 'farmland',
  vegetables: 'farmland',
  orchard: 'green',
  wood: 'forest',
  bare: 'construction',
  parking: 'transport',
}

/** One area a block, less the patches in it, which are areas of their own: nothing lies on top of another. */
export function landUseOf(
  ground: Ground,
  terrain: Terrain,
  nameOf: (site: BuildingSite) => string | null,
): LandUse[] {
  return terrain.sites.flatMap((site) => {
    if (site.block.zone === 'river') return riverside(ground, site)
    const banks = canalSides(ground, site)
    const kind = ZONE_CLASSES[site.block.zone]
    const blockId = site.block.id
    const patches = site.patches.map((patch) => ({
      class: PATCH_CLASSES[patch.kind],
      name: '',
      rings: [patch.ring],
      blockId,
    }))
    if (kind === null) return [...banks, ...patches]
    const holes = site.patches.map((patch) => [...patch.ring].reverse())
    return [
      { class: kind, name: nameOf(site) ?? '', rings: [lotRing(site), ...holes], blockId },
      ...banks,
      ...patches,
    ]
  })
}

export function lotRing(site: BuildingSite): Point[] {
  const { west, east, south, north } = site.lot
  return outline(site, [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ])
}

/** Green between a canal and the lots beside it. */
function canalSides({ lattice, warp }: Ground, { block, lot, frame }: BuildingSite): LandUse[] {
  const steps = 8
  const [y0, y1] = [lattice.y[block.j0]!, lattice.y[block.j1]!]
  return (['west', 'east'] as const).flatMap((side) => {
    if (block.edges[side] !== 'canal') return []
    const line = side === 'west' ? block.i0 : block.i1
    const bank: Point[] = []
    const fence: Point[] = []
    for (let k = 0; k <= steps; k++) {
      const t = lot.south + ((lot.north - lot.south) * k) / steps
      const y = y0 + ((y1 - y0) * t) / frame.height
      const banks = canalBanks(line, y)
      bank.push(warp(lattice.x[line]! + (side === 'west' ? banks.east : banks.west), y))
      fence.push(frame.at(side === 'west' ? lot.west : lot.east, t))
    }
    return [{ class: 'green', name: '', rings: [[...bank, ...fence.reverse()]], blockId: block.id }]
  })
}

/** Green on both banks, between the water and the riverside roads. */
function riverside(ground: Ground, { block }: BuildingSite): LandUse[] {
  const { lattice, warp } = ground
  const { north, south } = riverBanks(ground, block.j0, block.i0, block.i1)
  const edge = (y: number, steps: number): Point[] =>
    Array.from({ length: steps + 1 }, (_, k) => {
      const [x0, x1] = [lattice.x[block.i0]!, lattice.x[block.i1]!]
      return warp(x0 + ((x1 - x0) * k) / steps, y)
    })
  const low = edge(lattice.y[block.j0]! + HALF_WIDTH_M[block.edges.south], north.length - 1)
  const high = edge(lattice.y[block.j1]! - HALF_WIDTH_M[block.edges.north], north.length - 1)
  return [
    { class: 'green', name: '', rings: [[...low, ...south.reverse()]], blockId: block.id },
    { class: 'green', name: '', rings: [[...north, ...high.reverse()]], blockId: block.id },
  ]
}
