import { toSimplified } from '../simplified.ts'

/** A text without differences of script and width, and where each of its characters came from. */
export interface CleanText {
  text: string
  /** `offsets[i]` = index in the original of the first character behind `text[i]`; one more for the end. */
  offsets: Int32Array
  original: string
}

/** Letters, digits and Chinese characters that need nothing done. */
const CLEAN = /^[0-9A-Z\u4e00-\u9fff]*$/
const DASH = /[-‐‑‒–—―−－~～]/
const SPACE = /\s/

/**
 * NFKC, upper case, simplified characters, one sign for dashes, no spaces but between two digits. Nothing is judged yet:
 * numbers and units stay as they are written.
 */
export function cleanText(original: string): CleanText {
  if (CLEAN.test(original))
    return { text: toSimplified(original), offsets: upTo(original.length), original }
  let text = ''
  const offsets: number[] = []
  let at = 0
  let gap = -1
  for (const char of original) {
    const kept = isClean(char) ? toSimplified(char) : SPACE.test(char) ? '' : cleanCharacter(char)
    if (kept === '') {
      if (gap < 0) gap = at
    } else {
      // 12 3 is two numbers.
      if (gap >= 0 && /[0-9]$/.test(text) && /^[0-9]/.test(kept)) {
        text += ' '
        offsets.push(gap)
      }
      text += kept
      for (let i = 0; i < kept.length; i++) offsets.push(at)
      gap = -1
    }
    at += char.length
  }
  offsets.push(at)
  return { text, offsets: Int32Array.from(offsets), original }
}

function isClean(char: string): boolean {
  const code = char.charCodeAt(0)
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x4e00 && code <= 0x9fff)
  )
}

function cleanCharacter(char: string): string {
  if (DASH.test(char)) return '-'
  const plain = toSimplified(char.normalize('NFKC')).toUpperCase()
  return DASH.test(plain) ? '-' : plain.replace(/\s/g, '')
}

function upTo(length: number): Int32Array {
  const offsets = new Int32Array(length + 1)
  for (let i = 0; i <= length; i++) offsets[i] = i
  return offsets
}
