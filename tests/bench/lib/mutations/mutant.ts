/** One permission check taken out. */
export interface Mutant {
  /** Path from the root of the repository. */
  file: string
  line: number
  /** What is taken out. */
  what: string
  /** The whole file without it. */
  text: string
}

export const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length

/** Position behind the bracket that closes the one at `open`. Brackets in strings of our code come in pairs. */
export function closingOf(text: string, open: number): number {
  let depth = 0
  for (let at = open; at < text.length; at++) {
    if (text[at] === '(') depth++
    if (text[at] === ')' && --depth === 0) return at + 1
  }
  throw new Error(`A bracket stays open at ${open}`)
}
