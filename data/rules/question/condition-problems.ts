import type {
  AttributeDefinition,
  AttributeTest,
  Condition,
  QuestionLayer,
  QuestionProblemCode,
  TestOp,
} from '../../contracts/index.ts'
import { attributeOf } from './catalogue.ts'
import { resolvePeriod } from './periods.ts'

/** Which tests suit which attributes; whether a value is known can always be asked. */
const TESTS: Readonly<Record<AttributeDefinition['type'], readonly TestOp[]>> = {
  enum: ['in'],
  list: ['in', 'contains'],
  text: ['contains', 'in'],
  number: ['range'],
  boolean: ['yes', 'no'],
  date: ['period'],
}

export const testsOf = (attribute: AttributeDefinition): readonly TestOp[] => [
  ...TESTS[attribute.type],
  'known',
  'unknown',
]

export function conditionProblems(
  condition: Condition,
  layer: QuestionLayer,
  now: Date,
): QuestionProblemCode[] {
  if ('not' in condition) return conditionProblems(condition.not, layer, now)
  if ('attribute' in condition) {
    const attribute = attributeOf(layer, condition.attribute)
    return attribute ? testProblems(condition.test, attribute, now) : ['unknownAttribute']
  }
  const parts = 'all' in condition ? condition.all : condition.any
  if (parts.length === 0) return ['noValues']
  return parts.flatMap((part) => conditionProblems(part, layer, now))
}

function testProblems(
  test: AttributeTest,
  attribute: AttributeDefinition,
  now: Date,
): QuestionProblemCode[] {
  if (!testsOf(attribute).includes(test.op)) return ['wrongTest']
  switch (test.op) {
    case 'in':
      return valueProblems(test.values, attribute)
    case 'range':
      return isEmptyRange(test.from, test.to) ? ['emptyRange'] : []
    case 'contains':
      return test.text.trim() === '' ? ['noValues'] : []
    case 'period': {
      const { from, to } = resolvePeriod(test.period, now)
      const isEmpty = from === '' ? to === '' : to !== '' && from >= to
      return isEmpty ? ['emptyPeriod'] : []
    }
    default:
      return []
  }
}

function valueProblems(
  values: readonly string[],
  attribute: AttributeDefinition,
): QuestionProblemCode[] {
  if (values.length === 0) return ['noValues']
  const known = attribute.values?.map(({ value }) => value)
  return known && values.some((value) => !known.includes(value)) ? ['unknownValue'] : []
}

const isEmptyRange = (from: number | null, to: number | null) =>
  from === null ? to === null : to !== null && from > to
