import type { Point } from '../plane.ts'
import { type BuildingDraft, type BuildingSite, build, outline } from '../site.ts'
import { type Lot, lotHeight, lotWidth } from './strips.ts'

/** 高层: rows of point towers, staggered. */
export function layTowers(site: BuildingSite, lot: Lot): void {
  const { random } = site
  const storeys = random.pick([17, 18, 24, 26, 28, 32])
  const wide = random.chance(0.45)
  const [length, depth] = wide ? [44, 17] : [29, 23]
  const pitchT = wide ? 52 : 57
  const pitchS = wide ? 64 : 50
  const rows = Math.max(1, Math.round((lotHeight(lot) - depth) / pitchT) + 1)
  const columns = Math.max(1, Math.floor((lotWidth(lot) - length - 8) / pitchS) + 1)
  for (let row = 0; row < rows; row++) {
    const t =
      rows === 1
        ? (lot.south + lot.north) / 2
        : lot.south + depth / 2 + 2 + ((lotHeight(lot) - depth - 4) * row) / (rows - 1)
    for (let column = 0; column < columns; column++) {
      const share = columns === 1 ? 0.5 : column / (columns - 1)
      const s =
        lot.west + length / 2 + 3 + (lotWidth(lot) - length - 6) * share + (row % 2 ? 7 : -7)
      const floors = Math.max(11, storeys - (row === 0 ? random.int(0, 6) : random.int(0, 2)))
      const draft = towerDraft(floors, wide)
      const where = { t, length, depth, shape: 'tower' as const, gapM: 13 }
      // A lane in the way: step aside before giving up.
      if ([0, 9, -9, 18, -18].some((aside) => build(site, { ...where, s: s + aside }, draft)))
        continue
    }
  }
  addClubhouse(site, lot)
}

function towerDraft(floors: number, wide: boolean): BuildingDraft {
  return {
    kind: 'tower',
    use: '住宅',
    floors,
    stairwells: wide ? 2 : 1,
    roomsPerFloor: wide ? 3 : 4,
    approach: { by: 'estate' },
    selfBuilt: false,
  }
}

/** Club house or kindergarten, wherever there is room left. */
export function addClubhouse(site: BuildingSite, lot: Lot): void {
  const { random } = site
  const kindergarten = random.chance(0.4)
  const [length, depth] = kindergarten ? [40, 26] : [24, 16]
  for (let attempt = 0; attempt < 12; attempt++) {
    const s = random.between(lot.west + length / 2, lot.east - length / 2)
    const t = random.between(lot.south + depth / 2, lot.north - depth / 2)
    const draft: BuildingDraft = {
      kind: kindergarten ? 'kindergarten' : 'clubhouse',
      use: '公共',
      floors: kindergarten ? 3 : 2,
      stairwells: 0,
      roomsPerFloor: 2,
      approach: { by: 'estate' },
      selfBuilt: false,
    }
    const shape = kindergarten ? 'court' : 'chamfer'
    if (build(site, { s, t, length, depth, shape, gapM: 9 }, draft)) {
      if (kindergarten) {
        const yard: Point[] = [
          [s - length * 0.18, t - depth * 0.44],
          [s + length * 0.18, t - depth * 0.44],
          [s + length * 0.18, t - depth * 0.1],
          [s - length * 0.18, t - depth * 0.1],
        ]
        site.patches.push({ kind: 'playground', ring: outline(site, yard) })
      }
      return
    }
  }
}
