import type { UnitPoint } from '../../../../data/rules/coverage/units.ts'

/** A line or ring that is put down click by click; the last place is the pointer's. */
export interface PathSketch {
  add(place: UnitPoint): void
  pointTo(place: UnitPoint | null): void
  removeLast(): void
  clear(): void
  count(): number
  /** Flat, with the place of the pointer. */
  points(): number[]
  /** Without it. */
  fixed(): number[]
}

export function createPathSketch(): PathSketch {
  let places: UnitPoint[] = []
  let pointer: UnitPoint | null = null
  const isSame = (a: UnitPoint | undefined, b: UnitPoint) => a?.[0] === b[0] && a[1] === b[1]
  return {
    add(place) {
      if (!isSame(places.at(-1), place)) places.push(place)
      pointer = null
    },
    pointTo(place) {
      pointer = place
    },
    removeLast: () => void places.pop(),
    clear() {
      places = []
      pointer = null
    },
    count: () => places.length,
    fixed: () => places.flatMap((place) => [...place]),
    points: () =>
      (pointer && !isSame(places.at(-1), pointer) ? [...places, pointer] : places).flatMap(
        (place) => [...place],
      ),
  }
}
