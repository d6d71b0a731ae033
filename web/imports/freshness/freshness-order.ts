import type { GridFreshness, LayerFreshness } from '../../../data/contracts/index.ts'

export type DueState = 'overdue' | 'soon' | 'inTime' | 'never' | 'none'

const DAY_MS = 86_400_000
/** Due within a tenth of its cycle, at least three days, is due soon. */
const SOON_SHARE = 0.1
const SOON_LEAST_DAYS = 3

export function dueState(
  { dueAt, cycleDays, lastImportAt }: LayerFreshness,
  now: number,
): DueState {
  if (dueAt === null) return cycleDays !== null && lastImportAt === null ? 'never' : 'none'
  const days = (Date.parse(dueAt) - now) / DAY_MS
  if (days < 0) return 'overdue'
  return days <= Math.max(SOON_LEAST_DAYS, (cycleDays ?? 0) * SOON_SHARE) ? 'soon' : 'inTime'
}

const DUE_RANK: Record<DueState, number> = { overdue: 0, never: 1, soon: 2, inTime: 3, none: 4 }

/** Overdue first, the longest of them at the top; then what never came, what is due soon, the rest. */
export function inOrderOfUrgency(
  rows: readonly LayerFreshness[],
  now: number,
): readonly LayerFreshness[] {
  return [...rows].sort(
    (a, b) =>
      DUE_RANK[dueState(a, now)] - DUE_RANK[dueState(b, now)] ||
      (a.dueAt ?? '').localeCompare(b.dueAt ?? '') ||
      a.layer.localeCompare(b.layer) ||
      a.sender.localeCompare(b.sender),
  )
}

export const GRID_STATES = ['missing', 'contradictory', 'old', 'fresh'] as const
export type GridState = GridFreshness['state']

/** What is not known comes before what is. */
export const worstFirst = (grids: readonly GridFreshness[]): GridFreshness[] =>
  [...grids].sort(
    (a, b) =>
      GRID_STATES.indexOf(a.state) - GRID_STATES.indexOf(b.state) || a.grid.localeCompare(b.grid),
  )
