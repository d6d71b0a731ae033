import type { Point } from '../plane.ts'
import { addLane, type BuildingDraft, type BuildingSite, build, outline, path } from '../site.ts'
import { type Lot, lotHeight, lotWidth, shrink } from './strips.ts'

const house = (
  kind: BuildingDraft['kind'],
  floors: number,
  roomsPerFloor: number,
): BuildingDraft => ({
  kind,
  use: '公共',
  floors,
  stairwells: 0,
  roomsPerFloor,
  approach: { by: 'campus' },
  selfBuilt: false,
})

/** 学校: teaching blocks one behind the other, a hall, and the running track. */
export function layoutSchool(site: BuildingSite): void {
  const { random } = site
  const lot = shrink(site.inner, 7)
  const west = random.chance(0.5)
  const trackWidth = Math.min(84, lotWidth(lot) * 0.4)
  const trackLength = Math.min(150, lotHeight(lot) * 0.82)
  const trackS = west ? lot.west + trackWidth / 2 + 4 : lot.east - trackWidth / 2 - 4
  const midT = (lot.south + lot.north) / 2
  site.patches.push({
    kind: 'playground',
    ring: stadium(site, trackS, midT, trackWidth, trackLength),
  })
  const part: Lot = west
    ? { ...lot, west: lot.west + trackWidth + 14 }
    : { ...lot, east: lot.east - trackWidth - 14 }
  const s = (part.west + part.east) / 2
  const w = lotWidth(part)
  const h = lotHeight(part)
  build(
    site,
    {
      s: s - w * 0.1,
      t: part.south + h * 0.3,
      length: w * 0.66,
      depth: h * 0.42,
      shape: 'comb',
      gapM: 6,
    },
    house('school', 4, 3),
  )
  build(
    site,
    {
      s: s - w * 0.12,
      t: part.north - h * 0.28,
      length: w * 0.62,
      depth: 15,
      shape: 'slab',
      bays: 2,
      gapM: 8,
    },
    house('school', 5, 3),
  )
  build(
    site,
    { s: s + w * 0.36, t: part.north - h * 0.18, length: w * 0.24, depth: h * 0.24, gapM: 6 },
    house('school', 2, 1),
  )
  build(
    site,
    { s: s - w * 0.12, t: part.north - 12, length: w * 0.5, depth: 14, gapM: 7 },
    house('school', 2, 2),
  )
}

function stadium(site: BuildingSite, s: number, t: number, width: number, length: number): Point[] {
  const radius = width / 2
  const straight = length / 2 - radius
  return Array.from({ length: 28 }, (_, k) => {
    const angle = (k / 28) * 2 * Math.PI
    const end = Math.sin(angle) >= 0 ? straight : -straight
    return site.frame.at(s + radius * Math.cos(angle), t + end + radius * Math.sin(angle))
  })
}

/** 医院: out-patients in front, two ward blocks behind, a garden. */
export function layoutHospital(site: BuildingSite): void {
  const lot = shrink(site.inner, 12)
  const [w, h] = [lotWidth(lot), lotHeight(lot)]
  const mid = (lot.west + lot.east) / 2
  const wide = Math.min(96, w * 0.42)
  build(
    site,
    { s: mid, t: lot.south + h * 0.2, length: wide, depth: 44, shape: 'chamfer', gapM: 8 },
    house('hospital', 5, 12),
  )
  build(
    site,
    { s: mid, t: lot.south + h * 0.56, length: wide, depth: 24, shape: 'slab', bays: 2, gapM: 8 },
    house('hospital', 16, 8),
  )
  build(
    site,
    {
      s: mid,
      t: lot.north - h * 0.1,
      length: wide * 0.9,
      depth: 20,
      shape: 'slab',
      bays: 2,
      gapM: 8,
    },
    house('hospital', 9, 8),
  )
  build(
    site,
    {
      s: lot.west + w * 0.14,
      t: lot.south + h * 0.3,
      length: w * 0.2,
      depth: 30,
      shape: 'corner',
      gapM: 8,
    },
    house('hospital', 4, 6),
  )
  build(
    site,
    {
      s: lot.east - w * 0.14,
      t: lot.north - h * 0.3,
      length: w * 0.2,
      depth: 26,
      shape: 'court',
      gapM: 8,
    },
    house('hospital', 4, 6),
  )
  ellipse(site, 'green', lot.west + w * 0.15, lot.north - h * 0.25, w * 0.1, h * 0.13)
}

/** 公共中心: the subdistrict's offices, service hall, police and fire station. */
export function layoutCivic(site: BuildingSite): void {
  const lot = shrink(site.inner, 12)
  const [w, h] = [lotWidth(lot), lotHeight(lot)]
  const mid = (lot.west + lot.east) / 2
  build(
    site,
    { s: mid, t: lot.north - 22, length: w * 0.5, depth: 24, shape: 'court', gapM: 8 },
    house('civic', 8, 8),
  )
  const hall = { length: w * 0.3, depth: 30, gapM: 8 }
  build(
    site,
    { ...hall, s: lot.west + w * 0.17, t: lot.south + h * 0.2, shape: 'chamfer' },
    house('civic', 3, 4),
  )
  build(site, { ...hall, s: lot.east - w * 0.17, t: lot.south + h * 0.2 }, house('civic', 4, 4))
  const square: Point[] = [
    [mid - w * 0.14, lot.south + h * 0.12],
    [mid + w * 0.14, lot.south + h * 0.12],
    [mid + w * 0.14, lot.south + h * 0.55],
    [mid - w * 0.14, lot.south + h * 0.55],
  ]
  site.patches.push({ kind: 'plaza', ring: outline(site, square) })
}

/** 公园: winding paths, a pond, a pavilion. */
export function layoutPark(site: BuildingSite): void {
  const { random } = site
  const lot = shrink(site.inner, 6)
  const [w, h] = [lotWidth(lot), lotHeight(lot)]
  const [s, t] = [lot.west + w * random.between(0.4, 0.6), lot.south + h * random.between(0.4, 0.6)]
  const blob = (scale: number) =>
    Array.from({ length: 26 }, (_, k) => {
      const angle = (k / 26) * 2 * Math.PI
      const wave = 1 + 0.22 * Math.sin(2 * angle + s) + 0.1 * Math.sin(3 * angle + t)
      return [
        s + w * 0.22 * scale * wave * Math.cos(angle),
        t + h * 0.2 * scale * wave * Math.sin(angle),
      ] as const
    })
  site.waters.push(blob(1).map(([x, y]) => site.frame.at(x, y)))
  const loop = blob(1.45)
  walk(site, [...loop, loop[0]!])
  walk(site, [[lot.west, lot.south], [s - w * 0.2, t - h * 0.29], loop[16]!])
  walk(site, [[lot.east, lot.north], loop[3]!])
  walk(site, [[lot.west, lot.north], loop[10]!])
  walk(site, [[lot.east, lot.south], loop[22]!])
  build(
    site,
    { s: lot.east - w * 0.2, t: t + h * 0.02, length: 16, depth: 12, shape: 'chamfer' },
    house('pavilion', 1, 1),
  )
  build(
    site,
    { s: lot.west + w * 0.16, t: t + h * 0.08, length: 20, depth: 11 },
    house('pavilion', 2, 2),
  )
}

/** 湖区: the lake itself with an indented shore, a path around, a few houses by the water. */
export function layoutLake(site: BuildingSite): void {
  const lot = shrink(site.inner, 14)
  const [w, h] = [lotWidth(lot), lotHeight(lot)]
  const [s, t] = [(lot.west + lot.east) / 2, (lot.south + lot.north) / 2]
  const shore = (scale: number): Point[] =>
    Array.from({ length: 72 }, (_, k) => {
      const angle = (k / 72) * 2 * Math.PI
      const wave =
        0.82 +
        0.1 * Math.sin(2 * angle + 0.7) +
        0.055 * Math.sin(3 * angle + 2) +
        0.04 * Math.sin(5 * angle) +
        0.02 * Math.sin(9 * angle + 1)
      const [c, d] = [Math.cos(angle), Math.sin(angle)]
      const squared = 1 / (Math.abs(c) ** 4 + Math.abs(d) ** 4) ** 0.25
      return [
        s + (w / 2) * wave * scale * c * Math.min(1.12, squared),
        t + (h / 2) * wave * scale * d * Math.min(1.12, squared),
      ] as const
    })
  site.waters.push(shore(0.93).map(([x, y]) => site.frame.at(x, y)))
  const around = shore(1.0)
  walk(site, [...around, around[0]!])
  for (const k of [3, 14, 27, 40, 55, 64]) {
    const [x, y] = shore(1.1)[k]!
    build(
      site,
      { s: x, t: y, length: 22, depth: 13, shape: 'corner', gapM: 6 },
      house('pavilion', 2, 2),
    )
  }
}

function walk(site: BuildingSite, points: readonly Point[]): void {
  addLane(site, { points: path(site, points, 25), halfWidthM: 1.5, kind: 'path', name: '' })
}

function ellipse(
  site: BuildingSite,
  kind: 'green',
  s: number,
  t: number,
  a: number,
  b: number,
): void {
  const ring = Array.from({ length: 20 }, (_, k) => {
    const angle = (k / 20) * 2 * Math.PI
    return site.frame.at(s + a * Math.cos(angle), t + b * Math.sin(angle))
  })
  site.patches.push({ kind, ring })
}
