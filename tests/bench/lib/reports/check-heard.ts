import type { JournalEntry } from '../../../../server/live/journal.ts'
import { HeardIds } from './heard-ids.ts'
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
  const expected = areas.map((own) => {
    const ids = new HeardIds()
    for (const entry of journal) if (concerns(entry, own)) ids.add(entry.id)
    return ids
  })
  const faults: HeardFaults = { incomplete: 0, outOfOrder: 0, missing: 0, breaks: 0 }
  for (const { account, count, fingerprint, isInOrder, breaks } of heard) {
    const all = expected[account]!
    faults.breaks += breaks
    if (!isInOrder) faults.outOfOrder++
    if (count !== all.count || fingerprint !== all.fingerprint) faults.incomplete++
    faults.missing += Math.max(0, all.count - count)
  }
  return faults
}

const ORIENTATION: ReadonlySet<string> = new Set(['LANDUSE', 'ROAD', 'WATER'])

/** Told a second time, in the plainest way. */
function concerns({ subdistrict, message }: JournalEntry, areas: readonly string[]): boolean {
  const place = message.kind === 'event' ? (message.grid ?? subdistrict) : subdistrict
  // Roads, waters and land use are drawn beyond one's own areas, too.
  if (message.kind === 'published' && ORIENTATION.has(message.layer)) return true
  // What lies in no subdistrict concerns everybody.
  if (/^0*$/.test(place)) return true
  return areas.some((area) => place.startsWith(area) || area.startsWith(place))
}
