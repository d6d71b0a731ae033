import { type Geom, union } from 'polyclip-ts'
import { signedArea } from '../readers/group-rings.ts'
import type { Mending } from './repair-shape.ts'
import { hasCrossing } from './self-crossing.ts'
import type { Path } from './shape.ts'

/** Beyond these sizes the exact arithmetic of the union takes too long for one row. */
const MAX_VERTICES = 50_000
const MAX_PARTS = 60

/**
 * Cuts polygons that cross themselves (bow-ties, loops) into valid ones and joins parts that lie on each other;
 * polygons that do neither come back untouched.
 */
export function resolveOverlaps(polygons: readonly Path[][], mended: Set<Mending>): Path[][] {
  const cut = polygons.flatMap((rings) =>
    hasCrossing(rings) ? (unite([rings], mended) ?? [rings]) : [rings],
  )
  if (cut.length < 2 || cut.length > MAX_PARTS || !anyOverlap(cut)) return cut
  const joined = unite(cut, undefined)
  if (!joined || Math.abs(areaOf(joined) / areaOf(cut) - 1) < 1e-9) return cut
  mended.add('selfIntersection')
  return joined
}

/** `undefined` where it cannot be done; the remark then says so. */
function unite(polygons: readonly Path[][], mended: Set<Mending> | undefined) {
  const vertices = polygons.flat().reduce((sum, ring) => sum + ring.length, 0)
  const result = vertices > MAX_VERTICES ? undefined : tryUnion(polygons)
  mended?.add(result ? 'selfIntersection' : 'selfIntersectionLeft')
  return result
}

function tryUnion(polygons: readonly Path[][]): Path[][] | undefined {
  try {
    const result = union(polygons as Geom)
    return result.length > 0 ? result : undefined
  } catch {
    // The sweep gives up on some nearly touching edges; the caller keeps the shape and says so in a remark.
    return undefined
  }
}

function anyOverlap(polygons: readonly Path[][]): boolean {
  const boxes = polygons.map(([outer]) => {
    const xs = outer!.map(([x = 0]) => x)
    const ys = outer!.map(([, y = 0]) => y)
    return [least(xs), least(ys), most(xs), most(ys)] as const
  })
  return boxes.some((a, i) =>
    boxes.slice(i + 1).some((b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]),
  )
}

const least = (values: readonly number[]) =>
  values.reduce((low, value) => Math.min(low, value), Infinity)
const most = (values: readonly number[]) =>
  values.reduce((high, value) => Math.max(high, value), -Infinity)

/** Outer rings less holes, in square degrees: only compared with itself. */
const areaOf = (polygons: readonly Path[][]) =>
  polygons.reduce((sum, rings) => sum + polygonArea(rings), 0)

export const polygonArea = (rings: readonly Path[]) =>
  rings.reduce((sum, ring, i) => sum + (i === 0 ? 1 : -1) * Math.abs(signedArea(ring)), 0)
