import type {
  AddressProblem,
  AddressReview,
  AddressState,
  LayerScope,
  LonLat,
} from '../../../data/contracts/index.ts'
import { isLive } from '../../../data/rules/address-base/base-address.ts'
import { reviewAddresses } from '../../../data/rules/address-base/review/review-addresses.ts'
import type { ReviewIssue, ReviewRow } from '../../../data/rules/address-base/review/review-row.ts'
import { seesGrid } from '../../security/visible-areas.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'
import { isInOutline } from './footprint.ts'
import { type EntryRow, toEntry } from './read-address.ts'

const REVIEW_ROWS = loadSql(import.meta.url, 'sql/review-rows.sql')
const MOST_PROBLEMS = 200

type Row = EntryRow & {
  parent: number | null
  normalForm: string
  entranceLon: number | null
  entranceLat: number | null
  footprint: Buffer | null
}

/** What to look at before certifying an address with all below it; of rows in sight only. */
export async function reviewAddress(
  client: Queryable,
  scope: LayerScope,
  subdistrict: string,
  id: number,
): Promise<AddressReview | undefined> {
  const all = await client.query<Row>(REVIEW_ROWS, [subdistrict, id])
  const rows = all.filter(({ grid }) => seesGrid(scope, grid))
  if (!rows.some((row) => row.id === id)) return undefined
  const byId = new Map(rows.map((row) => [row.id, row]))
  const issues = reviewAddresses(rows.filter(isLive).map(toReviewRow))
  return {
    counts: countRows(rows),
    problems: issues.slice(0, MOST_PROBLEMS).map((issue) => toProblem(issue, byId)),
    more: issues.length > MOST_PROBLEMS,
  }
}

function toReviewRow({ entranceLon, entranceLat, footprint, lon, lat, ...row }: Row): ReviewRow {
  const lonLat: LonLat = [lon, lat]
  return {
    ...row,
    lonLat,
    entrance: entranceLon === null || entranceLat === null ? null : [entranceLon, entranceLat],
    inOutline: footprint && isInOutline(footprint, lonLat),
  }
}

function toProblem(
  { kind, id, other, distanceM }: ReviewIssue,
  byId: ReadonlyMap<number, Row>,
): AddressProblem {
  const clash = other === null ? undefined : byId.get(other)
  return {
    kind,
    address: toEntry(byId.get(id)!),
    other: clash ? { id: clash.id, name: clash.name, fullText: clash.fullText } : null,
    distanceM,
  }
}

function countRows(rows: readonly Row[]): AddressReview['counts'] {
  const counts = new Map<string, { level: number; state: AddressState; count: number }>()
  for (const { level, state } of rows) {
    const key = `${level} ${state}`
    const entry = counts.get(key)
    if (entry) entry.count++
    else counts.set(key, { level, state, count: 1 })
  }
  return [...counts.values()].sort((a, b) => a.level - b.level)
}
