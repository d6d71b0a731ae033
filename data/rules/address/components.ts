import type { AddressComponent } from '../../contracts/index.ts'
import { normalForm } from '../address-normal-form.ts'
import type { CleanText } from './clean-text.ts'
import { LABEL_LEVELS } from './parse-address.ts'
import type { AddressQuery } from './query.ts'
import type { Reading } from './readings.ts'

const UNITS: Readonly<Record<number, string>> = {
  6: '组',
  7: '号',
  9: '幢',
  10: '单元',
  11: '层',
  12: '室',
}

/** The parts of a text: names, numbers as they were read in the end, and what belongs to no level. */
export function componentsOf(
  clean: CleanText,
  { mentions, parts }: AddressQuery,
  reading: Reading | undefined,
): AddressComponent[] {
  const covered = new Uint8Array(clean.text.length)
  const components: AddressComponent[] = []
  const add = (level: number, text: string, start: number, end: number) => {
    covered.fill(1, start, end)
    components.push({ level, text, ...inOriginal(clean, start, end) })
  }
  for (const { level, text, start, end } of mentions) add(level, text, start, end)
  reading?.numbers.forEach(({ value, start, end }, i) => {
    const level = reading.levels[i] ?? 0
    add(level, value + (UNITS[level] ?? ''), start, end)
  })
  for (const { label, start, end } of parts) {
    let from = start
    while (from < end && covered[from] === 1) from++
    let to = from
    while (to < end && covered[to] === 0) to++
    const text = normalForm(clean.text.slice(from, to))
    if (text !== '' && text !== '-') add(LABEL_LEVELS[label] ?? 0, text, from, to)
  }
  return components.sort((a, b) => a.start - b.start)
}

function inOriginal({ offsets, original }: CleanText, start: number, end: number) {
  const last = offsets[end - 1]!
  const length = original.codePointAt(last)! > 0xffff ? 2 : 1
  return { start: offsets[start]!, end: last + length }
}
