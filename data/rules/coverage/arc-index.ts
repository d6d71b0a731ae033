import type { Arc, ArcId } from './items.ts'
import type { Box } from './units.ts'

/** Which arcs pass through a place: squares of the plane, each with its arcs. Putting and taking cost O(points of the arc). */
export class ArcIndex {
  readonly #squares = new Map<number, ArcId[]>()
  readonly #sizeUnits: number

  constructor(sizeUnits: number) {
    this.#sizeUnits = sizeUnits
  }

  add(arc: Arc): void {
    for (const key of this.#keysOf(arc.points)) {
      const square = this.#squares.get(key)
      if (square) square.push(arc.id)
      else this.#squares.set(key, [arc.id])
    }
  }

  remove(arc: Arc): void {
    for (const key of this.#keysOf(arc.points)) {
      const square = this.#squares.get(key)!
      if (square.length === 1) this.#squares.delete(key)
      else square.splice(square.indexOf(arc.id), 1)
    }
  }

  /** Arcs that may have a segment in the box. */
  near({ minX, minY, maxX, maxY }: Box): Set<ArcId> {
    const found = new Set<ArcId>()
    const size = this.#sizeUnits
    for (let i = Math.floor(minX / size); i <= Math.floor(maxX / size); i++) {
      for (let j = Math.floor(minY / size); j <= Math.floor(maxY / size); j++) {
        for (const id of this.#squares.get(squareKey(i, j)) ?? []) found.add(id)
      }
    }
    return found
  }

  #keysOf(points: readonly number[]): Set<number> {
    const size = this.#sizeUnits
    const keys = new Set<number>()
    let [ci, cj] = [Math.floor(points[0]! / size), Math.floor(points[1]! / size)]
    keys.add(squareKey(ci, cj))
    for (let k = 2; k < points.length; k += 2) {
      const [ni, nj] = [Math.floor(points[k]! / size), Math.floor(points[k + 1]! / size)]
      if (ni === ci && nj === cj) continue
      for (let i = Math.min(ci, ni); i <= Math.max(ci, ni); i++) {
        for (let j = Math.min(cj, nj); j <= Math.max(cj, nj); j++) keys.add(squareKey(i, j))
      }
      ci = ni
      cj = nj
    }
    return keys
  }
}

/** Two squares may share a key: then there are more candidates, never fewer. */
const squareKey = (i: number, j: number) => i * 2_097_152 + j
