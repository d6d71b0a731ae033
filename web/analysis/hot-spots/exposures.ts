import type { Statement } from '../../../data/rules/question/index.ts'
import { ask } from '../engine.ts'
import { questionCatalogue } from '../question-catalogue.ts'

export const EXPOSURES = ['people', 'shops', 'age'] as const
export type ExposureKind = (typeof EXPOSURES)[number]

interface ExposureSource {
  layer: string
  column: string
  /** `amount` by grid; of amounts that go over orders of magnitude their logarithm. */
  sql: string
}

const SOURCES: Readonly<Record<ExposureKind, ExposureSource>> = {
  people: {
    layer: 'RESIDENT',
    column: 'count',
    sql: 'select grid, ln(1 + sum("count"))::double as amount from residents group by grid',
  },
  shops: {
    layer: 'ENTERPRISE',
    column: 'code',
    sql: 'select grid, ln(1 + count(*))::double as amount from enterprises group by grid',
  },
  age: {
    layer: 'BUILDING',
    column: 'year',
    sql: 'select grid, avg(year)::double as amount from buildings group by grid',
  },
}

/** Whether this account may see what it takes. */
export function hasExposure(kind: ExposureKind): boolean {
  const { layer, column } = SOURCES[kind]
  return questionCatalogue.dataset(layer)?.columns.some(({ name }) => name === column) ?? false
}

/** By place in `grids`; NaN where nothing is known, 0 where there is nobody and nothing. */
export async function readExposure(
  kind: ExposureKind,
  grids: readonly string[],
  signal: AbortSignal,
): Promise<Float64Array> {
  const { layer, sql } = SOURCES[kind]
  const dataset = questionCatalogue.dataset(layer)
  const statement: Statement = {
    sql,
    params: [],
    shapes: [],
    datasets: dataset ? [dataset.name] : [],
  }
  const found = await ask(statement, { signal })
  const amounts = new Map<string, number>()
  const values = found.column('amount')?.numbers() ?? new Float64Array()
  for (let i = 0; i < found.rowCount; i++) {
    amounts.set(String(found.column('grid')?.value(i)), values[i]!)
  }
  const missing = kind === 'age' ? Number.NaN : 0
  return Float64Array.from(grids, (grid) => amounts.get(grid) ?? missing)
}
