import { isChineseUtf8, linesOf } from './text-lines.ts'

/** Marks at the very start of a text that say how it is written. */
export function encodingOfMark(head: Uint8Array): string | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return encodingOfZeros(head)
}

/** UTF-16 without a mark: every other byte of its ASCII letters is zero. */
function encodingOfZeros(head: Uint8Array): string | undefined {
  const length = Math.min(head.byteLength & ~1, 1_000)
  let even = 0
  let odd = 0
  for (let i = 0; i < length; i += 2) {
    if (head[i] === 0) even++
    if (head[i + 1] === 0) odd++
  }
  if (odd > length / 6 && even === 0) return 'utf-16le'
  if (even > length / 6 && odd === 0) return 'utf-16be'
  return undefined
}

/**
 * Which encoding a stretch of text with bytes over 127 is written in. UTF-8 is certain; among the others the one
 * whose byte pairs look most like everyday text wins, GB18030 first because that is what arrives here.
 */
export function detectEncoding(bytes: Uint8Array): string {
  if (isUtf8(bytes)) return 'utf-8'
  const lines = linesOf(bytes).filter((line) => line.some((byte) => byte >= 0x80))
  const others = lines.filter((line) => !isChineseUtf8(line))
  if (others.length * 2 < lines.length) return 'utf-8'
  // Lines of UTF-8 among others say nothing of how those are written.
  return others.length === lines.length ? detectPlain(bytes) : detectPlain(joined(others))
}

function joined(lines: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(lines.flatMap((line) => [...line]))
}

function detectPlain(bytes: Uint8Array): string {
  const pairs = highPairs(bytes)
  if (pairs.lone > pairs.double) return 'windows-1252'
  const scores: [string, number][] = [
    ['gb18030', scorePairs(bytes, GB_PAIRS) + 0.02],
    ['big5', scorePairs(bytes, BIG5_PAIRS)],
    ['shift_jis', scorePairs(bytes, SHIFT_JIS_PAIRS)],
  ]
  scores.sort((a, b) => b[1] - a[1])
  const [best, score] = scores[0]!
  return score > 0.3 ? best : 'windows-1252'
}

/** A character cut off at either end is forgiven: the stretch was cut out of a longer text. */
export function isUtf8(bytes: Uint8Array): boolean {
  let start = 0
  while (start < 3 && isContinuation(bytes[start])) start++
  let end = bytes.byteLength
  for (let back = 1; back <= 3 && end - back >= start; back++) {
    const byte = bytes[end - back] ?? 0
    if (isContinuation(byte)) continue
    if (byte >= 0xc0) end -= back
    break
  }
  try {
    // A tail that is complete is valid as well, so cutting it off loses nothing that matters here.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(start, end))
    return true
  } catch {
    return false
  }
}

const isContinuation = (byte = 0) => byte >= 0x80 && byte < 0xc0

/** Accented letters stand alone between ASCII ones; Chinese bytes come in runs. */
function highPairs(bytes: Uint8Array): { lone: number; double: number } {
  let lone = 0
  let double = 0
  for (let i = 0; i < bytes.byteLength; ) {
    let run = i
    while (run < bytes.byteLength && bytes[run]! >= 0x80) run++
    if (run - i === 1) lone++
    else if (run > i) double += (run - i) >> 1
    i = Math.max(run, i + 1)
  }
  return { lone, double }
}

interface PairTable {
  /** 1 for a pair of everyday characters, 0.2 for a rare one, −1 for none. */
  rate(lead: number, trail: number): number
  isSingle?(byte: number): boolean
}

const within = (value: number, low: number, high: number) => value >= low && value <= high

/** GB 2312 level 1 (everyday characters, by pinyin) lies in rows B0–D7, punctuation in A1–A3. */
const GB_PAIRS: PairTable = {
  rate(lead, trail) {
    if (trail >= 0xa1 && (within(lead, 0xb0, 0xd7) || within(lead, 0xa1, 0xa3))) return 1
    if (within(lead, 0x81, 0xfe) && within(trail, 0x40, 0xfe) && trail !== 0x7f) return 0.2
    return -1
  },
}

/** Big5 level 1 lies in A4–C6. */
const BIG5_PAIRS: PairTable = {
  rate(lead, trail) {
    if (!within(trail, 0x40, 0x7e) && !within(trail, 0xa1, 0xfe)) return -1
    if (within(lead, 0xa4, 0xc6) || lead === 0xa1) return 1
    return within(lead, 0xa1, 0xf9) ? 0.2 : -1
  },
}

/** Kana and JIS level 1 (88–97). */
const SHIFT_JIS_PAIRS: PairTable = {
  rate(lead, trail) {
    if (!within(trail, 0x40, 0xfc) || trail === 0x7f) return -1
    if (lead === 0x82 || lead === 0x83 || within(lead, 0x88, 0x97)) return 1
    return within(lead, 0x81, 0x9f) || within(lead, 0xe0, 0xef) ? 0.2 : -1
  },
  isSingle: (byte) => within(byte, 0xa1, 0xdf),
}

function scorePairs(bytes: Uint8Array, table: PairTable): number {
  let sum = 0
  let count = 0
  for (let i = 0; i < bytes.byteLength; i++) {
    const lead = bytes[i]!
    if (lead < 0x80) continue
    count++
    if (table.isSingle?.(lead)) continue
    const trail = bytes[i + 1]
    if (trail === undefined) break
    sum += table.rate(lead, trail)
    i++
  }
  return count === 0 ? 0 : sum / count
}
