import type { Bilingual, GridCode, GridFreshness } from '../../data/contracts/index.ts'
import { localDay } from '../../data/rules/local-time.ts'

/** What is known of one layer in one grid. */
export interface GridFacts {
  grid: GridCode
  rows: number
  newestAt: Date | null
  /** Homes or shops, of which so many things are to be expected. */
  size: number
  /** Things at addresses that are no longer in use. */
  retired: number
  /** Rentals in homes that the base knows as lived in by their owners or empty. */
  owned: number
}

export interface Expectation {
  /** Things for each home or shop, over all grids that have any. */
  rate: number
  cycleDays: number | null
  today: Date
  /** Whether shops or homes are compared. */
  byShops: boolean
}

/** So many must be expected before none is strange: with 4.6 the chance of none is one in a hundred (Poisson, e⁻⁴·⁶). */
const STRANGE_FROM = 4.6
/** Contradicting share from which the whole grid is doubted. */
const CONTRADICTING = 0.2
const DAY_MS = 86_400_000

/** White never reads as "no risk": where something is to be expected and nothing is known, that is said. */
export function judgeGrid(facts: GridFacts, expectation: Expectation): GridFreshness {
  const { grid, rows, newestAt } = facts
  const state = stateOf(facts, expectation)
  const reason = REASONS[state](facts, expectation)
  return { grid, rows, newestAt: newestAt?.toISOString() ?? null, state, reason }
}

/** Things for each home or shop where there are any: what comparable grids lead to expect. */
export function commonRate(all: readonly GridFacts[]): number {
  const known = all.filter(({ rows, size }) => rows > 0 && size > 0)
  const rows = known.reduce((sum, one) => sum + one.rows, 0)
  const size = known.reduce((sum, one) => sum + one.size, 0)
  return size === 0 ? 0 : rows / size
}

function stateOf(
  facts: GridFacts,
  { rate, cycleDays, today }: Expectation,
): GridFreshness['state'] {
  const { rows, newestAt, retired, owned, size } = facts
  if (rows === 0) return size * rate >= STRANGE_FROM ? 'missing' : 'fresh'
  if ((retired + owned) / rows >= CONTRADICTING) return 'contradictory'
  const ageDays = newestAt === null ? Infinity : (today.getTime() - newestAt.getTime()) / DAY_MS
  return cycleDays !== null && ageDays > cycleDays ? 'old' : 'fresh'
}

const said = (zh: string, en: string): Bilingual => ({ zh, en })

const REASONS: Record<GridFreshness['state'], (facts: GridFacts, e: Expectation) => Bilingual> = {
  missing: ({ size }, { rate, byShops }) => {
    const expected = Math.round(size * rate)
    return byShops
      ? said(
          `有 ${size} 处经营场所，同类网格应有约 ${expected} 条，但没有任何记录`,
          `${size} places of business: like other grids it should have about ${expected}, and has none`,
        )
      : said(
          `有 ${size} 户，同类网格应有约 ${expected} 条，但没有任何记录`,
          `${size} homes: like other grids it should have about ${expected}, and has none`,
        )
  },
  contradictory: ({ retired, owned }) =>
    retired >= owned
      ? said(
          `${retired} 条挂在已停用的地址上`,
          `${retired} hang on addresses that are no longer in use`,
        )
      : said(
          `${owned} 条出租登记所在户室在房屋库中为自有或空置`,
          `${owned} rentals are in homes that the base has as owner-occupied or vacant`,
        ),
  old: ({ newestAt }, { cycleDays }) =>
    said(
      `最近一次更新为 ${dayOf(newestAt) ?? '未知'}，已超过 ${cycleDays} 天的更新周期`,
      `Last renewed ${dayOf(newestAt) ?? 'nobody knows when'}, past its cycle of ${cycleDays} days`,
    ),
  fresh: ({ rows }) =>
    rows === 0
      ? said(
          '没有记录；按同类网格也不足以推断缺失',
          'Nothing is recorded; too few are to be expected to tell',
        )
      : said('在更新周期内', 'Within its cycle'),
}

const dayOf = (at: Date | null) => (at ? localDay(at.getTime()) : undefined)
