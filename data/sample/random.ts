/** A seeded source of numbers: same keys → same sequence, on every machine. */
export interface Random {
  /** [0, 1) */
  next(): number
  /** [low, high) */
  between(low: number, high: number): number
  /** Whole number, both ends included. */
  int(low: number, high: number): number
  chance(probability: number): boolean
  pick<T>(items: readonly T[]): T
  /** Position in `weights`, drawn in proportion to them. */
  weighted(weights: readonly number[]): number
  /** Roughly normal, mean 0, deviation 1 (sum of four uniforms: no logarithms, same bytes everywhere). */
  normal(): number
}

export function createRandom(...keys: readonly (number | string)[]): Random {
  return new SeededRandom(hashKeys(keys))
}

/** A number in [0, 1) that depends on its keys alone. */
export function hashUnit(...keys: readonly (number | string)[]): number {
  return (hashKeys(keys) >>> 0) / 4294967296
}

export function shuffle<T>(items: readonly T[], random: Random): T[] {
  const shuffled = [...items]
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = Math.floor(random.next() * (i + 1))
    const held = shuffled[i]!
    shuffled[i] = shuffled[j]!
    shuffled[j] = held
  }
  return shuffled
}

/** Splits a whole number in proportion to weights, exactly (largest remainders). */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0) || 1
  const exact = weights.map((weight) => (total * weight) / sum)
  const shares = exact.map(Math.floor)
  const order = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index)
  let missing = total - shares.reduce((a, b) => a + b, 0)
  for (let k = 0; missing > 0; k = (k + 1) % order.length, missing--) shares[order[k]!.index]!++
  return shares
}

function drawWeighted(weights: readonly number[], unit: number): number {
  let left = unit * weights.reduce((a, b) => a + b, 0)
  for (let i = 0; i < weights.length; i++) {
    left -= weights[i]!
    if (left < 0) return i
  }
  return weights.length - 1
}

function hashKeys(keys: readonly (number | string)[]): number {
  let h = 0x811c9dc5
  for (const key of keys) {
    if (typeof key === 'number') h = Math.imul(h ^ (key | 0), 0x01000193) ^ (h >>> 13)
    else for (let i = 0; i < key.length; i++) h = Math.imul(h ^ key.charCodeAt(i), 0x01000193)
    h = Math.imul(h ^ (h >>> 15), 0x85ebca6b)
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
    h ^= h >>> 16
  }
  return h | 0
}

/** Mulberry32. A class because a household needs one of its own, three million times: closures are slower to make. */
class SeededRandom implements Random {
  constructor(private state: number) {}

  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }

  between(low: number, high: number): number {
    return low + this.next() * (high - low)
  }

  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.next() * items.length)]!
  }

  weighted(weights: readonly number[]): number {
    return drawWeighted(weights, this.next())
  }

  normal(): number {
    return (this.next() + this.next() + this.next() + this.next() - 2) * 1.7320508
  }
}
