import { decodeText } from '../../sources/text-stream.ts'
import { type CellRange, parseRange } from './cell-reference.ts'

/** What has to be known of a sheet before its rows are read: merged cells stand behind all of them. */
export interface SheetSurvey {
  /** Rows with a value. */
  rows: number
  /** Rows with at least two. */
  wideRows: number
  merges: readonly CellRange[]
}

const MOST_MERGES = 200_000
/** Of a tag that a piece of text ends in. */
const LONGEST_TAG = 400

export async function surveySheet(bytes: AsyncIterable<Uint8Array>): Promise<SheetSurvey> {
  const survey = { rows: 0, wideRows: 0, merges: [] as CellRange[] }
  let values = 0
  let rest = ''
  const endRow = () => {
    if (values > 0) survey.rows++
    if (values > 1) survey.wideRows++
    values = 0
  }
  for await (const piece of decodeText(bytes)) {
    const text = rest + piece
    const end = text.lastIndexOf('<')
    for (const [, tag, attributes] of text.slice(0, Math.max(0, end)).matchAll(TAGS)) {
      if (tag === 'row') endRow()
      else if (tag !== 'mergeCell') values++
      else if (survey.merges.length < MOST_MERGES) addMerge(survey.merges, attributes ?? '')
    }
    rest = end < 0 ? '' : text.slice(end, end + LONGEST_TAG)
  }
  endRow()
  return survey
}

const TAGS = /<(?:\w+:)?(row|v|is|mergeCell)(?=[\s/>])([^<>]{0,200})/g

function addMerge(merges: CellRange[], attributes: string): void {
  const range = parseRange(/\bref\s*=\s*["']([^"']+)["']/.exec(attributes)?.[1] ?? '')
  if (range) merges.push(range)
}
