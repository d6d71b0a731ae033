import type { Lattice } from './lattice.ts'
import { hashUnit } from './random.ts'
import { AREA_CODE } from './size.ts'

/** Which subdistrict a block of the lattice belongs to; borders step in and out by a block, as real ones do. */
export interface TileGrid {
  count: number
  /** Number of the subdistrict, or -1 beyond the district's edge. */
  tileAt(column: number, row: number): number
  code(tile: number): string
}

export function createTileGrid({ size, seed }: Lattice): TileGrid {
  const { tilesX, tilesY, columns, rows } = size
  const tileColumnAt = (column: number, row: number) =>
    bandOf(column, tilesX, columns, (border) => step(seed, 'v', border, row, rows))
  const tileRowAt = (column: number, row: number) =>
    bandOf(row, tilesY, rows, (border) => step(seed, 'h', border, column, columns))
  return {
    count: tilesX * tilesY,
    tileAt(column, row) {
      const tileColumn = tileColumnAt(column, row)
      const tileRow = tileRowAt(column, row)
      return tileColumn < 0 || tileRow < 0 ? -1 : tileRow * tilesX + tileColumn
    },
    code: (tile) => subdistrictCode(tile, tilesX * tilesY),
  }
}

/** The last quarter of a whole district are towns (镇, 100–199), the others 街道 (001–099). */
export function isTownship(tile: number, count: number): boolean {
  return count > 4 && tile >= count * 0.75
}

function subdistrictCode(tile: number, count: number): string {
  const serial = isTownship(tile, count) ? 100 + tile - Math.ceil(count * 0.75) : tile + 1
  return AREA_CODE + String(serial).padStart(3, '0')
}

function bandOf(
  position: number,
  bands: number,
  width: number,
  stepAt: (border: number) => number,
): number {
  let band = -1
  for (let border = 0; border <= bands; border++) {
    // The outer edge only steps inwards.
    const shift = border === 0 ? Math.abs(stepAt(0)) : stepAt(border)
    const inward = border === bands ? -Math.abs(shift) : shift
    if (position >= border * width + inward) band = border
  }
  return band === bands ? -1 : band
}

/** -1, 0 or 1 block, changing every few blocks, 0 where four subdistricts meet. */
function step(seed: number, name: string, border: number, along: number, length: number): number {
  const within = along % length
  if (within < 2 || within >= length - 2) return 0
  const unit = hashUnit(seed, 'border', name, border, Math.floor(along / 3))
  return unit < 0.3 ? -1 : unit > 0.7 ? 1 : 0
}
