import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cleanText } from '../../../../data/rules/address/clean-text.ts'
import { createParser } from '../../../../data/rules/address/parse-address.ts'
import { parserModel } from '../../../../data/rules/address/parser-weights.ts'
import { show } from '../table.ts'
import type { Verdict } from '../verdict.ts'
import { labelledNames } from './labelled-names.ts'
import { readLabelledTexts } from './labelled-texts.ts'

/** What the element F1 counts: the levels of an address but 8, whose names (poi) people label as they please. */
const COUNTED = new Set(
  'prov city district town community road roadno houseno cellno floorno roomno'.split(' '),
)

/** Needs the published splits, which are not ours to pass on: `ONEMAP_LABELLED_ADDRESSES` names their folder. */
export function measureParser(): Verdict[] {
  const folder = process.env.ONEMAP_LABELLED_ADDRESSES ?? ''
  if (!existsSync(join(folder, 'test.txt'))) {
    console.log(
      '\nElement F1: not measured, ONEMAP_LABELLED_ADDRESSES names no folder with test.txt and train.txt.',
    )
    return []
  }
  const book = labelledNames(folder)
  const parser = createParser(parserModel())
  const counts = { right: 0, found: 0, wanted: 0 }
  for (const { text, spans } of readLabelledTexts(join(folder, 'test.txt'))) {
    const key = ({ label, start, end }: { label: string; start: number; end: number }) =>
      `${label} ${start} ${end}`
    const wanted = spans.filter(({ label }) => COUNTED.has(label)).map(key)
    const parts = parser.parse(cleanText(text), book).filter(({ label }) => COUNTED.has(label))
    const found = new Set(parts.map(key))
    counts.found += found.size
    counts.wanted += wanted.length
    counts.right += wanted.filter((span) => found.has(span)).length
  }
  const f1 = (2 * counts.right) / (counts.found + counts.wanted)
  console.log(
    `\nElement F1 of the published test split: ${f1.toFixed(4)} (precision ` +
      `${show(counts.right / counts.found)}, recall ${show(counts.right / counts.wanted)})`,
  )
  return [{ what: 'element F1, 11 levels', ours: f1, unit: '', atLeast: 0.95 }]
}
