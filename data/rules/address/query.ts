import type { IndexView } from './address-index.ts'
import type { CleanText } from './clean-text.ts'
import { isPlain, knownNames } from './known-names.ts'
import { findNumbers, type WrittenNumber } from './numbers.ts'
import { type AddressParser, LABEL_LEVELS, type ParsedPart } from './parse-address.ts'
import { MOST_READINGS, type Reading, readNumbers } from './readings.ts'

/** A name in the text. */
export interface Mention {
  text: string
  /** Bit set of the levels at which the base has it; 0 = it does not know it. */
  levels: number
  /** Number of the name in the base; −1 = it does not have it. */
  name: number
  /** What it shares with its siblings, `SimilarNames.family`. */
  family: number
  /** What the parser takes it for, 1–8. */
  level: number
  start: number
  end: number
}

/** A reading with what the base calls its numbers: positions in its strings, −1 = it has no such number. */
export interface AskedReading extends Reading {
  doorName: number
  buildingName: number
  /** 5层01室 is 501. */
  roomNumber: string | undefined
  roomName: number
}

/** What is asked of the base. */
export interface AddressQuery {
  mentions: readonly Mention[]
  readings: readonly AskedReading[]
  parts: readonly ParsedPart[]
  /** Chinese characters that nothing explains. */
  residue: number
}

export function readQuery(clean: CleanText, view: IndexView, parser: AddressParser): AddressQuery {
  const { text } = clean
  const known = knownNames(text, view)
  const parts = isPlain(text, known) ? [] : parser.parse(clean, view, true)
  const covered = new Uint8Array(text.length)
  for (const { start, end } of known) covered.fill(1, start, end)
  const numbers = findNumbers(text, covered).filter((number) => isOfAddress(number, parts))
  for (const { start, end } of numbers) covered.fill(1, start, end)
  const mentions = [...known, ...unknownNames(text, parts, covered, view)].sort(
    (a, b) => a.start - b.start,
  )
  for (const { start, end } of mentions) covered.fill(1, start, end)
  const readings = readBothWays(text, known, parts, mentions, numbers).map((reading) =>
    asked(reading, mentions, view),
  )
  return { mentions, readings, parts, residue: countResidue(text, parts, covered) }
}

export const GROUP_NAME = /^([0-9]+)组$/

/** 3组 is a name that the base has as well as a number. */
function asked(reading: Reading, mentions: readonly Mention[], { index }: IndexView): AskedReading {
  const { door, building, floor, room } = reading
  const named = mentions.find(({ text }) => GROUP_NAME.test(text))?.text
  const group = reading.group ?? named?.slice(0, -1)
  const isOnFloor = floor !== undefined && room !== undefined
  const roomNumber =
    isOnFloor && /^[0-9]{1,2}$/.test(room) && /^[1-9][0-9]?$/.test(floor)
      ? floor + room.padStart(2, '0')
      : room
  return {
    ...reading,
    ...(group !== undefined && { group }),
    doorName: door === undefined ? -1 : index.numberId(door, '号'),
    buildingName: building === undefined ? -1 : index.numberId(building, '幢'),
    roomNumber,
    roomName: roomNumber === undefined ? -1 : index.numberId(roomNumber, ''),
  }
}

/** 8-1号 is a door with its 附号, or building and stairwell: the base will tell. */
function readBothWays(
  text: string,
  known: readonly Mention[],
  parts: readonly ParsedPart[],
  mentions: readonly Mention[],
  numbers: readonly WrittenNumber[],
): Reading[] {
  const read = (list: readonly WrittenNumber[]) =>
    readNumbers(
      list,
      list.map((number, i) => levelBefore(number, list[i - 1], mentions)),
    )
  const joined = read(numbers)
  if (!numbers.some(({ value }) => value.includes('-'))) return joined
  const covered = new Uint8Array(text.length)
  for (const { start, end } of known) covered.fill(1, start, end)
  const apart = findNumbers(text, covered, false).filter((number) => isOfAddress(number, parts))
  const annex = numbers.findIndex(({ value }) => value.includes('-'))
  const isDoor = levelBefore(numbers[annex]!, numbers[annex - 1], mentions) === 6
  const apartCost = isDoor ? APART_BEHIND_ROAD : APART
  const others = read(apart).map((reading) => ({ ...reading, cost: reading.cost + apartCost }))
  return [...joined, ...others].sort((a, b) => a.cost - b.cost).slice(0, 2 * MOST_READINGS)
}

const APART = 1
const APART_BEHIND_ROAD = 6

/** What the parser takes for a name and the base does not have: of each such part the longest piece without numbers. */
function unknownNames(
  clean: string,
  parts: readonly ParsedPart[],
  covered: Uint8Array,
  { index }: IndexView,
): Mention[] {
  const mentions: Mention[] = []
  for (const { label, start, end } of parts) {
    const level = LABEL_LEVELS[label] ?? 0
    if (level < 4 || level > 8 || level === 7) continue
    let best: { start: number; end: number } | undefined
    for (let from = start; from < end; from++) {
      let to = from
      while (to < end && covered[to] === 0 && isInName(clean.charCodeAt(to))) to++
      if (to - from >= 2 && to - from > (best ? best.end - best.start : 0))
        best = { start: from, end: to }
      from = Math.max(from, to)
    }
    if (best === undefined) continue
    const text = clean.slice(best.start, best.end)
    mentions.push({ text, levels: 0, name: -1, family: index.similar.family(text), level, ...best })
  }
  return mentions
}

const isChinese = (code: number) => code >= 0x4e00 && code <= 0x9fff
const isInName = (code: number) => isChinese(code) || (code >= 0x41 && code <= 0x5a)

/** A firm's or a person's name and hints may hold numbers that are none of the address: 3号店, 2号门口. */
function isOfAddress({ unit, start, end }: WrittenNumber, parts: readonly ParsedPart[]): boolean {
  if (unit !== 'none' && unit !== 'number' && unit !== 'group') return true
  const part = parts.find((other) => other.start <= start && start < other.end)
  if (part === undefined || !IS_TALK.has(part.label)) return true
  return unit === 'none' && end - start >= 3 && part.start === start
}

const IS_TALK = new Set(['person', 'assist', 'other'])

function levelBefore(
  number: WrittenNumber,
  previous: WrittenNumber | undefined,
  mentions: readonly Mention[],
): number {
  let name: Mention | undefined
  for (const mention of mentions) if (mention.end <= number.start) name = mention
  if (previous !== undefined && (name === undefined || previous.end > name.start)) return -1
  if (name === undefined) return 0
  return name.level
}

/** 新文澜路 is not 文澜路: what is left beside a known name is a doubt, but for words that say nothing of the place. */
function countResidue(text: string, parts: readonly ParsedPart[], covered: Uint8Array): number {
  for (const { label, start, end } of parts)
    if (!(label in LABEL_LEVELS)) covered.fill(1, start, end)
  let count = 0
  for (let i = 0; i < text.length; i++)
    if (covered[i] === 0 && isChinese(text.charCodeAt(i))) count++
  return count
}
