import type { LonLat } from '../../contracts/index.ts'
import { distanceM } from '../distance.ts'

/** 绕行系数: streets make a way longer than the crow's; between 1.2 and 1.4 in built-up places. */
export const DETOUR_FACTOR = 1.3
/** 5 km/h */
export const WALKING_M_PER_MINUTE = 83

export interface Round {
  /** Positions in `stops`, in the order of walking. */
  order: number[]
  /** From the start, if there is one, to the last stop: on foot. */
  lengthM: number
}

/**
 * 最短走访路线: an open way through all stops, beginning at `start`. Nearest neighbour, then 2-opt and Or-opt until neither
 * helps: within a few percent of the shortest, and fast enough to be done while somebody waits.
 */
export function shortestRound(start: LonLat | null, stops: readonly LonLat[]): Round {
  const points = start === null ? stops : [start, ...stops]
  if (stops.length === 0) return { order: [], lengthM: 0 }
  const matrix = distances(points)
  const firsts = start === null ? points.map((_, index) => index) : [0]
  // Without a start any stop may be the first: a few far apart are enough.
  const tried = spread(firsts, MOST_STARTS)
  const rounds = tried.map((first) => improve(matrix, nearestFirst(matrix, first), start !== null))
  const best = rounds.reduce((a, b) => (lengthOf(matrix, b) < lengthOf(matrix, a) ? b : a))
  const order = start === null ? best : best.slice(1).map((index) => index - 1)
  return { order, lengthM: lengthOf(matrix, best) }
}

/** How long an order that somebody has chosen is. */
export function roundLengthM(start: LonLat | null, inOrder: readonly LonLat[]): number {
  const points = start === null ? inOrder : [start, ...inOrder]
  let sum = 0
  for (let i = 1; i < points.length; i++) sum += distanceM(points[i - 1]!, points[i]!)
  return sum * DETOUR_FACTOR
}

const MOST_STARTS = 4
const LEAST_GAIN_M = 1e-6
/** Or-opt moves up to so many stops together. */
const LONGEST_PIECE = 3

type Matrix = readonly Float64Array[]

const distances = (points: readonly LonLat[]): Matrix =>
  points.map((from) => Float64Array.from(points, (to) => distanceM(from, to) * DETOUR_FACTOR))

function spread(items: readonly number[], most: number): number[] {
  if (items.length <= most) return [...items]
  return Array.from({ length: most }, (_, i) => items[Math.floor((i * items.length) / most)]!)
}

function nearestFirst(matrix: Matrix, first: number): number[] {
  const round = [first]
  const left = new Set(matrix.keys())
  left.delete(first)
  while (left.size > 0) {
    const row = matrix[round.at(-1)!]!
    let nearest = -1
    for (const next of left) if (nearest < 0 || row[next]! < row[nearest]!) nearest = next
    round.push(nearest)
    left.delete(nearest)
  }
  return round
}

function lengthOf(matrix: Matrix, round: readonly number[]): number {
  let sum = 0
  for (let i = 1; i < round.length; i++) sum += matrix[round[i - 1]!]![round[i]!]!
  return sum
}

/** `isFixed`: the first point stays the first. */
function improve(matrix: Matrix, round: number[], isFixed: boolean): number[] {
  const from = isFixed ? 1 : 0
  let better = true
  while (better) better = reversePieces(matrix, round, from) || movePieces(matrix, round, from)
  return round
}

/** From a to b; before the first and after the last there is nothing to walk. */
const leg = (matrix: Matrix, a: number | undefined, b: number | undefined) =>
  a === undefined || b === undefined ? 0 : matrix[a]![b]!

/** 2-opt */
function reversePieces(matrix: Matrix, round: number[], from: number): boolean {
  let better = false
  for (let i = from; i < round.length - 1; i++) {
    for (let j = i + 1; j < round.length; j++) {
      const before = leg(matrix, round[i - 1], round[i]) + leg(matrix, round[j], round[j + 1])
      const after = leg(matrix, round[i - 1], round[j]) + leg(matrix, round[i], round[j + 1])
      if (before - after <= LEAST_GAIN_M) continue
      reverse(round, i, j)
      better = true
    }
  }
  return better
}

function reverse(round: number[], from: number, to: number): void {
  for (let i = from, j = to; i < j; i++, j--) {
    const kept = round[i]!
    round[i] = round[j]!
    round[j] = kept
  }
}

/** Or-opt: a piece goes to where it costs less, turned round if that is better still. */
function movePieces(matrix: Matrix, round: number[], from: number): boolean {
  let better = false
  for (let length = 1; length <= LONGEST_PIECE; length++) {
    for (let i = from; i + length <= round.length; i++) {
      if (movePiece(matrix, round, { i, length, from })) better = true
    }
  }
  return better
}

/** The piece of that length at `i`, to the best gap that there is; nothing is copied before there is something to gain. */
function movePiece(
  matrix: Matrix,
  round: number[],
  { i, length, from }: { i: number; length: number; from: number },
): boolean {
  const end = i + length
  const [first, last] = [round[i]!, round[end - 1]!]
  const saved =
    leg(matrix, round[i - 1], first) +
    leg(matrix, last, round[end]) -
    leg(matrix, round[i - 1], round[end])
  let best = { gain: LEAST_GAIN_M, to: -1, isTurned: false }
  for (let to = from; to <= round.length; to++) {
    if (to >= i && to <= end) continue
    const [before, after] = [round[to - 1], round[to]]
    const gap = leg(matrix, before, after)
    const straight = leg(matrix, before, first) + leg(matrix, last, after) - gap
    const turned = leg(matrix, before, last) + leg(matrix, first, after) - gap
    const gain = saved - Math.min(straight, turned)
    if (gain > best.gain) best = { gain, to, isTurned: turned < straight }
  }
  if (best.to < 0) return false
  const piece = round.splice(i, length)
  if (best.isTurned) piece.reverse()
  round.splice(best.to > i ? best.to - length : best.to, 0, ...piece)
  return true
}
