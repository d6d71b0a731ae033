import type { MixEntry } from '../../contracts/index.ts'

/**
 * Points on their way into an overview, in columns. At first each is one feature; clusters of a zoom are the input of the
 * zoom below. Positions in world coordinates (`web-mercator.ts`).
 */
export interface Marks {
  size: number
  x: Float64Array
  y: Float64Array
  /** How many features each stands for. */
  count: Uint32Array
  /** Number of the feature that it was, or that came first into it. */
  origin: Uint32Array
  /** What each is made of: entries `mixStart[i] … mixStart[i + 1]` of `mixKey` (see `mixKeyOf`) and `mixCount`. */
  mixStart: Uint32Array
  mixKey: Float64Array
  mixCount: Uint32Array
}

export const mixKeyOf = (klass: number, state: number, risk: number) =>
  (klass * 65_536 + state) * 8 + risk

export function singleMarks(
  x: Float64Array,
  y: Float64Array,
  key: Float64Array,
  size = key.length,
): Marks {
  const sequence = new Uint32Array(size + 1)
  for (let i = 0; i <= size; i++) sequence[i] = i
  const ones = new Uint32Array(size).fill(1)
  const origin = sequence.subarray(0, size)
  return { size, x, y, count: ones, origin, mixStart: sequence, mixKey: key, mixCount: ones }
}

export interface MixSummary {
  /** The most frequent class that is known; 0 when none is. */
  class: number
  /** The highest. */
  risk: number
  entries: MixEntry[]
}

/** Most frequent first; equal ones by class, state and risk, so that the same rows give the same bytes. */
export function summarise(keys: ArrayLike<number>, counts: ArrayLike<number>): MixSummary {
  const entries: MixEntry[] = []
  const byClass = new Map<number, number>()
  let risk = 0
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!
    const entry = {
      class: Math.floor(key / 524_288),
      state: Math.floor(key / 8) % 65_536,
      risk: key % 8,
      count: counts[i]!,
    }
    entries.push(entry)
    risk = Math.max(risk, entry.risk)
    byClass.set(entry.class, (byClass.get(entry.class) ?? 0) + entry.count)
  }
  entries.sort(
    (a, b) => b.count - a.count || a.class - b.class || a.state - b.state || a.risk - b.risk,
  )
  return { class: dominant(byClass), risk, entries }
}

function dominant(byClass: ReadonlyMap<number, number>): number {
  let best = 0
  let most = 0
  for (const [klass, count] of byClass) {
    if (klass === 0) continue
    if (count > most || (count === most && klass < best)) {
      best = klass
      most = count
    }
  }
  return best
}

/** Adds up counts by key. */
export class MixCounter {
  readonly #counts = new Map<number, number>()

  add(key: number, count: number): void {
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + count)
  }

  /** What was added, ascending by key; empties the counter. */
  take(): { keys: number[]; counts: number[] } {
    const keys = [...this.#counts.keys()].sort((a, b) => a - b)
    const counts = keys.map((key) => this.#counts.get(key)!)
    this.#counts.clear()
    return { keys, counts }
  }
}
