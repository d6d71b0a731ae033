import { createMemo } from 'solid-js'
import type { AddressMatch, DeskRow, MatchRequest } from '../../../data/contracts/index.ts'
import { sendJson } from '../../api.ts'
import { createLoad } from '../../session/create-load.ts'
import { type Comparison, compareAddress } from './compare-address.ts'
import type { DoubtfulQueue } from './create-queue.ts'

/** The matcher takes no longer texts. */
const LONGEST = 200
const cut = (text: string) => text.slice(0, LONGEST)

/** Rows whose parts are kept: going back is quick. */
const MOST_KEPT = 50

/**
 * How the text of a row and each of its candidates agree, part by part; null until it is known. The next row is taken
 * apart while somebody still looks at this one.
 */
export function createComparisons(queue: Pick<DoubtfulQueue, 'row' | 'upcoming'>) {
  const kept = new Map<number, Promise<readonly AddressMatch[]>>()
  const takeApart = (row: DeskRow) => {
    const known = kept.get(row.row)
    if (known) return known
    const asked = parse(row)
    kept.set(row.row, asked)
    asked.catch(() => kept.delete(row.row))
    for (const old of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(old)
    return asked
  }
  const load = createLoad(
    () => (queue.row()?.text ? String(queue.row()?.row) : null),
    async (key) => {
      const row = queue.row()
      const parts = row && String(row.row) === key ? await takeApart(row) : []
      const next = queue.upcoming()
      // It is asked for again when its turn comes, should this fail.
      if (next?.text) takeApart(next).catch(() => undefined)
      return { key, parts }
    },
  )
  const current = createMemo(() => load.value())
  return (row: DeskRow, candidate: number): Comparison | null => {
    const now = current()
    const [given, ...found] = now?.key === String(row.row) ? now.parts : []
    const other = found[candidate]
    return given && other ? compareAddress(row.text, given, other) : null
  }
}

function parse({ text, candidates }: DeskRow): Promise<readonly AddressMatch[]> {
  const body: MatchRequest = {
    texts: [text, ...(candidates ?? []).map(({ fullText }) => fullText)].map(cut),
    limit: 1,
  }
  return sendJson<readonly AddressMatch[]>('POST', '/api/addresses/match', body)
}
