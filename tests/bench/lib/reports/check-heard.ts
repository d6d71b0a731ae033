import type { JournalEntry } from '../../../../server/live/journal.ts'
import type { Heard } from './listen-process.ts'

export interface HeardFaults {
  incomplete: number
  outOfOrder: number
  /** Not heard by somebody, in all. */
  missing: number
  breaks: number
}

/** What everybody should have heard is told by the journal; each as their areas have it. */
export function checkHeard(
  heard: readonly Heard[],
  journal: readonly JournalEntry[],
  areas: readonly (readonly string[])[],
): HeardFaults {
  const expected = areas.map((own) =>
    journal.filter((entry) => concerns(entry, own)).map(({ id }) => id),
  )
  const faults: HeardFaults = { incomplete: 0, outOfOrder: 0, missing: 0, breaks: 0 }
  for (const { account, ids, breaks } of heard) {
    faults.breaks += breaks
    if (ids.some((id, index) => index > 0 && id <= ids[index - 1]!)) faults.outOfOrder++
    const got = new Set(ids)
    const missing = expected[account]!.filter((id) => !got.has(id)).length
    if (missing > 0) faults.incomplete++
    faults.missing += missing
  }
  return faults
}

/** Told a second time, in the plainest way. */
function concerns({ subdistrict, message }: JournalEntry, areas: readonly string[]): boolean {
  const place = message.kind === 'event' ? (message.grid ?? subdistrict) : subdistrict
  return areas.some((area) => place.startsWith(area) || area.startsWith(place))
}
