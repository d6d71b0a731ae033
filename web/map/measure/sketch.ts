import type { LonLat } from '../../../data/contracts/index.ts'
import type { MeasureResult } from '../map-controller.ts'
import { areaM2, lengthM } from './geodesy.ts'

/** A line or ring being put down point by point; `pointer` is where the next point would go. */
export interface Sketch {
  kind: 'length' | 'area'
  points: readonly LonLat[]
  pointer: LonLat | null
  finished: boolean
}

export const emptySketch = (kind: Sketch['kind']): Sketch => ({
  kind,
  points: [],
  pointer: null,
  finished: false,
})

/** After a finished sketch the next click starts a new one. */
export function addPoint(sketch: Sketch, point: LonLat): Sketch {
  if (sketch.finished) return { ...emptySketch(sketch.kind), points: [point] }
  const last = sketch.points.at(-1)
  if (last && last[0] === point[0] && last[1] === point[1]) return sketch
  return { ...sketch, points: [...sketch.points, point], pointer: null }
}

export const movePointer = (sketch: Sketch, pointer: LonLat): Sketch =>
  sketch.finished || sketch.points.length === 0 ? sketch : { ...sketch, pointer }

export const removeLast = (sketch: Sketch): Sketch =>
  sketch.finished ? sketch : { ...sketch, points: sketch.points.slice(0, -1) }

/** Too few points for a line or an area leave nothing behind. */
export function finish(sketch: Sketch): Sketch {
  const needed = sketch.kind === 'area' ? 3 : 2
  return sketch.points.length < needed
    ? emptySketch(sketch.kind)
    : { ...sketch, pointer: null, finished: true }
}

/** All points including the one under way. */
export const pointsOf = ({ points, pointer }: Sketch): LonLat[] =>
  pointer ? [...points, pointer] : [...points]

export function measure(sketch: Sketch): MeasureResult | null {
  const points = pointsOf(sketch)
  if (points.length < 2) return null
  const { kind, finished } = sketch
  if (kind === 'length') return { kind, lengthM: lengthM(points), areaM2: 0, finished }
  const perimeter = lengthM([...points, points[0]!])
  return { kind, lengthM: perimeter, areaM2: areaM2(points), finished }
}
