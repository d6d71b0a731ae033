import { type Block, type Frame, HALF_WIDTH_M, type Side } from './block.ts'
import { drawPlan, type Plan, placeRing, type Shape } from './footprint.ts'
import { insideRing, type Point, type Ring } from './plane.ts'
import type { Random } from './random.ts'

export type BuildingUse = '住宅' | '商住' | '商业' | '办公' | '工业' | '仓储' | '公共' | '其他'

/** How a building is reached, and so how it is addressed. */
export type Approach =
  | { by: 'estate' }
  | { by: 'campus' }
  | { by: 'street'; side: Side; along: number }
  | { by: 'lane'; lane: number; along: number }
  | { by: 'village' }

export interface BuildingDraft {
  /** What it looks like from the street: decides rooms, people and firms. */
  kind: BuildingKind
  use: BuildingUse
  floors: number
  stairwells: number
  roomsPerFloor: number
  approach: Approach
  selfBuilt: boolean
}

export type BuildingKind =
  | 'slab'
  | 'tower'
  | 'terrace'
  | 'shops'
  | 'clubhouse'
  | 'kindergarten'
  | 'townhouse'
  | 'farmhouse'
  | 'office'
  | 'mall'
  | 'market'
  | 'shed'
  | 'warehouse'
  | 'dormitory'
  | 'school'
  | 'hospital'
  | 'civic'
  | 'fuel'
  | 'pavilion'
  | 'skeleton'
  | 'huts'

export interface PlacedBuilding extends BuildingDraft {
  point: Point
  turn: number
  length: number
  depth: number
  plan: Plan
  ring: Point[]
}

export interface Lane {
  points: Point[]
  halfWidthM: number
  kind: 'internal' | 'lane' | 'path' | 'track'
  name: string
}

export type PatchKind =
  | 'green'
  | 'plaza'
  | 'playground'
  | 'pond'
  | 'paddy'
  | 'vegetables'
  | 'orchard'
  | 'wood'
  | 'bare'
  | 'parking'

export interface Patch {
  kind: PatchKind
  ring: Point[]
}

export interface Lot {
  west: number
  east: number
  south: number
  north: number
}

/** One block while it is being built on. Lots are in metres of its frame. */
export interface BuildingSite {
  block: Block
  frame: Frame
  random: Random
  /** Everything between the streets. */
  lot: Lot
  /** What of it the block's own use may take. */
  inner: Lot
  buildings: PlacedBuilding[]
  lanes: Lane[]
  patches: Patch[]
  waters: Point[][]
}

export function openSite(block: Block, frame: Frame, random: Random): BuildingSite {
  const { edges } = block
  const lot = {
    west: HALF_WIDTH_M[edges.west],
    east: frame.width - HALF_WIDTH_M[edges.east],
    south: HALF_WIDTH_M[edges.south],
    north: frame.height - HALF_WIDTH_M[edges.north],
  }
  return {
    block,
    frame,
    random,
    lot,
    inner: { ...lot },
    buildings: [],
    lanes: [],
    patches: [],
    waters: [],
  }
}

export interface Placement {
  s: number
  t: number
  length: number
  depth: number
  shape?: Shape
  bays?: number
  /** Radians on top of the direction of the streets. */
  turn?: number
  /** Least distance to the next building. */
  gapM?: number
}

/** Puts a building down unless it would touch another, a lane, water or leave the lot. */
export function build(site: BuildingSite, where: Placement, draft: BuildingDraft): boolean {
  const { s, t, length, depth, gapM = 4 } = where
  const point = site.frame.at(s, t)
  const turn = site.frame.angle(s, t) + (where.turn ?? 0)
  const hull = { point, turn, length, depth }
  if (!insideLot(site, s, t, length, depth, where.turn ?? 0)) return false
  if (site.buildings.some((other) => hullsTouch(hull, other, gapM))) return false
  if (site.lanes.some((lane) => laneTouches(lane, hull))) return false
  if (site.waters.some((ring) => ringTouches(ring, hull))) return false
  if (site.patches.some(({ kind, ring }) => kind === 'green' && ringTouches(ring, hull)))
    return false
  const plan = drawPlan(where.shape ?? 'rectangle', length, depth, where.bays ?? 1)
  site.buildings.push({ ...draft, ...hull, plan, ring: placeRing(plan.outline, point, turn) })
  return true
}

/** Lays a way; what stands in it goes. */
export function addLane(site: BuildingSite, lane: Lane): void {
  site.lanes.push(lane)
  site.buildings = site.buildings.filter((building) => !laneTouches(lane, building))
}

/** Line through points given in metres of the block. */
export function path(site: BuildingSite, points: readonly Point[], stepM = 30): Point[] {
  const line: Point[] = []
  for (let i = 0; i < points.length; i++) {
    const [s, t] = points[i]!
    const before = points[i - 1]
    if (before) {
      const steps = Math.max(1, Math.round(Math.hypot(s - before[0], t - before[1]) / stepM))
      for (let k = 1; k < steps; k++) {
        const f = k / steps
        line.push(site.frame.at(before[0] + (s - before[0]) * f, before[1] + (t - before[1]) * f))
      }
    }
    line.push(site.frame.at(s, t))
  }
  return line
}

/** Outline through corners given in metres of the block, following its bends. */
export function outline(site: BuildingSite, corners: readonly Point[]): Point[] {
  return path(site, [...corners, corners[0]!], 45).slice(0, -1)
}

export interface Hull {
  point: Point
  turn: number
  length: number
  depth: number
}

/** Separating axes of two turned rectangles, the first one grown by `gapM`. */
export function hullsTouch(a: Hull, b: Hull, gapM: number): boolean {
  const dx = b.point[0] - a.point[0]
  const dy = b.point[1] - a.point[1]
  const reach = (a.length + a.depth + b.length + b.depth) / 2 + gapM
  if (dx * dx + dy * dy > reach * reach) return false
  return [a.turn, a.turn + Math.PI / 2, b.turn, b.turn + Math.PI / 2].every((axis) => {
    const [ux, uy] = [Math.cos(axis), Math.sin(axis)]
    const radius = (hull: Hull, grow: number) =>
      (hull.length / 2 + grow) * Math.abs(Math.cos(hull.turn - axis)) +
      (hull.depth / 2 + grow) * Math.abs(Math.sin(hull.turn - axis))
    return Math.abs(dx * ux + dy * uy) < radius(a, gapM) + radius(b, 0)
  })
}

function insideLot(
  site: BuildingSite,
  s: number,
  t: number,
  length: number,
  depth: number,
  turn: number,
): boolean {
  const { west, east, south, north } = site.inner
  const lean = Math.abs(Math.tan(site.frame.slant(s, t)))
  const across = (length * Math.abs(Math.cos(turn)) + depth * Math.abs(Math.sin(turn))) / 2
  const halfT = (length * Math.abs(Math.sin(turn)) + depth * Math.abs(Math.cos(turn))) / 2 + 1.2
  // Beside a leaning street the corners reach further; what is turned with the street lies along it.
  const halfS = (Math.abs(Math.sin(turn)) > 0.7 ? depth / 2 : across + halfT * lean) + 1.2
  const [scaleS, scaleT] = site.frame.scale(s, t)
  const [reachS, reachT] = [halfS / scaleS, halfT / scaleT]
  return s - reachS > west && s + reachS < east && t - reachT > south && t + reachT < north
}

function laneTouches(lane: Lane, hull: Hull): boolean {
  for (let i = 1; i < lane.points.length; i++) {
    const a = toHull(lane.points[i - 1]!, hull)
    const b = toHull(lane.points[i]!, hull)
    if (crossesBox(a, b, hull.length / 2 + lane.halfWidthM, hull.depth / 2 + lane.halfWidthM)) {
      return true
    }
  }
  return false
}

function ringTouches(ring: Ring, hull: Hull): boolean {
  if (insideRing(hull.point, ring)) return true
  return ring.some((corner, i) => {
    const next = ring[(i + 1) % ring.length]!
    return crossesBox(
      toHull(corner, hull),
      toHull(next, hull),
      hull.length / 2 + 3,
      hull.depth / 2 + 3,
    )
  })
}

function toHull([x, y]: Point, hull: Hull): Point {
  const dx = x - hull.point[0]
  const dy = y - hull.point[1]
  const cos = Math.cos(hull.turn)
  const sin = Math.sin(hull.turn)
  return [dx * cos + dy * sin, -dx * sin + dy * cos]
}

/** Liang–Barsky: does a segment enter the box ±a × ±b? */
function crossesBox([x0, y0]: Point, [x1, y1]: Point, a: number, b: number): boolean {
  let from = 0
  let to = 1
  const dx = x1 - x0
  const dy = y1 - y0
  for (const [p, q] of [
    [-dx, x0 + a],
    [dx, a - x0],
    [-dy, y0 + b],
    [dy, b - y0],
  ] as const) {
    if (p === 0) {
      if (q < 0) return false
    } else if (p < 0) from = Math.max(from, q / p)
    else to = Math.min(to, q / p)
    if (from > to) return false
  }
  return true
}
