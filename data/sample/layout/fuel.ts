import type { Side } from '../block.ts'
import { type BuildingDraft, type BuildingSite, build, outline } from '../site.ts'
import { buildAlong, type Lot, shopsDraft, splitOff, streetSides } from './strips.ts'

const DEPTH_M = 46
const LENGTH_M = 62

export function fuelSide(site: BuildingSite): Side | undefined {
  return streetSides(site).find((side) => site.block.edges[side] === 'arterial')
}

/** 加油站 at the roadside: a canopy over the pumps, a small shop behind; the rest of the strip is shops or green. */
export function layoutFuel(site: BuildingSite, side: Side): Lot {
  const { strip, rest } = splitOff(site.inner, side, DEPTH_M)
  const horizontal = side === 'south' || side === 'north'
  const corner: Lot = horizontal
    ? { ...strip, east: strip.west + LENGTH_M }
    : { ...strip, north: strip.south + LENGTH_M }
  const beside: Lot = horizontal
    ? { ...strip, west: corner.east }
    : { ...strip, south: corner.north }
  pumps(site, side, corner)
  if (site.block.zone === 'farmland') {
    for (const [kind, { west, east, south, north }] of [
      ['parking', corner],
      ['orchard', beside],
    ] as const) {
      const ring = outline(site, [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
      ])
      site.patches.push({ kind, ring })
    }
  } else {
    buildAlong(site, beside, side, {
      depth: 16,
      lengths: [24, 46],
      gap: [5, 9],
      draft: shopsDraft(side, 2),
    })
  }
  return rest
}

function pumps(site: BuildingSite, side: Side, corner: Lot): void {
  const horizontal = side === 'south' || side === 'north'
  const [s, t] = [(corner.west + corner.east) / 2, (corner.south + corner.north) / 2]
  const [outS, outT] = OUTWARDS[side]
  const turn = horizontal ? 0 : Math.PI / 2 + site.frame.slant(s, t)
  const draft = (roomsPerFloor: number): BuildingDraft => ({
    kind: 'fuel',
    use: '商业',
    floors: 1,
    stairwells: 0,
    roomsPerFloor,
    approach: { by: 'street', side, along: horizontal ? s : t },
    selfBuilt: false,
  })
  const canopy = { s: s + outS * 8, t: t + outT * 8, length: 34, depth: 17, turn }
  build(site, { ...canopy, shape: 'canopy' }, draft(0))
  build(site, { s: s - outS * 12, t: t - outT * 12, length: 22, depth: 9, turn, gapM: 3 }, draft(1))
}

const OUTWARDS: Record<Side, readonly [number, number]> = {
  south: [0, -1],
  north: [0, 1],
  west: [-1, 0],
  east: [1, 0],
}
