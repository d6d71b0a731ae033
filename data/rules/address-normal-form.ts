import { chineseNumber } from './chinese-number.ts'
import { toSimplified } from './simplified.ts'

/** A text in normal form, and for each of its characters where in the original it came from. */
export interface NormalText {
  text: string
  /** `offsets[i]` = index in the original of the first character behind `text[i]`. */
  offsets: readonly number[]
  original: string
}

/**
 * 地址正规形式: what two spellings of one address share. NFKC, upper case, simplified characters, no spaces or
 * punctuation, one dash, digits instead of 中文数字 in number slots, and one word for each unit: 幢, 层, 室.
 * Names stay as they are: 三墩, 五常, 文一西路.
 */
export function normalForm(text: string): string {
  let result = plain(text)
  let hints = hintsOf(result)
  RULES.forEach(({ pattern, replacement }, i) => {
    if ((hints & (1 << i)) === 0) return
    const written = result.replace(pattern, replacement)
    if (written !== result) hints = hintsOf(written)
    result = written
  })
  return result
}

/** The same with the way back to the original, for marking what was understood. */
export function normalise(original: string): NormalText {
  let state = plainWithOffsets(original)
  for (const rule of RULES) state = rewrite(state, rule)
  return { text: state.text, offsets: state.offsets, original }
}

interface Rule {
  /** Without one of these there is nothing for the rule to do. */
  hint: string
  pattern: RegExp
  replacement: (match: string, ...groups: string[]) => string
}

/** Digits, or letters and digits of a number: 12, A, 3B, 12-1. */
const NUMBER = '(?:[0-9]+[A-Z]?|[A-Z][0-9]*)'
const CHINESE = '[〇零一二三四五六七八九十百两]+'
/** What makes the characters before it a number slot. */
const AFTER_SLOT = '号楼|号|幢|栋|座|单元|层|楼|室'

const RULES: readonly Rule[] = [
  // Keys that lie side by side: 撞/懂 for 幢, 号搂 for 号楼, 好 for 号, 市 for 室; only behind digits.
  { hint: '搂楼', pattern: /([0-9])(?:号搂|高楼)/g, replacement: (_, digit) => `${digit}号楼` },
  { hint: '撞懂憧橦', pattern: /([0-9])[撞懂憧橦]/g, replacement: (_, digit) => `${digit}幢` },
  { hint: '好', pattern: /([0-9])好/g, replacement: (_, digit) => `${digit}号` },
  {
    hint: '市',
    pattern: /([0-9]{3,4})市(?=$|[^\u4e00-\u9fff])/g,
    replacement: (_, digits) => `${digits}室`,
  },
  {
    hint: '〇零一二三四五六七八九十百两',
    pattern: new RegExp(`(?<!第)${CHINESE}(?=${AFTER_SLOT})`, 'g'),
    replacement: (word) => chineseNumber(word)?.toString() ?? word,
  },
  {
    hint: '楼#栋座',
    pattern: new RegExp(`(${NUMBER})(?:号楼|#楼|#|栋|座)`, 'g'),
    replacement: (_, n) => `${n}幢`,
  },
  {
    hint: '楼F',
    pattern: /([0-9])(?:楼层|楼|F(?![0-9A-Z]))/g,
    replacement: (_, digit) => `${digit}层`,
  },
  {
    hint: '室房户',
    pattern: /([0-9][A-Z]?)(?:号室|房间|房|户)(?!\p{Script=Han}*[路街村])/gu,
    replacement: (_, n) => `${n}室`,
  },
  { hint: '0', pattern: /(?<![0-9A-Z])0+(?=[1-9])/g, replacement: () => '' },
]

/** Bit i: the character is one that rule i waits for. */
const hintBits = new Uint16Array(1 << 16)
RULES.forEach(({ hint }, i) => {
  for (const char of hint) hintBits[char.charCodeAt(0)]! |= 1 << i
})

function hintsOf(text: string): number {
  let hints = 0
  for (let i = 0; i < text.length; i++) hints |= hintBits[text.charCodeAt(i)]!
  return hints
}

const DASHES = /[-‐‑‒–—―−~～_]+/g
const NOISE = /[\s,，、。.·•'"“”‘’()（）[\]【】<>《》:：;；/\\|!！?？*]+/g

/** Most addresses of the base are plain already. */
const PLAIN = /^[0-9A-Z\u4e00-\u9fff]*$/

function plain(text: string): string {
  if (PLAIN.test(text)) return toSimplified(text)
  return toSimplified(text.normalize('NFKC')).toUpperCase().replace(DASHES, '-').replace(NOISE, '')
}

interface Tracked {
  text: string
  offsets: number[]
}

/** Character by character, so that each knows where it came from; NFKC may make several of one. */
function plainWithOffsets(original: string): Tracked {
  const state: Tracked = { text: '', offsets: [] }
  let at = 0
  for (const char of original) {
    const kept = plain(char)
    // A row of dashes is one dash.
    if (!(kept === '-' && state.text.endsWith('-'))) append(state, kept, at)
    at += char.length
  }
  return state
}

function rewrite(before: Tracked, { pattern, replacement }: Rule): Tracked {
  const after: Tracked = { text: '', offsets: [] }
  let from = 0
  for (const match of before.text.matchAll(pattern)) {
    copy(before, from, match.index, after)
    const [whole, ...groups] = match
    const written = replacement(whole, ...groups.map((group) => group ?? ''))
    const same = commonStart(whole, written)
    copy(before, match.index, match.index + same, after)
    const rest = before.offsets[Math.min(match.index + same, before.offsets.length - 1)] ?? 0
    append(after, written.slice(same), rest)
    from = match.index + whole.length
  }
  copy(before, from, before.text.length, after)
  return after
}

function copy(from: Tracked, start: number, end: number, to: Tracked): void {
  to.text += from.text.slice(start, end)
  for (let i = start; i < end; i++) to.offsets.push(from.offsets[i]!)
}

function append(state: Tracked, text: string, offset: number): void {
  state.text += text
  for (let i = 0; i < text.length; i++) state.offsets.push(offset)
}

function commonStart(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return length
}
