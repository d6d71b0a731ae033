import {
  type Arc,
  type ArcId,
  type CellId,
  type Face,
  OUTSIDE,
} from '../../../../data/contracts/coverage.ts'
import type { CoverageView } from '../../../../data/rules/coverage/coverage.ts'
import { cyclesOf } from '../../../../data/rules/coverage/cycles.ts'
import { UNITS_PER_DEGREE } from '../../../../data/rules/coverage/units.ts'
import { worldX, worldY } from '../../tiles/mercator.ts'
import type { WorldBox } from '../../tiles/tile-address.ts'
import { ringsBox } from '../ring-box.ts'

/** A cell as it is drawn: rings in world coordinates, and a place well inside it. */
export interface CellShape {
  rings: readonly Float64Array[]
  box: WorldBox
  label: { x: number; y: number; width: number }
}

/** A boundary as it is drawn, in world coordinates. */
export interface ArcShape {
  line: Float64Array
  box: WorldBox
}

/** Made once for each state of a cell, and of a boundary. */
export interface CellShapes {
  of(cell: CellId): CellShape
  arc(arc: Arc): ArcShape
  /** Round everything, and round what lies in no cell. */
  beyond(): readonly Float64Array[]
  /** Arcs beside these have changed. */
  forget(cells: Iterable<Face>): void
}

export function createCellShapes(coverage: CoverageView): CellShapes {
  const known = new Map<Face, CellShape>()
  const arcs = new Map<ArcId, { of: Arc; shape: ArcShape }>()
  let outside: readonly Float64Array[] | undefined
  return {
    of(cell) {
      const shape = known.get(cell) ?? shapeOf(ringsOf(coverage, cell))
      known.set(cell, shape)
      return shape
    },
    arc(arc) {
      const known = arcs.get(arc.id)
      // A boundary that changes is another one.
      if (known?.of === arc) return known.shape
      const line = worldLine(arc.points)
      const shape = { line, box: ringsBox([line]) }
      arcs.set(arc.id, { of: arc, shape })
      return shape
    },
    beyond() {
      outside ??= ringsOf(coverage, OUTSIDE)
      return outside
    },
    forget(cells) {
      for (const cell of cells) {
        known.delete(cell)
        if (cell === OUTSIDE) outside = undefined
      }
    },
  }
}

function ringsOf(coverage: CoverageView, face: Face): Float64Array[] {
  return (cyclesOf(coverage, face) ?? []).map(({ steps }) => {
    const flat: number[] = []
    for (const { arc, forward } of steps) {
      const { points } = arc
      for (let k = 0; k + 3 < points.length; k += 2) {
        const i = forward ? k : points.length - 2 - k
        flat.push(...worldOf(points[i]!, points[i + 1]!))
      }
    }
    return Float64Array.from(flat)
  })
}

/** Units to the unit square of the world. */
export const worldOf = (x: number, y: number): readonly [number, number] => [
  worldX(x / UNITS_PER_DEGREE),
  worldY(y / UNITS_PER_DEGREE),
]

export const worldLine = (points: readonly number[]): Float64Array => {
  const line = new Float64Array(points.length)
  for (let i = 0; i < points.length; i += 2) {
    line[i] = worldX(points[i]! / UNITS_PER_DEGREE)
    line[i + 1] = worldY(points[i + 1]! / UNITS_PER_DEGREE)
  }
  return line
}

function shapeOf(rings: readonly Float64Array[]): CellShape {
  const box = ringsBox(rings)
  return { rings, box, label: placeInside(rings, box) }
}

/** The middle of the longest stretch on one of three level lines. */
function placeInside(rings: readonly Float64Array[], { minX, maxX, minY, maxY }: WorldBox) {
  let best = { x: (minX + maxX) / 2, y: (minY + maxY) / 2, width: 0 }
  for (const share of [0.5, 0.38, 0.62]) {
    const y = minY + (maxY - minY) * share
    const xs = rings.flatMap((ring) => crossingsAt(ring, y)).sort((a, b) => a - b)
    for (let i = 0; i + 1 < xs.length; i += 2) {
      const width = xs[i + 1]! - xs[i]!
      if (width > best.width * 1.25) best = { x: (xs[i]! + xs[i + 1]!) / 2, y, width }
    }
  }
  return best
}

function crossingsAt(ring: Float64Array, y: number): number[] {
  const found: number[] = []
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    const [yi, yj] = [ring[i + 1]!, ring[j + 1]!]
    if (yi > y === yj > y) continue
    found.push(ring[i]! + ((y - yi) / (yj - yi)) * (ring[j]! - ring[i]!))
  }
  return found
}
