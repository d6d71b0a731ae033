import { cleanText } from '../../../../data/rules/address/clean-text.ts'
import type { NameBook } from '../../../../data/rules/address/name-hits.ts'
import { createParser, LABEL_LEVELS } from '../../../../data/rules/address/parse-address.ts'
import type { ParserModel } from '../../../../data/rules/address/parser-model.ts'
import type { LabelledText } from './labelled-texts.ts'

/** People label the names of level 8 (poi, subpoi) as they please. */
const NOT_COUNTED = 8

/** How many of the labelled parts it finds, with both ends and the level of an address right; the eleven levels but 8. */
export function scoreParser(model: ParserModel, book: NameBook, texts: readonly LabelledText[]) {
  const parser = createParser(model)
  const counts = { right: 0, found: 0, wanted: 0 }
  const key = ({ label, start, end }: { label: string; start: number; end: number }) => {
    const level = LABEL_LEVELS[label] ?? NOT_COUNTED
    return level === NOT_COUNTED ? [] : [`${level} ${start} ${end}`]
  }
  for (const { text, spans } of texts) {
    const wanted = spans.flatMap(key)
    const found = new Set(parser.parse(cleanText(text), book).flatMap(key))
    counts.found += found.size
    counts.wanted += wanted.length
    counts.right += wanted.filter((span) => found.has(span)).length
  }
  return {
    f1: (2 * counts.right) / (counts.found + counts.wanted),
    precision: counts.right / counts.found,
    recall: counts.right / counts.wanted,
  }
}
