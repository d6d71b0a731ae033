import type { GridPlanStaff } from '../../../../data/contracts/index.ts'

export type Worker = Omit<GridPlanStaff, 'cell'>

/** A cell and who works there: of a plan, or in force. */
export interface StaffedCell {
  id: string
  name: string
  workers: readonly Worker[]
  /** Hours needed by hours there are, if all that takes hours is known; infinite where there is nobody. */
  load?: number
  households?: number
}

/** `none` = nobody at all; `partTime` = nobody full time. */
export type Hole = 'none' | 'partTime' | null

export function holeOf({ workers }: Pick<StaffedCell, 'workers'>): Hole {
  if (workers.length === 0) return 'none'
  return workers.some(({ fullTime }) => fullTime) ? null : 'partTime'
}

const GRAVITY = ['none', 'partTime', null] as const

/** Holes in coverage first, then the heaviest loads. */
export const holesFirst = (cells: readonly StaffedCell[]): StaffedCell[] =>
  [...cells].sort(
    (a, b) =>
      GRAVITY.indexOf(holeOf(a)) - GRAVITY.indexOf(holeOf(b)) ||
      weightOf(b) - weightOf(a) ||
      a.name.localeCompare(b.name, 'zh', { numeric: true }),
  )

const weightOf = ({ load, households = 0 }: StaffedCell) =>
  load !== undefined && Number.isFinite(load) ? load : households

export interface WorkerCharge extends Worker {
  cells: readonly StaffedCell[]
  /** Absent where that of a cell is not known. */
  load?: number
  /** A cell's households count in full for each who works there. */
  households?: number
}

/**
 * What each worker has in hand, the heaviest first. Work of a cell is shared in proportion to working time, so that a
 * worker's load is the sum of the loads of the cells.
 */
export function chargesOf(cells: readonly StaffedCell[]): WorkerCharge[] {
  const workers = new Map<string, { worker: Worker; cells: StaffedCell[] }>()
  for (const cell of cells) {
    for (const worker of cell.workers) {
      const known = workers.get(worker.staffKey)
      if (known) known.cells.push(cell)
      else workers.set(worker.staffKey, { worker, cells: [cell] })
    }
  }
  return [...workers.values()]
    .map(({ worker, cells: own }): WorkerCharge => {
      const load = total(own.map((cell) => cell.load))
      const households = total(own.map((cell) => cell.households))
      return {
        ...worker,
        cells: own,
        ...(load !== undefined && { load }),
        ...(households !== undefined && { households }),
      }
    })
    .sort(
      (a, b) =>
        (b.load ?? b.households ?? 0) - (a.load ?? a.households ?? 0) ||
        b.cells.length - a.cells.length ||
        a.name.localeCompare(b.name, 'zh'),
    )
}

/** Unknown where one of them is. */
const total = (values: readonly (number | undefined)[]): number | undefined =>
  values.reduce(
    (sum, value) => (sum === undefined || value === undefined ? undefined : sum + value),
    0,
  )
