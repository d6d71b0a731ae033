/**
 * What a 网格 should be like. Districts have their own figures: these are data, not law. Households: domain.md §3 (GB/T
 * 34300-2017 speaks of about 300–500); the rest is OneMap's proposal.
 */
export interface GridLimits {
  householdsLow: number
  householdsHigh: number
  /** Polsby–Popper; below it a cell is a ribbon. */
  compactnessLow: number
  /** Narrower parts than this are slivers. */
  sliverWidthM: number
  /** Share of the boundary that should run along roads, rivers and borders of divisions. */
  alongLinesLow: number
  /** How far off a line the boundary may be and still run along it. */
  alongLinesM: number
  work: WorkNorms
}

/** Hours that one of each takes a grid worker in a month. */
export interface WorkNorms {
  household: number
  enterprise: number
  keyUnit: number
  openEvent: number
  yearlyEvent: number
  squareKm: number
  /** Hours of one full-time worker in a month; a part-time worker counts as half of one. */
  fullTimeHours: number
}

export const GRID_LIMITS: GridLimits = {
  householdsLow: 200,
  householdsHigh: 800,
  compactnessLow: 0.2,
  sliverWidthM: 3,
  alongLinesLow: 0.7,
  alongLinesM: 15,
  work: {
    household: 0.1,
    enterprise: 0.2,
    keyUnit: 1,
    openEvent: 0.75,
    yearlyEvent: 0.04,
    squareKm: 4,
    fullTimeHours: 140,
  },
}

/** 重点单位: layers whose things a grid worker looks in on again and again. */
export const KEY_UNIT_LAYERS: readonly string[] = [
  'FIRE_UNIT',
  'WORK_SAFETY',
  'KEY_PLACE',
  'HAZCHEM',
]
