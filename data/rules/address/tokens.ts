/**
 * An address as the parser sees it: one token for each character, but a run of digits and a run of Latin letters are
 * one each. All arrays are reused for the next text; read them before that.
 */
export interface Tokens {
  count: number
  /** Character code; runs of digits and letters have codes of their own, by their length (`isDigits`). */
  codes: Int32Array
  /** Of short runs of digits their length and value, of longer ones their length; 0 for everything else. */
  values: Int32Array
  /** As `codes`, but runs of digits by length and size of the number: 101 is another kind of number than 969. */
  shapes: Int32Array
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
    values: new Int32Array(MOST_TOKENS),
    shapes: new Int32Array(MOST_TOKENS),
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
    const length = end - at
    into.codes[count] = kind === 0 ? first : kind + Math.min(6, length)
    const value = kind === DIGITS ? Number(text.slice(Math.max(at, end - 6), end)) : 0
    into.values[count] =
      kind !== DIGITS ? 0 : length <= 4 ? length * 10_000 + value : 90_000 + length
    into.shapes[count] = kind === DIGITS ? shapeOf(length, value) : into.codes[count]!
    into.starts[count] = at
    into.ends[count] = end
    count++
    at = end
  }
  into.count = count
}

const SHAPES = 0x21000

/** Doors go on and on, stairwells end at 3 or 4, and the last two digits of a room count within its floor. */
function shapeOf(length: number, value: number): number {
  const bounds = length <= 2 ? SMALL_BOUNDS : ROOM_BOUNDS
  const last = value % 100
  const size = length > 2 && last === 0 ? 5 : bounds.filter((bound) => last > bound).length
  return SHAPES + Math.min(length, 6) * 8 + size
}

const SMALL_BOUNDS = [3, 6, 12, 30]
const ROOM_BOUNDS = [4, 8, 20]

/** 0 for what stands alone. */
function runKind(code: number): number {
  if (code >= 0x30 && code <= 0x39) return DIGITS
  if ((code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)) return LETTERS
  return 0
}
