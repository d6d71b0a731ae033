import type { GridSummary } from '../../data/contracts/index.ts'
import { GRID_LIMITS } from '../../data/registry/grid-limits.ts'

/** Households that one grid should hold. */
export const { householdsLow: HOUSEHOLDS_LOW, householdsHigh: HOUSEHOLDS_HIGH } = GRID_LIMITS

export type GridLoad = 'under' | 'fitting' | 'over'

/** Dedicated grids (parks, campuses, markets) are not measured in households, nor are those whose number is not for us. */
export function gridLoad(grid: GridSummary): GridLoad {
  if (grid.kind === 'dedicated' || grid.households === undefined) return 'fitting'
  if (grid.households < HOUSEHOLDS_LOW) return 'under'
  return grid.households > HOUSEHOLDS_HIGH ? 'over' : 'fitting'
}

export type GridColumn =
  | 'name'
  | 'households'
  | 'residents'
  | 'rooms'
  | 'enterprises'
  | 'openEvents'
export const GRID_MEASURES = [
  'households',
  'residents',
  'rooms',
  'enterprises',
  'openEvents',
] as const satisfies readonly GridColumn[]
export type GridMeasure = (typeof GRID_MEASURES)[number]

/** Counts that are rounded below grade 3. */
export const isPeople = (measure: GridMeasure): boolean =>
  measure === 'households' || measure === 'residents'

export interface GridOrder {
  column: GridColumn
  descending: boolean
}

export interface GridQuery {
  /** Prefix of grid codes. */
  area: string
  text: string
  load: GridLoad | null
  order: GridOrder
}

export const FIRST_QUERY: Omit<GridQuery, 'area'> = {
  text: '',
  load: null,
  order: { column: 'households', descending: true },
}

/** The grids that a list shows, sorted; equal ones in the order of their codes. */
export function chooseGrids(grids: readonly GridSummary[], query: GridQuery): GridSummary[] {
  const text = query.text.trim().toLowerCase()
  const chosen = grids.filter(
    (grid) =>
      grid.code.startsWith(query.area) &&
      (query.load === null || gridLoad(grid) === query.load) &&
      (text === '' || matches(grid, text)),
  )
  const sign = query.order.descending ? -1 : 1
  return chosen.sort(
    (a, b) => sign * compare(a, b, query.order.column) || a.code.localeCompare(b.code),
  )
}

export interface GridTotals {
  grids: number
  under: number
  over: number
  withoutFullTime: number
  /** Measures that the account may see in any of the grids. */
  measures: readonly GridMeasure[]
  sums: Record<GridMeasure, number>
  /** Some of the summands are rounded: of people only. */
  rounded: boolean
  /** Longest bar of each column. */
  maxima: Record<GridMeasure, number>
}

export function totalGrids(grids: readonly GridSummary[]): GridTotals {
  const each = (reduce: (values: readonly number[]) => number) =>
    Object.fromEntries(
      GRID_MEASURES.map((measure) => [measure, reduce(grids.map((grid) => grid[measure] ?? 0))]),
    ) as Record<GridMeasure, number>
  return {
    grids: grids.length,
    under: grids.filter((grid) => gridLoad(grid) === 'under').length,
    over: grids.filter((grid) => gridLoad(grid) === 'over').length,
    withoutFullTime: grids.filter((grid) => !grid.staff.some((member) => member.fullTime)).length,
    measures: GRID_MEASURES.filter((measure) => grids.some((grid) => grid[measure] !== undefined)),
    sums: each((values) => values.reduce((sum, value) => sum + value, 0)),
    rounded: grids.some((grid) => grid.rounded),
    maxima: each((values) => values.reduce((most, value) => Math.max(most, value), 0)),
  }
}

const collator = new Intl.Collator('zh', { numeric: true })

function compare(a: GridSummary, b: GridSummary, column: GridColumn): number {
  return column === 'name' ? collator.compare(a.name, b.name) : (a[column] ?? 0) - (b[column] ?? 0)
}

function matches(grid: GridSummary, text: string): boolean {
  return (
    grid.code.includes(text) ||
    grid.name.toLowerCase().includes(text) ||
    grid.staff.some((member) => member.name.toLowerCase().includes(text))
  )
}
