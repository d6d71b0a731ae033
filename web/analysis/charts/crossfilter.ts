/** A value of no bin. */
export const NO_BIN = 0xffff

const MOST = 24

/** One way of dividing things: the number of the bin for each thing. */
export interface Dimension {
  bins: Uint16Array
  count: number
}

/**
 * Charts that filter each other: a bit a thing and dimension says where it was filtered out, so that a brush costs one pass
 * over the things and a count another. At most 24 dimensions.
 */
export interface Crossfilter {
  /** Only things in these bins pass; null = all. */
  brush(dimension: number, bins: ReadonlySet<number> | null): void
  /** Things by bin that the brushes of all other dimensions let through. */
  counts(dimension: number): Uint32Array
  /** 1 = passes all brushes; null = nothing is brushed. */
  mask(): Uint8Array | null
  passing(): number
  /** Whether the brushes of all dimensions but this one let a thing through. */
  passes(thing: number, but: number): boolean
}

export function createCrossfilter(length: number, dimensions: readonly Dimension[]): Crossfilter {
  if (dimensions.length > MOST) throw new RangeError(`At most ${MOST} dimensions`)
  const failed = new Uint32Array(length)
  const brushed = new Set<number>()
  return {
    brush(dimension, wanted) {
      const bit = 1 << dimension
      const { bins, count } = dimensions[dimension]!
      if (wanted === null) {
        for (let i = 0; i < length; i++) failed[i]! &= ~bit
        brushed.delete(dimension)
        return
      }
      const passes = new Uint8Array(count)
      for (const bin of wanted) passes[bin] = 1
      for (let i = 0; i < length; i++) {
        const bin = bins[i]!
        if (bin !== NO_BIN && passes[bin] === 1) failed[i]! &= ~bit
        else failed[i]! |= bit
      }
      brushed.add(dimension)
    },
    counts(dimension) {
      const others = ~(1 << dimension)
      const { bins, count } = dimensions[dimension]!
      const counts = new Uint32Array(count)
      for (let i = 0; i < length; i++) {
        const bin = bins[i]!
        if (bin !== NO_BIN && (failed[i]! & others) === 0) counts[bin]!++
      }
      return counts
    },
    mask() {
      if (brushed.size === 0) return null
      const mask = new Uint8Array(length)
      for (let i = 0; i < length; i++) mask[i] = failed[i] === 0 ? 1 : 0
      return mask
    },
    passing() {
      let passing = 0
      for (let i = 0; i < length; i++) if (failed[i] === 0) passing++
      return passing
    },
    passes: (thing, but) => (failed[thing]! & ~(1 << but)) === 0,
  }
}
