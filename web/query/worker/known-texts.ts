/** With 1,500 a look-up takes as long as all the rest of a question. */
const MOST_TEXTS = 256

/** The texts of a column that holds numbers from one instead, in all its parts. */
export class KnownTexts {
  readonly texts: string[] = []
  readonly #numbers = new Map<string, number>()

  /** Turns a part's own numbers into those of the column; false, and nothing done, when there would be too many texts. */
  fit(codes: Int16Array, texts: readonly string[]): boolean {
    const added = texts.filter((text) => !this.#numbers.has(text)).length
    if (this.texts.length + added > MOST_TEXTS) return false
    const numbers = new Int16Array(texts.length + 1)
    texts.forEach((text, i) => {
      numbers[i + 1] = this.#numberOf(text)
    })
    for (let row = 0; row < codes.length; row++) codes[row] = numbers[codes[row]!] ?? 0
    return true
  }

  #numberOf(text: string): number {
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    this.texts.push(text)
    this.#numbers.set(text, this.texts.length)
    return this.texts.length
  }
}
