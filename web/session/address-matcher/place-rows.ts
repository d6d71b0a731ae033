import type { BriefMatch } from '../../../data/contracts/index.ts'
import type { BrowserMatcher } from './open-browser-matcher.ts'

/** What may leave the machine of a row: what its address means. Nothing of the row itself is in it. */
export type RowPlace = Pick<BriefMatch, 'code' | 'level' | 'confidence' | 'verdict' | 'remarks'>

/** So many at once: a glimpse of progress every few hundred milliseconds. */
const PORTION = 1000

/**
 * Where each row lies, in the order of the rows, some at a time. The address of a row is the text of `columns`, one after another.
 * Nothing is answered of what is not sure: its code is null.
 */
export async function* placeRows(
  matcher: Pick<BrowserMatcher, 'match'>,
  rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>,
  columns: readonly number[],
): AsyncGenerator<RowPlace[]> {
  let texts: string[] = []
  for await (const row of rows) {
    texts.push(columns.map((column) => row[column] ?? '').join(' '))
    if (texts.length < PORTION) continue
    yield await placeTexts(matcher, texts)
    texts = []
  }
  if (texts.length > 0) yield await placeTexts(matcher, texts)
}

async function placeTexts(
  { match }: Pick<BrowserMatcher, 'match'>,
  texts: readonly string[],
): Promise<RowPlace[]> {
  const found = await match(texts, 0)
  return found.map(({ code, level, confidence, verdict, remarks }) => ({
    code: verdict === 'matched' ? code : null,
    level,
    confidence,
    verdict,
    remarks,
  }))
}
