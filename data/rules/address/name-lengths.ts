/** How long the names are that begin with two characters: what need not be looked up. */
export interface NameLengths {
  add(name: string): void
  /** Bit set: lengths (2–30). */
  of(first: number, second: number): number
}

const LONGEST = 30

export function createNameLengths(): NameLengths {
  // Few characters begin names: most are told from these without a look into the map.
  const begins = new Uint8Array(1 << 16)
  const lengths = new Map<number, number>()
  return {
    add(name) {
      if (name.length < 2 || name.length > LONGEST) return
      const first = name.charCodeAt(0)
      const key = keyOf(first, name.charCodeAt(1))
      begins[first] = 1
      lengths.set(key, (lengths.get(key) ?? 0) | (1 << name.length))
    },
    of: (first, second) => (begins[first] === 1 ? (lengths.get(keyOf(first, second)) ?? 0) : 0),
  }
}

const keyOf = (first: number, second: number) => (first << 16) | second
