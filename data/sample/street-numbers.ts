import type { Block, Side } from './block.ts'
import { frontOf, hasDoors } from './blocks.ts'
import { roadName } from './road-names.ts'
import type { BuildingSite } from './site.ts'
import type { Ground } from './terrain.ts'

export interface StreetNumber {
  road: string
  /** 门牌, e.g. `12号`; a second door that would have the same number gets `12-1号` (附号). */
  number: string
}

/** One number for about so many metres of street on each side. */
const METRES_PER_NUMBER = 14

/** Gives out street numbers in one subdistrict: odd on the north and west side, growing eastwards and northwards. */
export function createStreetNumbers(ground: Ground, tile: number) {
  const used = new Set<string>()
  return (site: BuildingSite, side: Side, along: number): StreetNumber | undefined => {
    const found = positionOf(ground, site, side, along)
    if (found === undefined) return undefined
    const road = roadName(ground, found.direction, found.line, tile)
    const parity = side === 'south' || side === 'east' ? 1 : 2
    const base = Math.floor(found.position / METRES_PER_NUMBER) * 2 + parity
    let number = `${base}号`
    for (let extra = 1; used.has(road + number); extra++) number = `${base}-${extra}号`
    used.add(road + number)
    return { road, number }
  }
}

/** Side to which a block with one gate turns, if any street passes it. */
export function gateSide(block: Block): Side | undefined {
  const side = frontOf(block)
  return hasDoors(block.edges[side]) ? side : undefined
}

function positionOf({ lattice }: Ground, site: BuildingSite, side: Side, along: number) {
  const { block, frame } = site
  if (!hasDoors(block.edges[side])) return undefined
  if (side === 'south' || side === 'north') {
    const [x0, x1] = [lattice.x[block.i0]!, lattice.x[block.i1]!]
    return {
      direction: 'horizontal' as const,
      line: side === 'south' ? block.j0 : block.j1,
      position: x0 + ((x1 - x0) * along) / frame.width,
    }
  }
  const [y0, y1] = [lattice.y[block.j0]!, lattice.y[block.j1]!]
  return {
    direction: 'vertical' as const,
    line: side === 'west' ? block.i0 : block.i1,
    position: y0 + ((y1 - y0) * along) / frame.height,
  }
}
