/** Tells texts apart by their bytes: what came before is not decoded again. */
export class KnownTexts {
  readonly texts: string[] = []
  readonly #bytes: Uint8Array[] = []
  /** Codes of the texts with a hash. */
  readonly #byHash = new Map<number, number[]>()
  /** Of each last part of a hash the code that came last: nearly always the one that comes next. */
  readonly #lately = new Int32Array(SLOTS).fill(-1)

  codeOf(text: string): number {
    const bytes = encoder.encode(text)
    return this.codeAt(bytes, 0, bytes.length)
  }

  codeAt(bytes: Uint8Array, from: number, to: number): number {
    // FNV-1a, 32 bits.
    let hash = 0x811c9dc5
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193)
    const slot = hash & (SLOTS - 1)
    const guess = this.#lately[slot]!
    if (guess >= 0 && isSame(this.#bytes[guess]!, bytes, from, to)) return guess
    const code = this.#find(hash, bytes, from, to)
    this.#lately[slot] = code
    return code
  }

  #find(hash: number, bytes: Uint8Array, from: number, to: number): number {
    const alike = this.#byHash.get(hash) ?? []
    for (const code of alike) if (isSame(this.#bytes[code]!, bytes, from, to)) return code
    const code = this.texts.length
    const own = bytes.slice(from, to)
    this.#bytes.push(own)
    this.texts.push(decoder.decode(own))
    this.#byHash.set(hash, [...alike, code])
    return code
  }
}

const SLOTS = 4096
const encoder = new TextEncoder()
const decoder = new TextDecoder()

function isSame(known: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (known.length !== to - from) return false
  for (let i = 0; i < known.length; i++) if (known[i] !== bytes[from + i]) return false
  return true
}
