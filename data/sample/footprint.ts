import type { Point, Ring } from './plane.ts'

export type Shape =
  | 'rectangle'
  | 'slab'
  | 'tower'
  | 'corner'
  | 'court'
  | 'comb'
  | 'chamfer'
  | 'canopy'

/**
 * A plan drawn about its middle: `u` along the front (from -length/2), `v` towards the back. `core` is a
 * rectangle that lies inside whatever the shape: the middle of it is the building's point.
 */
export interface Plan {
  outline: Ring
  core: { u0: number; u1: number; v0: number; v1: number }
}

export function drawPlan(shape: Shape, length: number, depth: number, bays: number): Plan {
  const [a, b] = [length / 2, depth / 2]
  const whole = { u0: -a * 0.94, u1: a * 0.94, v0: -b * 0.8, v1: b * 0.8 }
  switch (shape) {
    case 'rectangle':
    case 'canopy':
      return { outline: box(-a, -b, a, b), core: whole }
    case 'slab':
      return { outline: slab(a, b, bays), core: { ...whole, v0: -b * 0.7, v1: b * 0.62 } }
    case 'tower':
      return {
        outline: tower(a, b),
        core: { u0: -a * 0.9, u1: a * 0.9, v0: -b * 0.5, v1: b * 0.5 },
      }
    case 'corner':
      return corner(a, b)
    case 'court':
      return court(a, b)
    case 'comb':
      return comb(a, b)
    case 'chamfer':
      return {
        outline: chamfer(a, b),
        core: { u0: -a * 0.8, u1: a * 0.8, v0: -b * 0.8, v1: b * 0.8 },
      }
  }
}

/** Moves a plan to its place; `turn` in radians, anticlockwise. */
export function placeRing(ring: Ring, [x, y]: Point, turn: number): Point[] {
  const cos = Math.cos(turn)
  const sin = Math.sin(turn)
  return ring.map(([u, v]) => [x + u * cos - v * sin, y + u * sin + v * cos] as const)
}

const box = (u0: number, v0: number, u1: number, v1: number): Ring => [
  [u0, v0],
  [u1, v0],
  [u1, v1],
  [u0, v1],
]

/** South face straight with shallow steps at the ends, north face notched between the stairwells. */
function slab(a: number, b: number, bays: number): Ring {
  const count = Math.max(1, bays)
  const width = (2 * a) / count
  const notch = Math.min(1.8, b * 0.28)
  const north: Point[] = []
  for (let bay = count - 1; bay >= 0; bay--) {
    const start = -a + bay * width
    north.push(
      [start + width, b - notch],
      [start + width * 0.8, b - notch],
      [start + width * 0.8, b],
      [start + width * 0.2, b],
      [start + width * 0.2, b - notch],
    )
    if (bay === 0) north.push([start, b - notch])
  }
  const south: Point[] = [[-a, -b]]
  for (let bay = 0; bay < count; bay++) {
    const start = -a + bay * width
    south.push(
      [start + width * 0.38, -b],
      [start + width * 0.38, -b + 1.1],
      [start + width * 0.62, -b + 1.1],
      [start + width * 0.62, -b],
    )
  }
  south.push([a, -b])
  return [...south, ...withoutTwins(north)]
}

function withoutTwins(points: readonly Point[]): Point[] {
  return points.filter((point, i) => {
    const before = points[i - 1]
    return before === undefined || before[0] !== point[0] || before[1] !== point[1]
  })
}

/** Butterfly plan of a point tower: corners cut, a slot in the north face for the stairs. */
function tower(a: number, b: number): Ring {
  const [c, d] = [a * 0.42, b * 0.34]
  return [
    [-c, -b],
    [-a * 0.14, -b],
    [-a * 0.14, -b * 0.72],
    [a * 0.14, -b * 0.72],
    [a * 0.14, -b],
    [c, -b],
    [c, -b + d],
    [a, -b + d],
    [a, b - d],
    [c, b - d],
    [c, b],
    [-c, b],
    [-c, b - d],
    [-a, b - d],
    [-a, -b + d],
    [-c, -b + d],
  ]
}

function corner(a: number, b: number): Plan {
  const wing = Math.min(a * 0.9, b)
  return {
    outline: [
      [-a, -b],
      [a, -b],
      [a, b * 0.1],
      [-a + wing, b * 0.1],
      [-a + wing, b],
      [-a, b],
    ],
    core: { u0: -a * 0.9, u1: a * 0.9, v0: -b * 0.85, v1: -b * 0.05 },
  }
}

/** Three wings about a yard that opens to the front. */
function court(a: number, b: number): Plan {
  const wing = a * 0.42
  return {
    outline: [
      [-a, -b],
      [-a + wing, -b],
      [-a + wing, b * 0.05],
      [a - wing, b * 0.05],
      [a - wing, -b],
      [a, -b],
      [a, b],
      [-a, b],
    ],
    core: { u0: -a * 0.92, u1: a * 0.92, v0: b * 0.15, v1: b * 0.9 },
  }
}

/** Three bars joined by a corridor: teaching buildings. */
function comb(a: number, b: number): Plan {
  const bar = b * 0.36
  const gap = (2 * b - 3 * bar) / 2
  const spine = -a + Math.min(7, a * 0.3)
  const [t1, t2] = [-b + bar, -b + bar + gap]
  return {
    outline: [
      [-a, -b],
      [a, -b],
      [a, t1],
      [spine, t1],
      [spine, t2],
      [a, t2],
      [a, t2 + bar],
      [spine, t2 + bar],
      [spine, b - bar],
      [a, b - bar],
      [a, b],
      [-a, b],
    ],
    core: { u0: -a * 0.9, u1: a * 0.9, v0: t2 + bar * 0.1, v1: t2 + bar * 0.9 },
  }
}

function chamfer(a: number, b: number): Ring {
  const cut = Math.min(a, b) * 0.28
  return [
    [-a + cut, -b],
    [a - cut, -b],
    [a, -b + cut],
    [a, b - cut],
    [a - cut, b],
    [-a + cut, b],
    [-a, b - cut],
    [-a, -b + cut],
  ]
}
