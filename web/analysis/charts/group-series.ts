import type { GroupsAnswer } from '../answer/read-groups.ts'
import { groupName } from '../group-names.ts'
import { describer } from '../question-catalogue.ts'

const MOST_BARS = 40
const MOST_SERIES = 7

/** The groups of an answer as a chart has them. */
export interface GroupSeries {
  keys: readonly string[]
  labels: readonly string[]
  series: readonly { name: string; values: readonly (number | null)[] }[]
  isTime: boolean
}

/** Largest first; over time in its order. */
export function groupSeries({ question, rows }: GroupsAnswer): GroupSeries {
  const [first, second] = question.groups
  const isTime = first?.by === 'time'
  const sums = new Map<string, number>()
  for (const { key, value } of rows) sums.set(key, (sums.get(key) ?? 0) + (value || 0))
  const keys = isTime
    ? [...sums.keys()]
    : [...sums.keys()].sort((a, b) => sums.get(b)! - sums.get(a)!).slice(0, MOST_BARS)
  const seconds = [...new Set(rows.map((row) => row.second))].slice(0, MOST_SERIES)
  const values = new Map(rows.map(({ key, second: s, value }) => [`${key}\n${s}`, value]))
  return {
    keys,
    isTime,
    labels: first ? keys.map((key) => groupName(key, first, question.what)) : [],
    series: seconds.map((s) => ({
      name: second
        ? groupName(s, second, question.what)
        : describer().measure(question.measure, question.what),
      values: keys.map((key) => values.get(`${key}\n${s}`) ?? null),
    })),
  }
}
