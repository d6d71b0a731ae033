import * as v from 'valibot'
import {
  AREA_LEVELS,
  type Condition,
  PERIOD_STARTS,
  QUESTION_VERSION,
  type Question,
  STATISTICS,
  type Subject,
  TIME_STEPS,
  TIME_UNITS,
} from '../../contracts/index.ts'

/** What makes a question too large to be one: a saved or linked one may come from anywhere. */
export const MOST_STEPS = 20
export const DEEPEST_SUBJECT = 3
const MOST_VALUES = 500
const MOST_PLACES = 200
const MOST_CORNERS = 2_000
const MOST_CONDITIONS = 50
const DEEPEST_CONDITION = 6

export type ParsedQuestion = { question: Question } | { fault: string }

/** Takes what somebody kept or sent; knows nothing of layers: see `validate-question.ts`. */
export function parseQuestion(input: unknown): ParsedQuestion {
  const result = v.safeParse(questionSchema, input)
  if (result.success) return { question: result.output }
  const [issue] = result.issues
  return { fault: `${v.getDotPath(issue) ?? 'question'}: ${issue.message}` }
}

const code = v.pipe(v.string(), v.regex(/^[A-Z][A-Z0-9_]{1,39}$/, 'must be like FIRE_UNIT'))
const key = v.pipe(v.string(), v.regex(/^\S{1,64}$/, 'must be the key of an attribute'))
const word = v.pipe(v.string(), v.maxLength(200))
const finite = v.pipe(v.number(), v.finite())
const natural = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))
const day = v.pipe(
  v.string(),
  v.check((text) => text === '' || isDay(text), 'must be a day like 2026-03-01, or empty'),
)
const lonLat = v.tuple([
  v.pipe(finite, v.minValue(-180), v.maxValue(180)),
  v.pipe(finite, v.minValue(-85), v.maxValue(85)),
])

const period = v.variant('kind', [
  v.strictObject({ kind: v.literal('between'), from: day, to: day }),
  v.strictObject({
    kind: v.literal('last'),
    count: natural(1, 1_000),
    unit: v.picklist(TIME_UNITS),
  }),
  v.strictObject({ kind: v.literal('since'), start: v.picklist(PERIOD_STARTS) }),
])

const place = v.variant('kind', [
  v.strictObject({
    kind: v.literal('area'),
    code: v.pipe(v.string(), v.regex(/^(\d{6}|\d{9}|\d{12}|\d{15})$/, 'must be an area')),
  }),
  v.strictObject({
    kind: v.literal('drawn'),
    ring: v.pipe(v.array(lonLat), v.minLength(3), v.maxLength(MOST_CORNERS)),
  }),
  v.strictObject({
    kind: v.literal('feature'),
    layer: code,
    code: v.pipe(v.string(), v.regex(/^[0-9A-Za-z][0-9A-Za-z_.:-]{0,63}$/, 'must be a code')),
  }),
])

const test = v.variant('op', [
  v.strictObject({ op: v.literal('in'), values: v.pipe(v.array(word), v.maxLength(MOST_VALUES)) }),
  v.strictObject({ op: v.literal('range'), from: v.nullable(finite), to: v.nullable(finite) }),
  v.strictObject({ op: v.literal('yes') }),
  v.strictObject({ op: v.literal('no') }),
  v.strictObject({ op: v.literal('contains'), text: word }),
  v.strictObject({ op: v.literal('period'), period }),
  v.strictObject({ op: v.literal('known') }),
  v.strictObject({ op: v.literal('unknown') }),
])

const conditionAt = (depth: number): v.GenericSchema<unknown, Condition> => {
  const attribute = v.strictObject({ attribute: key, test })
  if (depth === 0) return attribute
  const inner = v.lazy(() => conditionAt(depth - 1))
  const list = v.pipe(v.array(inner), v.maxLength(MOST_CONDITIONS))
  return v.union([
    attribute,
    v.strictObject({ all: list }),
    v.strictObject({ any: list }),
    v.strictObject({ not: inner }),
  ])
}
const condition = conditionAt(DEEPEST_CONDITION)

const link = v.variant('kind', [
  v.strictObject({ kind: v.literal('within'), distanceM: v.pipe(finite, v.minValue(0)) }),
  v.strictObject({ kind: v.literal('sameAddress') }),
  v.strictObject({ kind: v.literal('sameBuilding') }),
  v.strictObject({ kind: v.literal('sameGrid') }),
  v.strictObject({ kind: v.literal('sameCommunity') }),
  v.strictObject({ kind: v.literal('inside') }),
])

const subjectAt = (depth: number): v.GenericSchema<unknown, Subject> =>
  v.strictObject({ what: code, steps: stepsAt(depth) })

const stepsAt = (depth: number) => {
  const plain = [
    v.strictObject({
      kind: v.literal('place'),
      outside: v.boolean(),
      places: v.pipe(v.array(place), v.maxLength(MOST_PLACES)),
    }),
    v.strictObject({ kind: v.literal('period'), attribute: key, period }),
    v.strictObject({
      kind: v.literal('hours'),
      attribute: key,
      from: natural(0, 23),
      to: natural(1, 24),
      weekdays: v.pipe(v.array(natural(1, 7)), v.maxLength(7)),
    }),
    v.strictObject({ kind: v.literal('conditions'), condition }),
  ] as const
  const other = v.lazy(() => subjectAt(depth - 1))
  const related = [
    v.strictObject({
      kind: v.literal('related'),
      link,
      other,
      count: v.union([
        v.strictObject({ atLeast: natural(1, 1_000_000) }),
        v.strictObject({ atMost: natural(0, 1_000_000) }),
      ]),
    }),
    v.strictObject({
      kind: v.literal('change'),
      link,
      other,
      attribute: key,
      period,
      comparedWith: v.picklist(['before', 'yearBefore']),
      factor: v.pipe(finite, v.minValue(0), v.maxValue(1_000)),
      atLeast: natural(1, 1_000_000),
    }),
  ] as const
  const step = depth > 1 ? v.variant('kind', [...plain, ...related]) : v.variant('kind', [...plain])
  return v.pipe(v.array(step), v.maxLength(MOST_STEPS))
}

const grouping = v.variant('by', [
  v.strictObject({ by: v.literal('area'), level: v.picklist(AREA_LEVELS) }),
  v.strictObject({ by: v.literal('hexagon'), sizeM: v.pipe(finite, v.minValue(20)) }),
  v.strictObject({ by: v.literal('square'), sizeM: v.pipe(finite, v.minValue(20)) }),
  v.strictObject({ by: v.literal('attribute'), attribute: key }),
  v.strictObject({ by: v.literal('time'), attribute: key, step: v.picklist(TIME_STEPS) }),
])

const measure = v.variant('kind', [
  v.strictObject({ kind: v.literal('count') }),
  v.strictObject({ kind: v.picklist(STATISTICS), attribute: key }),
  v.strictObject({ kind: v.literal('share'), condition }),
  v.strictObject({ kind: v.literal('density') }),
  v.strictObject({ kind: v.literal('perResidents') }),
])

const questionSchema: v.GenericSchema<unknown, Question> = v.strictObject({
  version: v.literal(QUESTION_VERSION),
  what: code,
  steps: stepsAt(DEEPEST_SUBJECT),
  groups: v.pipe(v.array(grouping), v.maxLength(2)),
  measure,
})

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(text).toJSON()?.startsWith(text) === true
}
