import type { Question } from '../../../data/contracts/index.ts'
import type { ResultColumn, ResultValue } from '../../query/index.ts'
import { ask } from '../engine.ts'
import { compiler } from '../question-catalogue.ts'

/** One group: its key or keys, the measure, and how many things it stands for. */
export interface GroupRow {
  key: string
  /** '' = there is only one grouping. */
  second: string
  value: number
  things: number
  /** Metres in EPSG:4549, of cells. */
  centre: { x: number; y: number } | null
}

export interface GroupsAnswer {
  question: Question
  rows: readonly GroupRow[]
  truncated: boolean
}

export async function readGroups(question: Question, signal: AbortSignal): Promise<GroupsAnswer> {
  const found = await ask(compiler().groups(question), { signal })
  const [keys, seconds] = [found.column('key'), found.column('key_2')]
  const values = found.column('value')?.numbers() ?? new Float64Array()
  const things = found.column('things')?.numbers() ?? new Float64Array()
  const [xs, ys] = [found.column('centre_x')?.numbers(), found.column('centre_y')?.numbers()]
  const rows = Array.from({ length: found.rowCount }, (_, i) => ({
    key: textOf(keys, i),
    second: textOf(seconds, i),
    value: values[i] ?? Number.NaN,
    things: things[i] ?? 0,
    centre: xs && ys ? { x: xs[i] ?? 0, y: ys[i] ?? 0 } : null,
  }))
  return { question, rows, truncated: found.truncated }
}

function textOf(column: ResultColumn | undefined, row: number): string {
  if (!column) return ''
  const value: ResultValue = column.value(row)
  if (value === null) return ''
  return column.type === 'time' ? new Date(Number(value)).toISOString().slice(0, 10) : String(value)
}
