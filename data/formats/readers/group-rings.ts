export type Ring = [x: number, y: number][]

/**
 * Polygons out of a flat list of rings, as shapefiles hold them: clockwise rings are outer ones, the others holes of
 * the smallest outer ring around them. A hole that lies in nothing becomes a polygon of its own.
 */
export function groupRings(rings: readonly Ring[]): Ring[][] {
  const measured = rings
    .filter((ring) => ring.length > 0)
    .map((ring) => ({ ring, area: signedArea(ring) }))
  const outer = measured.filter(({ area }) => area <= 0)
  if (outer.length === 0) return measured.map(({ ring }) => [ring])
  const polygons = outer.map(({ ring, area }) => ({ rings: [ring], size: -area, box: boxOf(ring) }))
  if (polygons.length === 1) return [[polygons[0]!.rings[0]!, ...holesOf(measured)]]
  for (const hole of holesOf(measured)) {
    const around = polygons.filter(({ rings: [ring], box }) => isAround(ring!, box, hole))
    around.sort((a, b) => a.size - b.size)
    if (around[0]) around[0].rings.push(hole)
    else polygons.push({ rings: [hole], size: 0, box: boxOf(hole) })
  }
  return polygons.map((polygon) => polygon.rings)
}

const holesOf = (measured: readonly { ring: Ring; area: number }[]) =>
  measured.filter(({ area }) => area > 0).map(({ ring }) => ring)

/** Twice the area would do as well; positive = counter-clockwise. */
export function signedArea(ring: readonly (readonly number[])[]): number {
  // Relative to the first point: projected coordinates are large, and their products lose the area.
  const [x0 = 0, y0 = 0] = ring[0] ?? []
  let sum = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi = 0, yi = 0] = ring[i]!
    const [xj = 0, yj = 0] = ring[j]!
    sum += (xj - x0) * (yi - y0) - (xi - x0) * (yj - y0)
  }
  return sum / 2
}

type Box = [number, number, number, number]

function boxOf(ring: Ring): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of ring) {
    if (x < box[0]) box[0] = x
    if (y < box[1]) box[1] = y
    if (x > box[2]) box[2] = x
    if (y > box[3]) box[3] = y
  }
  return box
}

/** Asks for two points of the hole: one may lie on the outer ring. */
function isAround(outer: Ring, box: Box, hole: Ring): boolean {
  const [x, y] = hole[0]!
  if (x < box[0] || y < box[1] || x > box[2] || y > box[3]) return false
  const middle = hole[hole.length >> 1]!
  return isInRing(hole[0]!, outer) || isInRing(middle, outer)
}

export function isInRing(point: readonly number[], ring: readonly (readonly number[])[]): boolean {
  const [x = 0, y = 0] = point
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi = 0, yi = 0] = ring[i]!
    const [xj = 0, yj = 0] = ring[j]!
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside
  }
  return inside
}
