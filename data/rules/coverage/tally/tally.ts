import type { GridLimits } from '../../../registry/grid-limits.ts'
import { compactness } from '../measure.ts'
import { COUNTED, type Counted } from './facts.ts'

/** What is in one cell. */
export interface CellTally extends Record<Counted, number> {
  areaM2: number
  perimeterM: number
}

export const emptyTally = (): CellTally => ({
  households: 0,
  residents: 0,
  rooms: 0,
  enterprises: 0,
  keyUnits: 0,
  openEvents: 0,
  yearlyEvents: 0,
  areaM2: 0,
  perimeterM: 0,
})

export function addTally(to: CellTally, other: Readonly<CellTally>): void {
  for (const name of COUNTED) to[name] += other[name]
  to.areaM2 += other.areaM2
  to.perimeterM += other.perimeterM
}

export const compactnessOf = ({ areaM2, perimeterM }: CellTally): number =>
  compactness(areaM2, perimeterM)

export interface Workforce {
  fullTime: number
  partTime: number
}

/** 工作负荷: hours that the cell takes in a month by the hours that its workers have; infinite where there is nobody. */
export function workerLoad(
  tally: CellTally,
  { fullTime, partTime }: Workforce,
  { work }: GridLimits,
): number {
  const hours =
    tally.households * work.household +
    tally.enterprises * work.enterprise +
    tally.keyUnits * work.keyUnit +
    tally.openEvents * work.openEvent +
    tally.yearlyEvents * work.yearlyEvent +
    (tally.areaM2 / 1e6) * work.squareKm
  return hours / ((fullTime + partTime / 2) * work.fullTimeHours)
}
