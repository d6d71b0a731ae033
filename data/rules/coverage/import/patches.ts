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
  measure(arrangement, ofFace, units, list)
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
  { from, to, cycles, cycleOf }: Arrangement,
  ofFace: Int32Array,
  units: readonly number[],
  list: readonly Patch[],
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
      const origin = origins[number] ?? originAt(line[0], line[1])
      origins[number] = origin
      patch.areaM2 += sign * areaFrom(origin, line)
      patch.perimeterM += long
      patch.neighbours.set(other, (patch.neighbours.get(other) ?? 0) + long)
      if (patch.perimeterM === long) patch.place = lonLatOf(line[0], line[1])
    }
  }
}

interface Origin {
  x: number
  y: number
  m2PerSquareUnit: number
}

/** Slivers are small beside the earth: seen from one of their own corners no digit of their area is lost. */
function originAt(x: number, y: number): Origin {
  const eastM = lengthM([x - 500, y, x + 500, y]) / 1000
  const northM = lengthM([x, y - 500, x, y + 500]) / 1000
  return { x, y, m2PerSquareUnit: eastM * northM }
}

function areaFrom(
  { x, y, m2PerSquareUnit }: Origin,
  [ax, ay, bx, by]: readonly [number, number, number, number],
): number {
  return (((ax - x) * (by - y) - (bx - x) * (ay - y)) / 2) * m2PerSquareUnit
}

const lonLatOf = (x: number, y: number): LonLat => [x / UNITS_PER_DEGREE, y / UNITS_PER_DEGREE]
