import { createRandom } from './random.ts'
import type { SampleSize } from './size.ts'

/** Where things are in one subdistrict; places as shares of its width and height from the south-west. */
export interface Profile {
  centre: readonly [number, number]
  old: { at: readonly [number, number]; blocks: number }
  shopping: { at: readonly [number, number]; blocks: number }
  office: { at: readonly [number, number]; blocks: number }
  industry: { at: readonly [number, number]; columns: number; rows: number } | null
  lake: { at: readonly [number, number]; columns: number; rows: number } | null
  /** Wooded hills beyond this side. */
  hills: readonly [number, number] | null
  wetland: readonly [number, number] | null
  /** Blocks of housing estates, before some become schools and parks. */
  estates: number
  villages: number
  /** Share of high-rise among the estates. */
  towers: number
}

/** The old town: lanes by the river, walk-up estates, hills to the north-west. */
const OLD_TOWN: Profile = {
  centre: [0.8, 0.55],
  old: { at: [0.72, 0.55], blocks: 5 },
  shopping: { at: [0.88, 0.63], blocks: 5 },
  office: { at: [0.92, 0.36], blocks: 3 },
  industry: null,
  lake: null,
  hills: [0.05, 1],
  wetland: [0.15, 0.2],
  estates: 58,
  villages: 20,
  towers: 0.22,
}

/** The new town: a lake, towers, offices, an industrial park at the far end. */
const NEW_TOWN: Profile = {
  centre: [0.22, 0.5],
  old: { at: [0.62, 0.52], blocks: 1 },
  shopping: { at: [0.12, 0.62], blocks: 2 },
  office: { at: [0.14, 0.34], blocks: 5 },
  industry: { at: [0.78, 0.26], columns: 5, rows: 5 },
  lake: { at: [0.36, 0.74], columns: 4, rows: 3 },
  hills: [1, 1],
  wetland: null,
  estates: 50,
  villages: 16,
  towers: 0.6,
}

export function profileOf(size: SampleSize, seed: number, tile: number): Profile {
  if (size.name === 'town') return tile === 0 ? OLD_TOWN : NEW_TOWN
  const random = createRandom(seed, 'profile', tile)
  const middle =
    1 -
    (Math.abs((tile % size.tilesX) - (size.tilesX - 1) / 2) +
      Math.abs(Math.floor(tile / size.tilesX) - (size.tilesY - 1) / 2)) /
      4
  const base = tile % 2 === 0 ? OLD_TOWN : NEW_TOWN
  const flip = random.chance(0.5)
  const place = ([u, v]: readonly [number, number]) =>
    [flip ? 1 - u : u, Math.min(1, Math.max(0, v + random.between(-0.06, 0.06)))] as const
  const wooded = middle < 0.45
  return {
    centre: place([random.between(0.3, 0.7), 0.52]),
    old: { at: place(base.old.at), blocks: base.old.blocks + random.int(0, 2) },
    shopping: { at: place([0.5, 0.62]), blocks: random.int(4, 7) },
    office: { at: place([0.4, 0.34]), blocks: random.int(4, 8) },
    industry: {
      at: place([0.8, random.pick([0.22, 0.8])]),
      columns: random.int(4, 5),
      rows: random.int(3, 5),
    },
    lake: random.chance(0.5)
      ? { at: place([0.3, 0.8]), columns: random.int(2, 4), rows: random.int(2, 3) }
      : null,
    hills: wooded
      ? [tile % size.tilesX < size.tilesX / 2 ? 0 : 1, random.chance(0.5) ? 0 : 1]
      : null,
    wetland: random.chance(0.3) ? [random.next(), 0.15] : null,
    estates: Math.round(132 + middle * 24),
    villages: Math.round(34 - middle * 12),
    towers: 0.5 + middle * 0.15,
  }
}
