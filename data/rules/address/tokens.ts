/**
 * An address as the parser sees it: one token for each character, but a run of digits and a run of Latin letters are
 * one each. All arrays are reused for the next text; read them before that.
 */
export interface Tokens {
  count: number
  /** Character code; runs of digits and letters have codes of their own, by their length (`isDigits`). */
  codes: Int32Array
  /** Where in the text each begins and ends. */
  starts: Int32Array
  ends: Int32Array
}

/** Longer texts are cut: no address is this long, and nobody may keep the parser busy. */
export const MOST_TOKENS = 120

const DIGITS = 0x20000
const LETTERS = 0x20100
/** What stands before the first and behind the last token. */
export const EDGE = 0x20200

export const isDigits = (code: number) => code >= DIGITS && code < LETTERS

export function createTokens(): Tokens {
  return {
    count: 0,
    codes: new Int32Array(MOST_TOKENS),
    starts: new Int32Array(MOST_TOKENS),
    ends: new Int32Array(MOST_TOKENS),
  }
}

/** Takes a text in clean form (`clean-text.ts`) apart. */
export function tokenise(text: string, into: Tokens): void {
  let count = 0
  let at = 0
  while (at < text.length && count < MOST_TOKENS) {
    const first = text.charCodeAt(at)
    const kind = runKind(first)
    let end = at + 1
    if (kind !== 0) while (end < text.length && runKind(text.charCodeAt(end)) === kind) end++
    into.codes[count] = kind === 0 ? first : kind + Math.min(6, end - at)
    into.starts[count] = at
    into.ends[count] = end
    count++
    at = end
  }
  into.count = count
}

/** 0 for what stands alone. */
function runKind(code: number): number {
  if (code >= 0x30 && code <= 0x39) return DIGITS
  if ((code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)) return LETTERS
  return 0
}
