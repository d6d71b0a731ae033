import type { LonLat } from '../../../contracts/index.ts'
import { lengthM } from '../measure.ts'
import { UNITS_PER_DEGREE } from '../units.ts'
import type { Arrangement } from './arrangement.ts'
import { BEYOND } from './place-faces.ts'
import type { Plane, ToLonLat } from './plane.ts'

/** Faces that lie side by side and are claimed by the same cells: a part of a cell, a gap, an overlap. */
export interface Patch {
  /** Numbers of the cells that claim it. */
  owners: readonly number[]
  areaM2: number
  perimeterM: number
  /** Length of border that it shares with other patches, by their numbers. */
  neighbours: Map<number, number>
  /** On its border. */
  place: LonLat
}

export interface Patches {
  list: readonly Patch[]
  /** Patch of each face; patch 0 is what lies beyond. */
  ofFace: Int32Array
}

export function findPatches(arrangement: Arrangement, plane: Plane, toLonLat: ToLonLat): Patches {
  const ofFace = joinFaces(arrangement)
  const { nodes } = arrangement
  const units: number[] = []
  for (let i = 0; i < nodes.length; i += 2) {
    const [lon, lat] = toLonLat(plane.toPosition(nodes[i]!, nodes[i + 1]!))
    // Not rounded: slivers are thinner than a unit.
    units.push(lon * UNITS_PER_DEGREE, lat * UNITS_PER_DEGREE)
  }
  const list: Patch[] = []
  arrangement.owners.forEach((owners, face) => {
    const place: LonLat = [0, 0]
    list[ofFace[face]!] ??= { owners, areaM2: 0, perimeterM: 0, neighbours: new Map(), place }
  })
  measure(arrangement, ofFace, units, list, (x, y) => squareMetres(plane, toLonLat, x, y))
  return { list, ofFace }
}

function joinFaces({ owners, cycles, cycleOf }: Arrangement): Int32Array {
  const root = Int32Array.from(owners, (_, face) => face)
  const find = (face: number) => {
    let at = face
    while (root[at] !== at) {
      root[at] = root[root[at]!]!
      at = root[at]!
    }
    return at
  }
  const keys = owners.map((list) => list.join())
  for (let half = 0; half < cycleOf.length; half += 2) {
    const [left, right] = [cycles[cycleOf[half]!]!.face, cycles[cycleOf[half + 1]!]!.face]
    if (left !== right && keys[left] === keys[right]) {
      const [a, b] = [find(left), find(right)]
      root[Math.max(a, b)] = Math.min(a, b)
    }
  }
  const numbers = new Map<number, number>([[BEYOND, BEYOND]])
  return root.map((_, face) => {
    const head = find(face)
    const known = numbers.get(head) ?? numbers.size
    numbers.set(head, known)
    return known
  })
}

function measure(
  { nodes, from, to, cycles, cycleOf }: Arrangement,
  ofFace: Int32Array,
  units: readonly number[],
  list: readonly Patch[],
  squareMetresAt: (x: number, y: number) => number,
): void {
  const origins: (Origin | undefined)[] = list.map(() => undefined)
  for (let e = 0; e < from.length; e++) {
    const left = ofFace[cycles[cycleOf[2 * e]!]!.face]!
    const right = ofFace[cycles[cycleOf[2 * e + 1]!]!.face]!
    if (left === right) continue
    const [a, b] = [2 * from[e]!, 2 * to[e]!]
    const line = [units[a]!, units[a + 1]!, units[b]!, units[b + 1]!] as const
    const long = lengthM(line)
    for (const [number, other, sign] of [
      [left, right, 1],
      [right, left, -1],
    ] as const) {
      const patch = list[number]!
      const [x, y] = [nodes[a]!, nodes[a + 1]!]
      const origin = origins[number] ?? { x, y, m2: squareMetresAt(x, y) }
      origins[number] = origin
      patch.areaM2 += sign * areaFrom(origin, x, y, nodes[b]!, nodes[b + 1]!)
      patch.perimeterM += long
      patch.neighbours.set(other, (patch.neighbours.get(other) ?? 0) + long)
      if (patch.perimeterM === long) patch.place = lonLatOf(line[0], line[1])
    }
  }
}

/**
 * Slivers are small beside the earth, and thinner than what a projection is good for: measured in the file's own
 * coordinates and seen from one of their own corners, no digit of their area is lost.
 */
interface Origin {
  x: number
  y: number
  /** Square metres of a square of one unit there. */
  m2: number
}

/** Half a side of the square by which the scale of the file's coordinates is found, in parts of the whole extent. */
const SCALE_STEP = 2 ** 38

function squareMetres(plane: Plane, toLonLat: ToLonLat, x: number, y: number): number {
  const at = (dx: number, dy: number) =>
    toLonLat(plane.toPosition(x + dx * SCALE_STEP, y + dy * SCALE_STEP)).map(
      (degrees) => degrees * UNITS_PER_DEGREE,
    ) as [number, number]
  const [[wx, wy], [ex, ey], [sx, sy], [nx, ny]] = [at(-1, 0), at(1, 0), at(0, -1), at(0, 1)]
  const acrossM = [lengthM([wx, wy, ex, wy]) * Math.sign(ex - wx), lengthM([wx, wy, wx, ey])]
  const upM = [lengthM([sx, sy, nx, sy]) * Math.sign(nx - sx), lengthM([sx, sy, sx, ny])]
  const square = acrossM[0]! * upM[1]! - acrossM[1]! * Math.sign(ey - wy) * upM[0]!
  return Math.abs(square) / (2 * SCALE_STEP) ** 2
}

function areaFrom({ x, y, m2 }: Origin, ax: number, ay: number, bx: number, by: number): number {
  return (((ax - x) * (by - y) - (bx - x) * (ay - y)) / 2) * m2
}

const lonLatOf = (x: number, y: number): LonLat => [x / UNITS_PER_DEGREE, y / UNITS_PER_DEGREE]
