import { frontOf } from '../blocks.ts'
import type { Point } from '../plane.ts'
import { addLane, type BuildingDraft, type BuildingSite, build, outline, path } from '../site.ts'
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

const onCampus = (
  kind: BuildingDraft['kind'],
  use: BuildingDraft['use'],
  floors: number,
  roomsPerFloor: number,
): BuildingDraft => ({
  kind,
  use,
  floors,
  stairwells: 0,
  roomsPerFloor,
  approach: { by: 'campus' },
  selfBuilt: false,
})

/** 工业园: a works road down the middle, large sheds on both sides, an office and a dormitory at the gate. */
export function layoutIndustry(site: BuildingSite): void {
  const { random } = site
  const lot = shrink(site.inner, 4)
  const gate = layGateRoad(site, lot)
  const storage = site.block.zone === 'logistics'
  const halves: Lot[] = [
    { ...lot, east: gate - 6 },
    { ...lot, west: gate + 6 },
  ]
  for (const half of halves) {
    if (lotWidth(half) < 30) continue
    const front = frontOf(site.block) === 'north' ? 'north' : 'south'
    const { strip, rest } = splitOff(half, front, 27)
    officeRow(site, strip)
    const rows = Math.max(
      1,
      Math.round(lotHeight(rest) / (storage ? 62 : random.pick([46, 58, 74]))),
    )
    const pitch = lotHeight(rest) / rows
    for (let row = 0; row < rows; row++) {
      const t = rest.south + (row + 0.5) * pitch
      const parts = lotWidth(rest) > 150 ? 2 : 1
      for (let part = 0; part < parts; part++) {
        const width = lotWidth(rest) / parts
        const s = rest.west + width * (part + 0.5)
        const lean = Math.abs(Math.tan(site.frame.slant(s, t))) * pitch
        const length =
          width * Math.min(1, site.frame.scale(s, t)[0]) - random.between(9, 16) - lean * 0.8
        const shape = random.chance(0.25) ? 'corner' : 'rectangle'
        const kind = storage ? 'warehouse' : 'shed'
        build(
          site,
          { s, t, length, depth: pitch - random.between(12, 17), shape, gapM: 6 },
          onCampus(kind, storage ? '仓储' : '工业', storage ? 1 : random.pick([1, 2, 3, 4]), 2),
        )
      }
    }
  }
}

function layGateRoad(site: BuildingSite, lot: Lot): number {
  const gate = lot.west + lotWidth(lot) * site.random.between(0.4, 0.6)
  const points = path(site, [
    [gate, 0],
    [gate, site.frame.height],
  ])
  addLane(site, { points, halfWidthM: 4.5, kind: 'internal', name: '' })
  return gate
}

function officeRow(site: BuildingSite, strip: Lot): void {
  const { random } = site
  const t = (strip.south + strip.north) / 2
  const length = Math.min(lotWidth(strip) - 8, random.between(34, 60))
  build(
    site,
    { s: strip.west + length / 2 + 4, t, length, depth: 15, shape: 'slab', bays: 2, gapM: 5 },
    onCampus('office', '办公', random.int(4, 6), 6),
  )
  const left = lotWidth(strip) - length - 14
  if (left > 30) {
    const wide = Math.min(left - 4, 52)
    build(
      site,
      { s: strip.east - wide / 2 - 3, t, length: wide, depth: 14, shape: 'slab', bays: 3, gapM: 5 },
      { ...onCampus('dormitory', '住宅', 5, 9) },
    )
  }
}

/** 商务区: towers on podiums about a square. */
export function layoutOffices(site: BuildingSite): void {
  const { random } = site
  const lot = shrink(site.inner, 8)
  const [midS, midT] = [(lot.west + lot.east) / 2, (lot.south + lot.north) / 2]
  const plaza: Point[] = [
    [midS - 26, midT - 20],
    [midS + 26, midT - 20],
    [midS + 26, midT + 20],
    [midS - 26, midT + 20],
  ]
  site.patches.push({ kind: 'plaza', ring: outline(site, plaza) })
  addLane(site, {
    points: path(site, [
      [midS, 0],
      [midS, midT - 20],
    ]),
    halfWidthM: 4,
    kind: 'internal',
    name: '',
  })
  const corners: Point[] = [
    [lot.west + 24, lot.south + 22],
    [lot.east - 24, lot.south + 22],
    [lot.west + 24, lot.north - 22],
    [lot.east - 24, lot.north - 22],
    [midS, lot.north - 20],
    [lot.west + 22, midT],
    [lot.east - 22, midT],
  ]
  for (const [s, t] of corners) {
    const tall = random.chance(0.6)
    const [length, depth] = tall ? [random.between(34, 42), random.between(32, 38)] : [46, 20]
    build(
      site,
      { s, t, length, depth, shape: tall ? 'chamfer' : 'slab', bays: 1, gapM: 9 },
      officeDraft(tall ? random.int(16, 30) : random.int(6, 11), tall ? 8 : 6),
    )
  }
}

const officeDraft = (floors: number, perFloor: number): BuildingDraft => ({
  ...onCampus('office', '办公', floors, perFloor),
})

/** 商业街: unbroken shop rows on every street side, a mall or housing behind. */
export function layoutShopping(site: BuildingSite): void {
  const { random } = site
  let lot: Lot = { ...site.inner }
  for (const side of streetSides(site)) {
    const { strip, rest } = splitOff(lot, side, 21)
    buildAlong(site, strip, side, {
      depth: 16,
      lengths: [14, 30],
      gap: [1.5, 5],
      draft: shopsDraft(side, random.int(2, 4)),
    })
    lot = rest
  }
  const within = shrink(lot, 8)
  const [s, t] = [(within.west + within.east) / 2, (within.south + within.north) / 2]
  const across = lotWidth(within)
  const lean = Math.abs(Math.tan(site.frame.slant(s, t))) * lotHeight(within) * 0.7
  if (random.chance(0.6)) {
    build(
      site,
      {
        s: s - across * 0.2,
        t,
        length: across * 0.55 - lean,
        depth: lotHeight(within) * 0.8,
        shape: 'chamfer',
        gapM: 7,
      },
      { ...onCampus('mall', '商业', random.int(4, 6), 34) },
    )
    build(
      site,
      { s: s + across * 0.33, t, length: 30, depth: 32, shape: 'chamfer', gapM: 8 },
      officeDraft(random.int(14, 22), 9),
    )
    return
  }
  for (let row = 0; row * 33 + 20 < lotHeight(within); row++) {
    for (let k = 0; k * 58 + 48 < across; k++) {
      build(
        site,
        {
          s: within.west + 24 + k * 58,
          t: within.north - 9 - row * 33,
          length: 47,
          depth: 12.5,
          shape: 'slab',
          bays: 3,
          gapM: 6,
        },
        {
          ...onCampus('slab', '商住', 6, 2),
          stairwells: 3,
          approach: { by: 'estate' },
        },
      )
    }
  }
}

/** 农贸市场 with shops around and parking in front. */
export function layoutMarket(site: BuildingSite): void {
  const { random } = site
  let lot: Lot = { ...site.inner }
  for (const side of streetSides(site).slice(0, 2)) {
    const { strip, rest } = splitOff(lot, side, 18)
    buildAlong(site, strip, side, {
      depth: 13,
      lengths: [18, 36],
      gap: [3, 7],
      draft: shopsDraft(side, 2),
    })
    lot = rest
  }
  const within = shrink(lot, 9)
  const [s, t] = [(within.west + within.east) / 2, (within.south + within.north) / 2]
  const [w, h] = [lotWidth(within), lotHeight(within)]
  build(
    site,
    { s: s - w * 0.17, t, length: w * 0.52, depth: h * 0.55, gapM: 6 },
    onCampus('market', '商业', 2, 45),
  )
  build(
    site,
    {
      s: s + w * 0.32,
      t: t + h * 0.15,
      length: w * 0.24,
      depth: h * 0.4,
      shape: 'corner',
      gapM: 6,
    },
    onCampus('civic', '公共', random.int(3, 5), 6),
  )
}

/** 建筑工地: one or two skeletons standing, rows of site huts at the gate. */
export function layoutConstruction(site: BuildingSite): void {
  const { random } = site
  const lot = shrink(site.inner, 10)
  const count = random.int(1, 4)
  for (let k = 0; k < count; k++) {
    const s = lot.west + lotWidth(lot) * ((k + 0.5) / count)
    const t = lot.north - lotHeight(lot) * random.between(0.25, 0.45)
    const tower = random.chance(0.6)
    build(
      site,
      {
        s,
        t,
        length: tower ? 30 : 52,
        depth: tower ? 24 : 18,
        shape: tower ? 'tower' : 'slab',
        bays: 2,
        gapM: 12,
      },
      { ...onCampus('skeleton', '其他', random.int(4, 18), 0) },
    )
  }
  for (let k = 0; k < 4; k++) {
    build(
      site,
      { s: lot.west + 22, t: lot.south + 5 + k * 9.5, length: 40, depth: 6.5, gapM: 2 },
      { ...onCampus('huts', '其他', 2, k < 2 ? 4 : 0) },
    )
  }
}
