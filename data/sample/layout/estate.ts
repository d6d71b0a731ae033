import type { Side } from '../block.ts'
import type { Point } from '../plane.ts'
import { addLane, type BuildingSite, build, path } from '../site.ts'
import {
  buildAlong,
  type Lot,
  lotHeight,
  lotWidth,
  shopsDraft,
  shrink,
  splitOff,
  streetSides,
} from './strips.ts'
import { addClubhouse, layTowers } from './towers.ts'

interface EstateStyleRule {
  floors: readonly [number, number]
  length: readonly [number, number]
  depth: number
  /** Distance of the middles of two rows. */
  pitch: number
  gap: number
  stairwells: (length: number) => number
  perFloor: number
}

const STYLES: Record<'walkup' | 'midrise' | 'resettlement' | 'terrace', EstateStyleRule> = {
  walkup: {
    floors: [5, 7],
    length: [38, 58],
    depth: 11.5,
    pitch: 26,
    gap: 9,
    stairwells: (length) => Math.max(2, Math.round(length / 17)),
    perFloor: 2,
  },
  midrise: {
    floors: [9, 12],
    length: [34, 54],
    depth: 13.5,
    pitch: 39,
    gap: 13,
    stairwells: (length) => Math.max(1, Math.round(length / 25)),
    perFloor: 2,
  },
  resettlement: {
    floors: [6, 8],
    length: [46, 64],
    depth: 12.5,
    pitch: 30,
    gap: 10,
    stairwells: (length) => Math.max(2, Math.round(length / 20)),
    perFloor: 2,
  },
  terrace: {
    floors: [3, 3],
    length: [28, 46],
    depth: 12,
    pitch: 28,
    gap: 10,
    stairwells: (length) => Math.round(length / 9),
    perFloor: 1,
  },
}

/** 小区: shops along the streets, a gate, a ring lane, rows facing south, a green in the middle. */
export function layoutEstate(site: BuildingSite): void {
  const { random } = site
  const { style } = site.block
  const sides = streetSides(site)
  const front = sides[0] ?? 'south'
  let lot: Lot = { ...site.inner }
  const gate = gateAt(lot, front, random.between(0.42, 0.58))
  const shopSides = sides.filter(
    (side, i) =>
      site.block.edges[side] !== 'side' || (i === 0 ? random.chance(0.7) : random.chance(0.25)),
  )
  for (const side of shopSides.slice(0, style === 'terrace' ? 1 : 3)) {
    const { strip, rest } = splitOff(lot, side, 18)
    buildAlong(site, strip, side, {
      depth: 12.5,
      lengths: [22, 44],
      gap: [4, 8],
      ...(side === front ? { gate: { at: gate, width: 18 } } : {}),
      draft: shopsDraft(side, random.chance(0.75) ? 2 : 3),
    })
    lot = rest
  }
  const ring = shrink(lot, 7)
  const spine = layLanes(site, ring, front, gate)
  const within = shrink(ring, 4.5)
  reserveGreen(site, within)
  if (style === 'tower') layTowers(site, within)
  else {
    if (random.chance(0.3)) addClubhouse(site, within)
    layRows(site, within, spine, STYLES[style])
  }
}

function gateAt(lot: Lot, front: Side, share: number): number {
  const horizontal = front === 'south' || front === 'north'
  return horizontal ? lot.west + lotWidth(lot) * share : lot.south + lotHeight(lot) * share
}

/** Ring, entrance and spine; answers how far from the west the spine runs. */
function layLanes(site: BuildingSite, ring: Lot, front: Side, gate: number): number {
  const { west, east, south, north } = ring
  const corners: Point[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  const [midS, midT] = [(west + east) / 2, (south + north) / 2]
  const entrance: Record<Side, Point[]> = {
    south: [
      [gate, 0],
      [gate, south],
    ],
    north: [
      [gate, site.frame.height],
      [gate, north],
    ],
    west: [
      [0, gate],
      [west, gate],
    ],
    east: [
      [site.frame.width, gate],
      [east, gate],
    ],
  }
  const middle = front === 'south' || front === 'north' ? gate : midS
  const spine: Point[] = [
    [middle, south],
    [middle, north],
  ]
  for (const points of [corners, entrance[front], spine]) {
    addLane(site, { points: path(site, points), halfWidthM: 3, kind: 'internal', name: '' })
  }
  if (lotHeight(ring) > 290) {
    const points = path(site, [
      [west, midT],
      [east, midT],
    ])
    addLane(site, { points, halfWidthM: 3, kind: 'internal', name: '' })
  }
  return middle
}

/** The middle green keeps houses out: an ellipse, now and then with a pond in it. */
function reserveGreen(site: BuildingSite, lot: Lot): void {
  const { random } = site
  if (site.block.style === 'walkup' && random.chance(0.55)) return
  const side = random.chance(0.5) ? 0.29 : 0.71
  const [s, t] = [lot.west + lotWidth(lot) * side, lot.south + lotHeight(lot) * 0.5]
  const [a, b] = [lotWidth(lot) * 0.13, Math.min(lotHeight(lot) * 0.13, 26)]
  const ellipse = (scale: number): Point[] =>
    Array.from({ length: 20 }, (_, k) => {
      const angle = (k / 20) * 2 * Math.PI
      const wave = 1 + 0.13 * Math.sin(3 * angle + s)
      return [
        s + a * scale * wave * Math.cos(angle),
        t + b * scale * wave * Math.sin(angle),
      ] as const
    })
  const ring = ellipse(1).map(([x, y]) => site.frame.at(x, y))
  site.patches.push({ kind: 'green', ring })
  if (random.chance(0.35) && site.block.style !== 'walkup') {
    site.waters.push(ellipse(0.5).map(([x, y]) => site.frame.at(x, y)))
  }
}

function layRows(site: BuildingSite, lot: Lot, spine: number, rule: EstateStyleRule): void {
  const { random } = site
  const rows = Math.max(1, Math.floor((lotHeight(lot) - rule.depth - 3) / rule.pitch) + 1)
  const pitch = rows > 1 ? (lotHeight(lot) - rule.depth - 3) / (rows - 1) : 0
  const storeys = random.int(...rule.floors)
  const halves = [
    [lot.west + 1.5, spine - 5.5],
    [spine + 5.5, lot.east - 1.5],
  ] as const
  for (const [from, to] of halves) {
    if (to - from < 20) continue
    const wished = random.between(...rule.length)
    const count = Math.max(1, Math.round((to - from + rule.gap) / (wished + rule.gap)))
    const length = Math.min(rule.length[1] * 1.35, (to - from - rule.gap * (count - 1)) / count)
    const free = to - from - count * length - (count - 1) * rule.gap
    for (let row = 0; row < rows; row++) {
      const t = lot.north - rule.depth / 2 - 1.5 - row * pitch
      const start = from + (count === 1 ? free * random.next() : 0)
      for (let k = 0; k < count; k++) {
        const at = start + k * (length + rule.gap)
        const own = length * (random.chance(0.2) ? random.between(0.82, 0.95) : 1)
        placeSlab(site, at, t, own, rule, storeys, row === rows - 1)
      }
    }
  }
}

function placeSlab(
  site: BuildingSite,
  at: number,
  t: number,
  length: number,
  rule: EstateStyleRule,
  storeys: number,
  southmost: boolean,
): boolean {
  const { random, block } = site
  const floors = storeys + (southmost && storeys > 7 ? -1 : 0) + (random.chance(0.12) ? 1 : 0)
  const terrace = block.style === 'terrace'
  // Where a bending lane takes the end of the row, the slab is a little shorter and stands a little aside.
  return SQUEEZES.some(([shorter, aside]) => {
    const own = length * shorter
    const s = at + length / 2 + aside
    const stairwells = rule.stairwells(own)
    const where = { s, t, length: own, depth: rule.depth, shape: 'slab' as const, bays: stairwells }
    return build(
      site,
      { ...where, gapM: 6 },
      {
        kind: terrace ? 'terrace' : 'slab',
        use: '住宅',
        floors: terrace ? 3 : floors,
        stairwells: terrace ? 0 : stairwells,
        roomsPerFloor: terrace ? stairwells : rule.perFloor,
        approach: { by: 'estate' },
        selfBuilt: false,
      },
    )
  })
}

const SQUEEZES = [
  [1, 0],
  [0.93, 3],
  [0.93, -3],
  [0.86, 6],
  [0.86, -6],
  [0.74, 9],
  [0.74, -9],
] as const
