import { TILE_PIXELS } from '../web-mercator.ts'
import { type Marks, MixCounter } from './marks.ts'

/** Reach of a cluster in pixels of a tile drawn at 512: what lies nearer to its first member joins it. */
export const CLUSTER_RADIUS_PIXELS = 44

/**
 * Joins marks that would lie on each other at zoom `z`. Greedy, in order of arrival, like supercluster: the first mark
 * that is still free takes all free ones within the radius; the cluster lies at their mean, weighted by count.
 * The counts of the result sum to those of the input.
 */
export function clusterMarks(marks: Marks, z: number, radiusPixels = CLUSTER_RADIUS_PIXELS): Marks {
  const radius = radiusPixels / (TILE_PIXELS * 2 ** z)
  const { clusterOf, size } = assign(marks, radius)
  return gather(marks, clusterOf, size)
}

/** A hash grid of cells as wide as the radius: neighbours are in 3 × 3 cells. */
function assign(marks: Marks, radius: number): { clusterOf: Int32Array; size: number } {
  const { x, y } = marks
  const cells = new Map<number, number>()
  const next = new Int32Array(marks.size).fill(-1)
  const column = (i: number) => Math.floor(x[i]! / radius)
  const row = (i: number) => Math.floor(y[i]! / radius)
  for (let i = marks.size - 1; i >= 0; i--) {
    const key = row(i) * ROW_STRIDE + column(i)
    next[i] = cells.get(key) ?? -1
    cells.set(key, i)
  }
  const clusterOf = new Int32Array(marks.size).fill(-1)
  let size = 0
  for (let i = 0; i < marks.size; i++) {
    if (clusterOf[i] !== -1) continue
    const cluster = size++
    for (let r = row(i) - 1; r <= row(i) + 1; r++) {
      for (let c = column(i) - 1; c <= column(i) + 1; c++) {
        claimNear(marks, cells, next, r * ROW_STRIDE + c, i, radius, cluster, clusterOf)
      }
    }
  }
  return { clusterOf, size }
}

const ROW_STRIDE = 2 ** 26

/** Takes the free marks of one cell that are near enough, and the taken ones out of the cell's list. */
function claimNear(
  { x, y }: Marks,
  cells: Map<number, number>,
  next: Int32Array,
  key: number,
  seed: number,
  radius: number,
  cluster: number,
  clusterOf: Int32Array,
): void {
  let previous = -1
  let head = cells.get(key)
  if (head === undefined) return
  for (let i = head; i !== -1; i = next[i]!) {
    const dx = x[i]! - x[seed]!
    const dy = y[i]! - y[seed]!
    if (dx * dx + dy * dy > radius * radius) {
      previous = i
      continue
    }
    clusterOf[i] = cluster
    if (previous === -1) head = next[i]!
    else next[previous] = next[i]!
  }
  if (head === -1) cells.delete(key)
  else cells.set(key, head)
}

function gather(marks: Marks, clusterOf: Int32Array, size: number): Marks {
  const x = new Float64Array(size)
  const y = new Float64Array(size)
  const count = new Uint32Array(size)
  const origin = new Uint32Array(size).fill(NOBODY)
  for (let i = 0; i < marks.size; i++) {
    const cluster = clusterOf[i]!
    const weight = marks.count[i]!
    x[cluster]! += marks.x[i]! * weight
    y[cluster]! += marks.y[i]! * weight
    count[cluster]! += weight
    if (origin[cluster] === NOBODY) origin[cluster] = marks.origin[i]!
  }
  for (let i = 0; i < size; i++) {
    x[i]! /= count[i]!
    y[i]! /= count[i]!
  }
  return { size, x, y, count, origin, ...gatherMixes(marks, clusterOf, size) }
}

const NOBODY = 0xffffffff

function gatherMixes(
  marks: Marks,
  clusterOf: Int32Array,
  size: number,
): Pick<Marks, 'mixStart' | 'mixKey' | 'mixCount'> {
  const members = membersByCluster(clusterOf, size)
  const mixStart = new Uint32Array(size + 1)
  const mixKey: number[] = []
  const mixCount: number[] = []
  const counter = new MixCounter()
  for (let cluster = 0; cluster < size; cluster++) {
    for (let m = members.start[cluster]!; m < members.start[cluster + 1]!; m++) {
      const i = members.list[m]!
      for (let k = marks.mixStart[i]!; k < marks.mixStart[i + 1]!; k++) {
        counter.add(marks.mixKey[k]!, marks.mixCount[k]!)
      }
    }
    const { keys, counts } = counter.take()
    for (const key of keys) mixKey.push(key)
    for (const value of counts) mixCount.push(value)
    mixStart[cluster + 1] = mixKey.length
  }
  return { mixStart, mixKey: Float64Array.from(mixKey), mixCount: Uint32Array.from(mixCount) }
}

function membersByCluster(clusterOf: Int32Array, size: number) {
  const start = new Uint32Array(size + 1)
  for (const cluster of clusterOf) start[cluster + 1]!++
  for (let i = 0; i < size; i++) start[i + 1]! += start[i]!
  const free = start.slice()
  const list = new Uint32Array(clusterOf.length)
  clusterOf.forEach((cluster, i) => {
    list[free[cluster]!++] = i
  })
  return { start, list }
}
