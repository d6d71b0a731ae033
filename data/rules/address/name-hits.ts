import { createNameLengths } from './name-lengths.ts'
import type { Tokens } from './tokens.ts'
import { MOST_TOKENS } from './tokens.ts'

/** Names that the parser knows, with the level at which each stands; `levels` is a bit set: bit n = level n. */
export interface NameBook {
  /** 0 when no name. */
  levelsOf(name: string): number
  /** Bit set: lengths (2–30) of names that begin with these two characters. */
  lengthsOf(first: number, second: number): number
}

/** What known names cover a text: for each token the longest name over it. Reused for the next text. */
export interface NameHits {
  /** Level and place within the name in one number; 0 outside of names. */
  inside: Int32Array
  level: Int32Array
  /** 1 first, 2 inside, 3 last, 4 whole. */
  place: Int32Array
  length: Int32Array
  /** Of the name before. */
  lastLevel: Int32Array
}

export function createNameHits(): NameHits {
  const array = () => new Int32Array(MOST_TOKENS)
  return { inside: array(), level: array(), place: array(), length: array(), lastLevel: array() }
}

export function findNames(text: string, tokens: Tokens, book: NameBook, into: NameHits): void {
  const { count } = tokens
  const { inside, level, place, length, lastLevel } = into
  for (const array of [inside, level, place, length, lastLevel]) array.fill(0, 0, count)
  let i = 0
  let last = 0
  while (i < count) {
    const end = longestName(text, tokens, book, i)
    if (end < 0) {
      into.lastLevel[i] = last
      i++
      continue
    }
    const levels = book.levelsOf(text.slice(tokens.starts[i], tokens.ends[end - 1]))
    for (let k = i; k < end; k++) {
      const place = end - i === 1 ? 4 : k === i ? 1 : k === end - 1 ? 3 : 2
      into.level[k] = levels
      into.place[k] = place
      into.length[k] = Math.min(end - i, 6)
      into.inside[k] = levels * 8 + place
      into.lastLevel[k] = last
    }
    last = levels
    i = end
  }
}

/** Index behind the last token of the longest name that begins at this token; -1 for none. */
function longestName(text: string, tokens: Tokens, book: NameBook, first: number): number {
  const start = tokens.starts[first]!
  if (start + 1 >= text.length) return -1
  const lengths = book.lengthsOf(text.charCodeAt(start), text.charCodeAt(start + 1))
  if (lengths === 0) return -1
  let last = first
  while (last + 1 < tokens.count && tokens.ends[last + 1]! - start <= 30) last++
  for (; last >= first; last--) {
    const length = tokens.ends[last]! - start
    if (length < 2 || (lengths & (1 << length)) === 0) continue
    if (book.levelsOf(text.slice(start, start + length)) !== 0) return last + 1
  }
  return -1
}

/** A book of the given names; those of one character are left out. */
export function createNameBook(names: Iterable<readonly [name: string, level: number]>): NameBook {
  const levels = new Map<string, number>()
  const lengths = createNameLengths()
  for (const [name, level] of names) {
    if (name.length < 2 || name.length > 30) continue
    levels.set(name, (levels.get(name) ?? 0) | (1 << level))
    lengths.add(name)
  }
  return { levelsOf: (name) => levels.get(name) ?? 0, lengthsOf: lengths.of }
}
