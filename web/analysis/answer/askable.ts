import type { Question, QuestionCatalogue, QuestionProblem } from '../../../data/contracts/index.ts'
import { validateQuestion } from '../../../data/rules/question/index.ts'

/** As much of a question as can be asked: a step that is still being filled in is left out until it is complete. */
export interface Askable {
  question: Question
  problems: readonly QuestionProblem[]
  /** For each step of the question its place among those that are asked; −1 = left out. */
  places: readonly number[]
}

/** `area` = what the scope chip says; null = the question is about nothing that is there. */
export function askableOf(
  question: Question,
  catalogue: QuestionCatalogue,
  area: string,
  now: Date,
): Askable | null {
  const problems = validateQuestion(question, catalogue, now)
  const isFaulty = (path: string) =>
    problems.some((problem) => problem.path === path || problem.path.startsWith(`${path}.`))
  if (isFaulty('what')) return null
  const kept = question.steps.map((_, i) => !isFaulty(`steps.${i}`))
  const steps = question.steps.filter((_, i) => kept[i])
  const places = kept.map((isKept, i) => (isKept ? kept.slice(0, i).filter(Boolean).length : -1))
  const isAnswerFaulty =
    isFaulty('measure') || question.groups.some((_, i) => isFaulty(`groups.${i}`))
  const first = area === '' ? [] : [areaStep(area)]
  return {
    question: {
      ...question,
      steps: [...first, ...steps],
      ...(isAnswerFaulty && { groups: [], measure: { kind: 'count' } }),
    },
    problems,
    places: places.map((place) => (place < 0 ? place : place + first.length)),
  }
}

const areaStep = (code: string) =>
  ({ kind: 'place', outside: false, places: [{ kind: 'area', code }] }) as const
