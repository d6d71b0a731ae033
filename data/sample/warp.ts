import type { Lattice } from './lattice.ts'
import type { Point } from './plane.ts'
import { createRandom } from './random.ts'

/**
 * Bends the straight lattice into a town: the river meanders and the streets beside it follow, at right angles
 * to it; away from it only a long, gentle swing and a turn of the whole remain.
 */
export type Warp = (x: number, y: number) => Point

interface Meander {
  y: number
  waves: readonly { amplitude: number; k: number; phase: number }[]
}

/** Reach of a river's bends into the town, metres. */
const REACH_M = 950

export function createWarp(lattice: Lattice): Warp {
  const random = createRandom(lattice.seed, 'warp')
  const midX = lattice.x.at(-1)! / 2
  const midY = lattice.y.at(-1)! / 2
  const meanders = lattice.riverRows.map((row) => meander(lattice, row))
  const turn = random.between(0.07, 0.13)
  const cos = Math.cos(turn)
  const sin = Math.sin(turn)
  const phaseX = random.between(0, 6.28)
  const phaseY = random.between(0, 6.28)
  return (x, y) => {
    let px = x - midX
    let py = y - midY
    for (const river of meanders) {
      const d = y - river.y
      if (d > 4 * REACH_M || d < -4 * REACH_M) continue
      const fade = Math.exp(-((d / REACH_M) ** 2))
      const [offset, slope] = meanderAt(river, x)
      px -= slope * d * fade
      py += offset * fade
    }
    const swungX = px + 135 * Math.sin((py * 2 * Math.PI) / 5600 + phaseX)
    const swungY = py + 85 * Math.sin((px * 2 * Math.PI) / 5100 + phaseY)
    return [swungX * cos - swungY * sin, swungX * sin + swungY * cos]
  }
}

function meander(lattice: Lattice, row: number): Meander {
  const random = createRandom(lattice.seed, 'meander', row)
  const wave = (amplitude: number, length: number) => ({
    amplitude,
    k: (2 * Math.PI) / length,
    phase: random.between(0, 2 * Math.PI),
  })
  return {
    y: (lattice.y[row]! + lattice.y[row + 1]!) / 2,
    waves: [
      wave(random.between(190, 250), random.between(3300, 4200)),
      wave(random.between(25, 45), random.between(1300, 1700)),
    ],
  }
}

function meanderAt(river: Meander, x: number): [offset: number, slope: number] {
  let offset = 0
  let slope = 0
  for (const { amplitude, k, phase } of river.waves) {
    offset += amplitude * Math.sin(x * k + phase)
    slope += amplitude * k * Math.cos(x * k + phase)
  }
  return [offset, slope]
}
