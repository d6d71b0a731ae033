import type {
  Condition,
  Measure,
  Question,
  QuestionCatalogue,
  Step,
  Subject,
} from '../../contracts/index.ts'
import { columnOf } from './catalogue.ts'
import { parseQuestion } from './parse-question.ts'

/** What a link does not carry: it may be read by anybody it is passed on to. */
export type LeftOut = 'drawn' | 'values'

export interface QuestionLink {
  /** Stands unescaped behind the `#` of an address, which browsers keep to themselves. */
  text: string
  leftOut: readonly LeftOut[]
}

/** Values of a higher grade than this, and whatever was typed, may name somebody. */
const OPEN_GRADE = 1

export function questionToLink(question: Question, catalogue: QuestionCatalogue): QuestionLink {
  const leftOut = new Set<LeftOut>()
  const steps = openSteps(question, catalogue, leftOut)
  const measure = openMeasure(question, catalogue, leftOut)
  const open: Question = { ...question, steps, measure }
  return { text: encode(JSON.stringify(open)), leftOut: [...leftOut] }
}

/** Null for whatever is no question. */
export function questionFromLink(text: string): Question | null {
  const json = decode(text)
  if (json === null) return null
  const parsed = parseQuestion(json)
  return 'question' in parsed ? parsed.question : null
}

/** Without shapes that somebody drew and without words that somebody typed about personal matters. */
function openSteps(
  { what, steps }: Subject,
  catalogue: QuestionCatalogue,
  leftOut: Set<LeftOut>,
): Step[] {
  return steps.flatMap((step): Step[] => {
    if (step.kind === 'place') {
      const places = step.places.filter(({ kind }) => kind !== 'drawn')
      if (places.length < step.places.length) leftOut.add('drawn')
      return places.length > 0 || step.places.length === 0 ? [{ ...step, places }] : []
    }
    if (step.kind === 'conditions') {
      if (!tellsOfSomebody(step.condition, what, catalogue)) return [step]
      leftOut.add('values')
      return []
    }
    if (!('other' in step)) return [step]
    return [{ ...step, other: { ...step.other, steps: openSteps(step.other, catalogue, leftOut) } }]
  })
}

function openMeasure(
  { measure, what }: Question,
  catalogue: QuestionCatalogue,
  leftOut: Set<LeftOut>,
): Measure {
  if (measure.kind !== 'share' || !tellsOfSomebody(measure.condition, what, catalogue)) {
    return measure
  }
  leftOut.add('values')
  return { kind: 'count' }
}

function tellsOfSomebody(
  condition: Condition,
  what: string,
  catalogue: QuestionCatalogue,
): boolean {
  if ('not' in condition) return tellsOfSomebody(condition.not, what, catalogue)
  if (!('attribute' in condition)) {
    const parts = 'all' in condition ? condition.all : condition.any
    return parts.some((part) => tellsOfSomebody(part, what, catalogue))
  }
  const { op } = condition.test
  if (op !== 'contains' && op !== 'in') return false
  const dataset = catalogue.dataset(what)
  const column = dataset && columnOf(dataset, condition.attribute)
  if (!column) return true
  return column.values === undefined && (op === 'contains' || column.sensitivity > OPEN_GRADE)
}

function encode(json: string): string {
  const bytes = new TextEncoder().encode(json)
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

const LONGEST = 20_000

function decode(text: string): unknown {
  if (text.length > LONGEST || !/^[\w-]+$/.test(text)) return null
  try {
    const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(plain, (character) => character.charCodeAt(0))
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    // A mangled link is no question: the page opens without one.
    return null
  }
}
