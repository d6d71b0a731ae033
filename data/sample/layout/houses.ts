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

/** 老城区: narrow lanes, small houses wall to wall, a shop row on the street. */
export function layoutOldQuarter(site: BuildingSite): void {
  const { random } = site
  let lot: Lot = { ...site.inner }
  const front = streetSides(site)[0]
  if (front) {
    const { strip, rest } = splitOff(lot, front, 15)
    buildAlong(site, strip, front, {
      depth: 11,
      lengths: [9, 22],
      gap: [0.6, 1.6],
      draft: shopsDraft(front, 2),
    })
    lot = rest
  }
  lot = shrink(lot, 2)
  const strips = Math.max(2, Math.round(lotHeight(lot) / 33))
  const pitch = lotHeight(lot) / strips
  const cross = lot.west + lotWidth(lot) * random.between(0.35, 0.65)
  const bend = random.between(-5, 5)
  const laneAt = (strip: number, s: number) =>
    lot.south + (strip + 0.5) * pitch + bend * Math.sin((s / lotWidth(lot)) * 4 + strip)
  crossLane(site, lot, cross)
  for (let strip = 0; strip < strips; strip++) lane(site, lot, (s) => laneAt(strip, s))
  const first = site.lanes.length - strips
  for (let strip = 0; strip < strips; strip++) {
    for (const row of [1, -1]) {
      houseRow(site, lot, first + strip, pitch, row, (s) => laneAt(strip, s))
    }
  }
}

function crossLane(site: BuildingSite, lot: Lot, s: number): void {
  const points = path(site, [
    [s, lot.south - 8],
    [s + 3, (lot.south + lot.north) / 2],
    [s - 2, lot.north + 8],
  ])
  addLane(site, { points, halfWidthM: 1.8, kind: 'lane', name: '' })
}

function lane(site: BuildingSite, lot: Lot, tAt: (s: number) => number): void {
  const points: Point[] = []
  for (let k = 0; k <= 10; k++) {
    const s = lot.west - 4 + ((lotWidth(lot) + 8) * k) / 10
    points.push([s, tAt(s)])
  }
  addLane(site, { points: path(site, points, 40), halfWidthM: 1.7, kind: 'lane', name: '' })
}

function houseRow(
  site: BuildingSite,
  lot: Lot,
  laneIndex: number,
  pitch: number,
  row: number,
  tAt: (s: number) => number,
): void {
  const { random } = site
  for (let at = lot.west + 1; at < lot.east - 7; ) {
    const length = random.between(7, 13.5)
    const depth = Math.min(random.between(8.5, 12.5), pitch / 2 - 3.4)
    const s = at + length / 2
    const t = tAt(s) + row * (2.4 + depth / 2 + random.between(0.2, 1.4))
    const yard = random.chance(0.07)
    const placed =
      !yard &&
      build(
        site,
        {
          s,
          t,
          length,
          depth,
          shape: random.chance(0.25) ? 'corner' : 'rectangle',
          turn: random.normal() * 0.018 + (row > 0 ? 0 : Math.PI),
          gapM: 0.5,
        },
        {
          kind: 'townhouse',
          use: random.chance(0.12) ? '商住' : '住宅',
          floors: random.pick([1, 2, 2, 2, 3]),
          stairwells: 0,
          roomsPerFloor: random.pick([1, 1, 2]),
          approach: { by: 'lane', lane: laneIndex, along: s - lot.west },
          selfBuilt: false,
        },
      )
    at += placed || yard ? length + random.between(0.7, 1.8) : 2.5
  }
}

/** 村庄: self-built houses along winding lanes, vegetable plots and a pond between. */
export function layoutVillage(site: BuildingSite): void {
  const { random } = site
  const lot = shrink(site.inner, 4)
  const dense = site.block.remoteness < 0.55
  const lanes = dense ? 3 : 2
  const low = lot.south + lotHeight(lot) * random.between(0.06, 0.16)
  const high = lot.north - lotHeight(lot) * random.between(0.06, 0.2)
  const [from, to] = [
    lot.west + lotWidth(lot) * random.between(0.02, 0.16),
    lot.east - lotWidth(lot) * random.between(0.02, 0.16),
  ]
  const phase = random.between(0, 6)
  const tAt = (k: number) => (s: number) =>
    low +
    ((high - low) * (k + 0.5)) / lanes +
    9 * Math.sin(s / 38 + phase) +
    4 * Math.sin(s / 17 + k)
  if (random.chance(0.5)) pond(site, from, to, tAt(0))
  for (let k = 0; k < lanes; k++)
    villageLane(site, k === 0 ? 0 : from, k === lanes - 1 ? site.frame.width : to, tAt(k))
  joinLanes(site, from + (to - from) * random.between(0.3, 0.7), tAt(0), tAt(lanes - 1))
  for (let k = 0; k < lanes; k++) {
    for (const row of [1, -1]) farmhouses(site, from, to, tAt(k), row)
    if (!dense || random.chance(0.5)) farmhouses(site, from, to, tAt(k), 3.1)
  }
}

function pond(site: BuildingSite, from: number, to: number, tAt: (s: number) => number): void {
  const { random } = site
  const s = random.between(from + 25, to - 25)
  const t = tAt(s) + 30
  const ring = Array.from({ length: 16 }, (_, k) => {
    const angle = (k / 16) * 2 * Math.PI
    const r = 1 + 0.18 * Math.sin(2 * angle + s) + 0.1 * Math.sin(5 * angle)
    return site.frame.at(s + 19 * r * Math.cos(angle), t + 10 * r * Math.sin(angle))
  })
  site.waters.push(ring)
}

function villageLane(
  site: BuildingSite,
  from: number,
  to: number,
  tAt: (s: number) => number,
): void {
  const steps = 14
  const points = Array.from({ length: steps + 1 }, (_, k): Point => {
    const s = from + ((to - from) * k) / steps
    return [s, tAt(s)]
  })
  addLane(site, { points: path(site, points, 60), halfWidthM: 2, kind: 'lane', name: '' })
}

function joinLanes(
  site: BuildingSite,
  s: number,
  low: (s: number) => number,
  high: (s: number) => number,
): void {
  const points = path(site, [
    [s, low(s)],
    [s + 6, (low(s) + high(s + 3)) / 2],
    [s + 3, high(s + 3)],
  ])
  addLane(site, { points, halfWidthM: 1.8, kind: 'lane', name: '' })
}

function farmhouses(
  site: BuildingSite,
  from: number,
  to: number,
  tAt: (s: number) => number,
  row: number,
): void {
  const { random } = site
  for (let s = from + 6; s < to - 6; ) {
    const length = random.between(10.5, 13.5)
    const depth = random.between(9.5, 12)
    const slope = Math.atan2(tAt(s + 4) - tAt(s - 4), 8)
    const t = tAt(s) + row * (depth / 2 + 4.4 + random.between(0, 3))
    const placed =
      random.chance(0.86) &&
      build(
        site,
        {
          s,
          t,
          length,
          depth,
          shape: random.chance(0.3) ? 'corner' : 'rectangle',
          turn: slope * 0.6 + random.normal() * 0.05,
          gapM: 3,
        },
        {
          kind: 'farmhouse',
          use: random.chance(0.07) ? '商住' : '住宅',
          floors: random.pick([2, 3, 3, 3, 4]),
          stairwells: 0,
          roomsPerFloor: 1,
          approach: { by: 'village' },
          selfBuilt: true,
        },
      )
    s += placed ? length + random.between(4, 8) : 5
  }
}
