import type { EdgeClass } from './block.ts'
import type { Point } from './plane.ts'
import { roadName } from './road-names.ts'
import type { Ground, Terrain } from './terrain.ts'

export type RoadClass = 'expressway' | 'arterial' | 'secondary' | 'side-road' | 'lane' | 'path'

export interface Road {
  class: RoadClass
  name: string
  points: readonly Point[]
  /** Block that the middle of it passes. */
  blockId: number
}

const CLASSES: Partial<Record<EdgeClass, RoadClass>> = {
  expressway: 'expressway',
  arterial: 'arterial',
  secondary: 'secondary',
  side: 'side-road',
  rural: 'lane',
}

/** Streets between the blocks (each stretch belongs to the subdistrict east or north of it) and ways inside them. */
export function roadsOf(ground: Ground, terrain: Terrain): Road[] {
  const { size } = ground
  const roads: Road[] = []
  for (let line = 0; line <= size.tilesX * size.columns; line++) {
    roads.push(...stretches(ground, terrain, 'vertical', line, size.tilesY * size.rows))
  }
  for (let line = 0; line <= size.tilesY * size.rows; line++) {
    roads.push(...stretches(ground, terrain, 'horizontal', line, size.tilesX * size.columns))
  }
  for (const { lanes, block } of terrain.sites) {
    for (const { points, kind, name } of lanes) {
      const way = kind === 'lane' || kind === 'internal' ? 'lane' : 'path'
      roads.push({ class: way, name, points, blockId: block.id })
    }
  }
  return roads
}

/** Points of a lattice line between two crossings, bent; the same for everyone who asks. */
export function edgePoints(
  { lattice, warp }: Ground,
  direction: 'vertical' | 'horizontal',
  line: number,
  at: number,
  steps = 4,
): Point[] {
  const [fixed, along] = direction === 'vertical' ? [lattice.x, lattice.y] : [lattice.y, lattice.x]
  const points: Point[] = []
  for (let k = 0; k <= steps; k++) {
    // At the ends exactly the crossing, so that neighbours agree to the last bit.
    const a =
      k === steps ? along[at + 1]! : along[at]! + ((along[at + 1]! - along[at]!) * k) / steps
    points.push(direction === 'vertical' ? warp(fixed[line]!, a) : warp(a, fixed[line]!))
  }
  return points
}

function stretches(
  ground: Ground,
  terrain: Terrain,
  direction: 'vertical' | 'horizontal',
  line: number,
  length: number,
): Road[] {
  const roads: Road[] = []
  let current:
    | { class: RoadClass; points: Point[]; cells: (readonly [number, number])[] }
    | undefined
  const finish = () => {
    if (current) {
      const { cells, points } = current
      const [column, row] = cells[Math.floor(cells.length / 2)]!
      const name = roadName(ground, direction, line, terrain.tile)
      const blockId = terrain.plan.blockAt(column, row)!.id
      roads.push({ class: current.class, name, points, blockId })
    }
    current = undefined
  }
  for (let at = 0; at < length; at++) {
    const kind = CLASSES[edgeClass(ground, terrain, direction, line, at)]
    if (kind !== current?.class) finish()
    if (kind === undefined) continue
    const points = edgePoints(ground, direction, line, at)
    const cell = cellOf(direction, line, at)
    if (current) {
      current.points.push(...points.slice(1))
      current.cells.push(cell)
    } else current = { class: kind, points, cells: [cell] }
  }
  finish()
  return roads
}

function edgeClass(
  ground: Ground,
  { tile, plan }: Terrain,
  direction: 'vertical' | 'horizontal',
  line: number,
  at: number,
): EdgeClass {
  if (ground.tiles.tileAt(...cellOf(direction, line, at)) !== tile) return 'none'
  return direction === 'vertical' ? plan.verticalEdge(line, at) : plan.horizontalEdge(line, at)
}

/** Cell east or north of a stretch. */
const cellOf = (direction: 'vertical' | 'horizontal', line: number, at: number) =>
  direction === 'vertical' ? ([line, at] as const) : ([at, line] as const)
