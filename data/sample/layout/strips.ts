import { SIDES, type Side } from '../block.ts'
import { frontOf } from '../blocks.ts'
import { type BuildingDraft, type BuildingSite, build, type Lot, type Placement } from '../site.ts'

export type { Lot }

export const lotWidth = (lot: Lot) => lot.east - lot.west
export const lotHeight = (lot: Lot) => lot.north - lot.south

export function shrink(lot: Lot, by: number): Lot {
  return {
    west: lot.west + by,
    east: lot.east - by,
    south: lot.south + by,
    north: lot.north - by,
  }
}

/** A strip of the lot along one side, and what is left of the lot. */
export function splitOff(lot: Lot, side: Side, depth: number): { strip: Lot; rest: Lot } {
  switch (side) {
    case 'south':
      return {
        strip: { ...lot, north: lot.south + depth },
        rest: { ...lot, south: lot.south + depth },
      }
    case 'north':
      return {
        strip: { ...lot, south: lot.north - depth },
        rest: { ...lot, north: lot.north - depth },
      }
    case 'west':
      return { strip: { ...lot, east: lot.west + depth }, rest: { ...lot, west: lot.west + depth } }
    case 'east':
      return { strip: { ...lot, west: lot.east - depth }, rest: { ...lot, east: lot.east - depth } }
  }
}

/** Sides of the block that shops would face, best first: never a canal, never a field track. */
export function streetSides(site: BuildingSite): Side[] {
  const { edges } = site.block
  const front = frontOf(site.block)
  return [front, ...SIDES.filter((side) => side !== front)].filter((side) =>
    ['arterial', 'secondary', 'side'].includes(edges[side]),
  )
}

export interface RowOptions {
  depth: number
  lengths: readonly [low: number, high: number]
  gap: readonly [low: number, high: number]
  /** Middle of an opening to leave (a gate), metres along the side, and its width. */
  gate?: { at: number; width: number }
  draft: (along: number, length: number) => BuildingDraft
  shape?: Placement['shape']
}

/** A row of buildings in a strip along one side of the lot, their fronts to the street. */
export function buildAlong(site: BuildingSite, strip: Lot, side: Side, options: RowOptions): void {
  const { random } = site
  const horizontal = side === 'south' || side === 'north'
  const [from, to] = horizontal ? [strip.west, strip.east] : [strip.south, strip.north]
  const across = horizontal ? (strip.south + strip.north) / 2 : (strip.west + strip.east) / 2
  const turn = { south: 0, east: Math.PI / 2, north: Math.PI, west: -Math.PI / 2 }[side]
  for (let at = from + 4; ; ) {
    const length = random.between(...options.lengths)
    if (at + length > to - 4) break
    const middle = at + length / 2
    const { gate } = options
    if (gate && Math.abs(middle - gate.at) < length / 2 + gate.width / 2) {
      at = gate.at + gate.width / 2 + 0.1
      if (middle > gate.at + gate.width) at = middle + length / 2
      else {
        if (at + length > to - 4) break
        place(at + length / 2, length)
        at += length + random.between(...options.gap)
        continue
      }
    }
    place(middle, length)
    at += length + random.between(...options.gap)
  }

  function place(middle: number, length: number): void {
    const [s, t] = horizontal ? [middle, across] : [across, middle]
    const along = horizontal ? turn : turn + site.frame.slant(s, t)
    build(
      site,
      {
        s,
        t,
        length,
        depth: options.depth,
        turn: along,
        shape: options.shape ?? 'rectangle',
        gapM: 1,
      },
      options.draft(middle, length),
    )
  }
}

/** Shops of one or two floors along a street, about one for every five metres of front. */
export function shopsDraft(side: Side, floors: number) {
  return (along: number, length: number): BuildingDraft => ({
    kind: 'shops',
    use: '商业',
    floors,
    stairwells: 0,
    roomsPerFloor: Math.max(2, Math.round(length / 5.2)),
    approach: { by: 'street', side, along },
    selfBuilt: false,
  })
}
