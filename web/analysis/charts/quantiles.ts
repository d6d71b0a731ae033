import { type Dimension, NO_BIN } from './crossfilter.ts'

/** Least, quartiles, most; null = nothing is there. */
export type FiveNumbers = readonly [number, number, number, number, number]

const PLACES = [0, 0.25, 0.5, 0.75, 1]

/** Things from the smallest to the largest amount, without those of which it is not known; made once, it serves every brush. */
export function orderByAmount(amounts: Float64Array): Uint32Array {
  const known = Uint32Array.from(amounts.keys()).filter((i) => !Number.isNaN(amounts[i]!))
  return known.sort((a, b) => amounts[a]! - amounts[b]!)
}

/** For each bin what a box plot shows of the things that pass. One pass to count, one to find. */
export function fiveNumbersByBin(
  { bins, count }: Dimension,
  amounts: Float64Array,
  order: Uint32Array,
  passes: (thing: number) => boolean,
): (FiveNumbers | null)[] {
  const sizes = new Uint32Array(count)
  const isIn = (thing: number) => bins[thing] !== NO_BIN && passes(thing)
  for (const thing of order) if (isIn(thing)) sizes[bins[thing]!]!++
  const wanted = Array.from(sizes, (size) => PLACES.map((at) => Math.round(at * (size - 1))))
  const found = Array.from(sizes, (): number[] => [])
  const seen = new Uint32Array(count)
  for (const thing of order) {
    if (!isIn(thing)) continue
    const bin = bins[thing]!
    const at = seen[bin]!++
    const numbers = found[bin]!
    while (numbers.length < PLACES.length && wanted[bin]![numbers.length] === at) {
      numbers.push(amounts[thing]!)
    }
  }
  return found.map(([least, low, middle, high, most]) =>
    most === undefined ? null : [least!, low!, middle!, high!, most],
  )
}
