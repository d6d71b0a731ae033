import type { Point } from '../plane.ts'
import { addLane, type BuildingSite, build, outline, type PatchKind, path } from '../site.ts'
import { type Lot, lotHeight, lotWidth } from './strips.ts'

/** 农田: long fields side by side, here and there a fish pond or an orchard, a track between. */
export function layoutFarmland(site: BuildingSite): void {
  const { random } = site
  const lot = site.inner
  const split = lot.west + lotWidth(lot) * random.between(0.35, 0.65)
  const halves: Lot[] =
    lotWidth(lot) > 330
      ? [
          { ...lot, east: split - 2.5 },
          { ...lot, west: split + 2.5 },
        ]
      : [lot]
  if (halves.length > 1) {
    const points = path(site, [
      [split, lot.south],
      [split, lot.north],
    ])
    addLane(site, { points, halfWidthM: 2, kind: 'track', name: '' })
  }
  const mood = random.next()
  for (const half of halves) fields(site, half, mood)
  if (random.chance(0.45)) {
    const s = split + random.pick([-1, 1]) * random.between(12, 18)
    build(
      site,
      { s, t: lot.south + lotHeight(lot) * random.between(0.2, 0.8), length: 13, depth: 9 },
      {
        kind: 'farmhouse',
        use: '住宅',
        floors: 2,
        stairwells: 0,
        roomsPerFloor: 1,
        approach: { by: 'village' },
        selfBuilt: true,
      },
    )
  }
}

function fields(site: BuildingSite, lot: Lot, mood: number): void {
  const { random } = site
  const rows = Math.max(1, Math.round(lotHeight(lot) / random.between(95, 150)))
  for (let row = 0; row < rows; row++) {
    const south = lot.south + (lotHeight(lot) * row) / rows
    const north = lot.south + (lotHeight(lot) * (row + 1)) / rows
    for (let west = lot.west; west < lot.east - 1; ) {
      let east = west + random.between(34, 78)
      if (lot.east - east < 30) east = lot.east
      field(site, { west, east, south, north }, mood)
      west = east
    }
  }
}

function field(site: BuildingSite, lot: Lot, mood: number): void {
  const { random } = site
  const kinds: readonly PatchKind[] = ['paddy', 'vegetables', 'orchard', 'wood', 'pond']
  const weights =
    mood < 0.22 ? [2, 1, 1, 0.5, 3] : mood < 0.5 ? [3, 3, 3, 1, 0.3] : [7, 2, 1, 0.6, 0.2]
  const kind = kinds[random.weighted(weights)]!
  const corners = (by: number): Point[] => [
    [lot.west + by, lot.south + by],
    [lot.east - by, lot.south + by],
    [lot.east - by, lot.north - by],
    [lot.west + by, lot.north - by],
  ]
  if (kind === 'pond') site.waters.push(outline(site, corners(4)))
  site.patches.push({ kind: kind === 'pond' ? 'paddy' : kind, ring: outline(site, corners(0)) })
}

/** 林地: a path up the hill, now and then a shelter. */
export function layoutForest(site: BuildingSite): void {
  const { random, inner: lot } = site
  if (random.chance(0.5)) {
    const steps = 12
    const phase = random.between(0, 6)
    const points = Array.from({ length: steps + 1 }, (_, k): Point => {
      const s = lot.west + (lotWidth(lot) * k) / steps
      return [s, (lot.south + lot.north) / 2 + lotHeight(lot) * 0.22 * Math.sin(k * 0.9 + phase)]
    })
    addLane(site, { points: path(site, points, 60), halfWidthM: 1.2, kind: 'path', name: '' })
  }
}

/** 湿地: a braid of ponds with reeds between, boardwalks. */
export function layoutWetland(site: BuildingSite): void {
  const { random, inner: lot } = site
  const columns = Math.max(1, Math.round(lotWidth(lot) / 120))
  const rows = Math.max(1, Math.round(lotHeight(lot) / 90))
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < rows; row++) {
      if (random.chance(0.15)) continue
      const s = lot.west + (lotWidth(lot) * (column + 0.5)) / columns + random.between(-9, 9)
      const t = lot.south + (lotHeight(lot) * (row + 0.5)) / rows + random.between(-7, 7)
      const [a, b] = [(lotWidth(lot) / columns) * 0.4, (lotHeight(lot) / rows) * 0.36]
      const ring = Array.from({ length: 18 }, (_, k) => {
        const angle = (k / 18) * 2 * Math.PI
        const wave = 1 + 0.2 * Math.sin(2 * angle + s) + 0.12 * Math.sin(3 * angle + t)
        return site.frame.at(s + a * wave * Math.cos(angle), t + b * wave * Math.sin(angle))
      })
      site.waters.push(ring)
    }
  }
}
