/** A cache that holds at most `maxBytes`; what was not asked for longest goes first. */
export class ByteLru<Value> {
  readonly #maxBytes: number
  readonly #onEvict: (value: Value) => void
  readonly #entries = new Map<string, { value: Value; bytes: number; usedAt: number }>()
  #bytes = 0
  /** Counts what was put in. */
  #now = 0

  constructor(maxBytes: number, onEvict: (value: Value) => void = () => undefined) {
    this.#maxBytes = maxBytes
    this.#onEvict = onEvict
  }

  get bytes(): number {
    return this.#bytes
  }

  get size(): number {
    return this.#entries.size
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key)
    if (entry === undefined) return undefined
    // As long as nothing new comes, nothing goes: once is enough to stand behind.
    if (entry.usedAt !== this.#now) {
      entry.usedAt = this.#now
      this.#entries.delete(key)
      this.#entries.set(key, entry)
    }
    return entry.value
  }

  set(key: string, value: Value, bytes: number): void {
    this.delete(key)
    this.#entries.set(key, { value, bytes, usedAt: ++this.#now })
    this.#bytes += bytes
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#maxBytes || oldest === key) break
      this.delete(oldest)
    }
  }

  delete(key: string): void {
    const entry = this.#entries.get(key)
    if (entry === undefined) return
    this.#entries.delete(key)
    this.#bytes -= entry.bytes
    this.#onEvict(entry.value)
  }

  clear(): void {
    for (const key of [...this.#entries.keys()]) this.delete(key)
  }
}
