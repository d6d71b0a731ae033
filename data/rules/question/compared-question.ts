import type { Question, Step } from '../../contracts/index.ts'
import { addDays, comparedRange, resolvePeriod } from './periods.ts'

/** The same question about the time before; null when it asks of no time that has a beginning and an end. */
export function comparedQuestion(
  question: Question,
  comparedWith: 'before' | 'yearBefore',
  now: Date,
): Question | null {
  let isFound = false
  const steps = question.steps.map((step): Step => {
    if (isFound || step.kind !== 'period') return step
    const range = comparedRange(resolvePeriod(step.period, now), comparedWith)
    if (range === null) return step
    isFound = true
    const period = { kind: 'between', from: range.from, to: addDays(range.to, -1) } as const
    return { ...step, period }
  })
  return isFound ? { ...question, steps } : null
}
