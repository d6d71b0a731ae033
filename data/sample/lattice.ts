import { createRandom } from './random.ts'
import type { SampleSize } from './size.ts'

/** 快速路 主干路 次干路 支路; a canal runs where a side road would. */
export type LineClass = 'expressway' | 'arterial' | 'secondary' | 'side'

/**
 * The street plan before it is bent: straight lines, numbered west→east and south→north. Everything lies
 * between four lines; `warp.ts` gives it its curves.
 */
export interface Lattice {
  size: SampleSize
  seed: number
  /** Metres, one a line. */
  x: readonly number[]
  y: readonly number[]
  vertical: readonly LineClass[]
  horizontal: readonly LineClass[]
  /** Row (between line `row` and `row + 1`) of the river, one a row of subdistricts. */
  riverRows: readonly number[]
  /** Canals: on a vertical line, from the river of a row of subdistricts to its north or south end. */
  canals: readonly Canal[]
}

export interface Canal {
  line: number
  tileRow: number
  side: 'north' | 'south'
}

const RIVER_ROW_M = 200

export function createLattice(size: SampleSize, seed: number): Lattice {
  const verticalCount = size.tilesX * size.columns + 1
  const horizontalCount = size.tilesY * size.rows + 1
  const riverRows = Array.from(
    { length: size.tilesY },
    (_, row) => row * size.rows + Math.round(size.rows * 0.44),
  )
  const vertical = lineClasses(verticalCount, 2, seed, 'vertical')
  const horizontal = lineClasses(horizontalCount, 1, seed, 'horizontal')
  for (const row of riverRows) {
    horizontal[row] = 'side'
    horizontal[row + 1] = 'secondary'
    horizontal[outerArterial(horizontal, row, size.rows)] = 'expressway'
  }
  return {
    size,
    seed,
    x: positions(verticalCount, seed, 'x', () => [205, 290]),
    y: positions(horizontalCount, seed, 'y', (row) =>
      riverRows.includes(row) ? [RIVER_ROW_M, RIVER_ROW_M] : [178, 248],
    ),
    vertical,
    horizontal,
    riverRows,
    canals: placeCanals(size, vertical, seed),
  }
}

export function canalOnEdge(lattice: Lattice, line: number, row: number): boolean {
  return lattice.canals.some((canal) => {
    if (canal.line !== line) return false
    const river = lattice.riverRows[canal.tileRow]!
    const south = canal.tileRow * lattice.size.rows
    return canal.side === 'north'
      ? row > river && row < south + lattice.size.rows
      : row < river && row >= south
  })
}

/** The expressway takes the place of an arterial well north of the river. */
function outerArterial(horizontal: readonly LineClass[], river: number, rows: number): number {
  const wanted = river + Math.round(rows * 0.4)
  for (const aside of [0, 1, -1, 2, -2]) {
    if (horizontal[wanted + aside] === 'arterial') return wanted + aside
  }
  return wanted
}

/** Arterials every three to five lines, a secondary road about halfway, side roads between. */
function lineClasses(count: number, first: number, seed: number, name: string): LineClass[] {
  const random = createRandom(seed, 'lines', name)
  const classes: LineClass[] = Array.from({ length: count }, () => 'side')
  for (let line = first; line < count; ) {
    classes[line] = 'arterial'
    const gap = random.pick([4, 4, 5, 3])
    if (gap >= 4 && line + 2 < count) classes[line + 2] = 'secondary'
    line += gap
  }
  return classes
}

function positions(
  count: number,
  seed: number,
  name: string,
  range: (index: number) => [number, number],
): number[] {
  const random = createRandom(seed, 'positions', name)
  const values = [0]
  for (let i = 1; i < count; i++) {
    const [low, high] = range(i - 1)
    values.push(values[i - 1]! + Math.round(random.between(low, high)))
  }
  return values
}

function placeCanals(size: SampleSize, vertical: readonly LineClass[], seed: number): Canal[] {
  const canals: Canal[] = []
  for (let tileRow = 0; tileRow < size.tilesY; tileRow++) {
    for (let tile = 0; tile < size.tilesX; tile++) {
      const random = createRandom(seed, 'canals', tileRow, tile)
      for (const [side, from] of [
        ['north', 0.25],
        ['south', 0.62],
      ] as const) {
        const wanted = Math.round((tile + from + random.between(-0.08, 0.08)) * size.columns)
        const line = [0, 1, -1, 2].map((o) => wanted + o).find((l) => vertical[l] === 'side')
        if (line !== undefined) canals.push({ line, tileRow, side })
      }
    }
  }
  return canals
}
