/** A linear-chain conditional random field: what a token's features and its neighbour's label say about its label. */
export interface ParserModel {
  /** `B-road`, `I-road` …, `O`. */
  labels: readonly string[]
  /** From label a to label b at `a × labels + b`; from the start at `labels × labels + b`; −Infinity = cannot be. */
  transitions: Float32Array
  /** Adds the weights of one feature to the scores of the labels from `at` on; nothing for one it does not know. */
  add(feature: number, scores: Float32Array, at: number): void
}

/** As it is kept in `parser-weights.json`; made by `tests/bench/lib/match/train-parser.ts`. */
export interface StoredModel {
  provenance: Readonly<Record<string, string | number>>
  labels: readonly string[]
  /** Null = cannot be. */
  transitions: readonly (number | null)[]
  /** What 1 of a stored weight is worth. */
  step: number
  /** Base64: for each feature its hash (4 bytes, little-endian), how many labels it speaks of, and for each label and weight. */
  features: string
}

export function openModel(stored: StoredModel): ParserModel {
  const bytes = Uint8Array.from(atob(stored.features), (char) => char.charCodeAt(0))
  const table = hashTable(bytes)
  const { mask, slots } = table
  const { step } = stored
  return {
    labels: stored.labels,
    transitions: Float32Array.from(stored.transitions, (weight) => weight ?? -Infinity),
    add(feature, scores, at) {
      for (let slot = feature & mask; slots[2 * slot] !== 0; slot = (slot + 1) & mask) {
        if (slots[2 * slot + 1] !== feature) continue
        const offset = slots[2 * slot]!
        const end = offset + 1 + 2 * bytes[offset]!
        for (let i = offset + 1; i < end; i += 2) {
          scores[at + bytes[i]!]! += step * ((bytes[i + 1]! << 24) >> 24)
        }
        return
      }
    },
  }
}

/** Open addressing, offset and hash side by side; an offset is never 0, since a hash stands before each. */
function hashTable(bytes: Uint8Array) {
  let count = 0
  for (let at = 0; at < bytes.length; at += 5 + 2 * bytes[at + 4]!) count++
  const size = 2 ** Math.ceil(Math.log2(count * 2 + 1))
  const mask = size - 1
  const slots = new Uint32Array(2 * size)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < bytes.length; at += 5 + 2 * bytes[at + 4]!) {
    const key = view.getUint32(at, true)
    let slot = key & mask
    while (slots[2 * slot] !== 0) slot = (slot + 1) & mask
    slots[2 * slot] = at + 4
    slots[2 * slot + 1] = key
  }
  return { mask, slots }
}
