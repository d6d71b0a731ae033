import type { Question } from '../../../data/contracts/index.ts'
import { dateColumns } from '../../../data/rules/question/index.ts'
import { ask } from '../engine.ts'
import { lastSlices } from '../hot-spots/slices.ts'
import { compiler, questionCatalogue } from '../question-catalogue.ts'

/** How many there were in each of the last months, by key of the group. */
export interface Courses {
  starts: readonly string[]
  byKey: ReadonlyMap<string, Float64Array>
}

/** Whether groups have a course: of time itself there is none, nor of two groupings at once. */
export function hasCourses({ groups, what }: Question): boolean {
  const dataset = questionCatalogue.dataset(what)
  return (
    groups.length === 1 && groups[0]!.by !== 'time' && !!dataset && dateColumns(dataset).length > 0
  )
}

export async function readCourses(question: Question, signal: AbortSignal): Promise<Courses> {
  const dataset = questionCatalogue.dataset(question.what)
  const attribute = (dataset && dateColumns(dataset)[0]?.name) ?? ''
  const { starts, to } = lastSlices('month', new Date())
  const found = await ask(
    compiler().groups({
      ...question,
      steps: [
        ...question.steps,
        { kind: 'period', attribute, period: { kind: 'between', from: starts[0]!, to } },
      ],
      groups: [question.groups[0]!, { by: 'time', attribute, step: 'month' }],
      measure: { kind: 'count' },
    }),
    { signal },
  )
  const places = new Map(starts.map((start, i) => [start, i]))
  const byKey = new Map<string, Float64Array>()
  const [keys, months] = [found.column('key'), found.column('key_2')?.numbers()]
  const values = found.column('value')?.numbers()
  for (let i = 0; i < found.rowCount; i++) {
    const key = String(keys?.value(i))
    const course = byKey.get(key) ?? new Float64Array(starts.length)
    byKey.set(key, course)
    const place = places.get(new Date(months?.[i] ?? 0).toISOString().slice(0, 10))
    if (place !== undefined) course[place] = values?.[i] ?? 0
  }
  return { starts, byKey }
}
