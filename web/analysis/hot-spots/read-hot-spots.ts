import type { Question, Step, Subject } from '../../../data/contracts/index.ts'
import { expectedShares } from '../../../data/rules/findings/expectation.ts'
import { findHotSpots, type HotSpot } from '../../../data/rules/findings/hot-spots.ts'
import { columnOf, timeColumns } from '../../../data/rules/question/index.ts'
import { ask } from '../engine.ts'
import { compiler, questionCatalogue } from '../question-catalogue.ts'
import { type ExposureKind, hasExposure, readExposure } from './exposures.ts'
import { lastSlices, type SliceUnit } from './slices.ts'

export interface HotSpotsWish {
  subject: Subject
  unit: SliceUnit
  reachM: number
  exposures: readonly ExposureKind[]
  withPatrols: boolean
}

export interface GridHotSpot extends HotSpot {
  grid: string
}

export interface HotSpotsAnswer {
  spots: readonly GridHotSpot[]
  /** First day of each stretch, and the last day of the last. */
  starts: readonly string[]
  to: string
  unit: SliceUnit
  /** 0 = each grid by itself. */
  reachM: number
  /** Steps beyond those of the question, so that the rows are those that were counted. */
  added: readonly Step[]
}

const PATROLS = '网格巡查'

/** Null = the things have no times. */
export async function readHotSpots(
  { subject, unit, reachM, exposures, withPatrols }: HotSpotsWish,
  signal: AbortSignal,
): Promise<HotSpotsAnswer | null> {
  const dataset = questionCatalogue.dataset(subject.what)
  const [time] = dataset ? timeColumns(dataset) : []
  if (!dataset || !time) return null
  const { starts, to } = lastSlices(unit, new Date())
  const added: Step[] = [
    { kind: 'period', attribute: time.name, period: { kind: 'between', from: starts[0]!, to } },
  ]
  if (!withPatrols && columnOf(dataset, 'source')) added.push(NOT_BY_PATROLS)
  const cells = await readGrids(signal)
  const counts = await countByGrid(
    { ...subject, steps: [...subject.steps, ...added] },
    { attribute: time.name, unit, starts },
    cells.grids,
    signal,
  )
  const factors: Float64Array[] = []
  for (const kind of exposures) {
    if (hasExposure(kind)) factors.push(await readExposure(kind, cells.grids, signal))
  }
  const totals = cells.grids.map((_, i) => counts.reduce((sum, one) => sum + one[i]!, 0))
  const shares = expectedShares(totals, factors)
  const spots = findHotSpots({ ...cells, counts, shares }, reachM)
  return {
    spots: spots.map((spot) => ({ ...spot, grid: cells.grids[spot.cell]! })),
    starts,
    to,
    unit,
    reachM,
    added,
  }
}

const NOT_BY_PATROLS: Step = {
  kind: 'conditions',
  condition: { all: [{ not: { attribute: 'source', test: { op: 'in', values: [PATROLS] } } }] },
}

async function readGrids(signal: AbortSignal) {
  const sql = 'select grid, x, y from grids where x is not null order by grid'
  const found = await ask({ sql, params: [], shapes: [], datasets: ['grids'] }, { signal })
  const grids = found.column('grid')
  return {
    grids: Array.from({ length: found.rowCount }, (_, i) => String(grids?.value(i))),
    x: found.column('x')?.numbers() ?? new Float64Array(),
    y: found.column('y')?.numbers() ?? new Float64Array(),
  }
}

interface Slicing {
  attribute: string
  unit: SliceUnit
  starts: readonly string[]
}

/** By stretch of time, things by grid. */
async function countByGrid(
  subject: Subject,
  { attribute, unit, starts }: Slicing,
  grids: readonly string[],
  signal: AbortSignal,
): Promise<Float64Array[]> {
  const question: Question = {
    ...subject,
    version: 1,
    groups: [
      { by: 'area', level: 'grid' },
      { by: 'time', attribute, step: unit },
    ],
    measure: { kind: 'count' },
  }
  const found = await ask(compiler().groups(question), { signal })
  const places = new Map(grids.map((grid, i) => [grid, i]))
  const slices = new Map(starts.map((start, t) => [start, t]))
  const counts = starts.map(() => new Float64Array(grids.length))
  const [keys, days] = [found.column('key'), found.column('key_2')?.numbers()]
  const values = found.column('value')?.numbers()
  for (let i = 0; i < found.rowCount; i++) {
    const place = places.get(String(keys?.value(i)))
    const slice = slices.get(new Date(days?.[i] ?? 0).toISOString().slice(0, 10))
    if (place !== undefined && slice !== undefined) counts[slice]![place] = values?.[i] ?? 0
  }
  return counts
}
