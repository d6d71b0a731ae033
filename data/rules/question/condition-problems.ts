import type {
  AttributeTest,
  ColumnDefinition,
  ColumnType,
  Condition,
  DatasetDefinition,
  QuestionProblemCode,
  TestOp,
} from '../../contracts/index.ts'
import { columnOf } from './catalogue.ts'
import { resolvePeriod } from './periods.ts'

/** Which tests suit which columns; whether a value is known can always be asked. */
const TESTS: Readonly<Record<ColumnType, readonly TestOp[]>> = {
  category: ['in'],
  list: ['in'],
  text: ['contains', 'in'],
  integer: ['range'],
  number: ['range'],
  boolean: ['yes', 'no'],
  date: ['period'],
  time: ['period'],
  shape: [],
}

export const testsOf = ({ type }: ColumnDefinition): readonly TestOp[] => [
  ...TESTS[type],
  'known',
  'unknown',
]

export function conditionProblems(
  condition: Condition,
  dataset: DatasetDefinition,
  now: Date,
): QuestionProblemCode[] {
  if ('not' in condition) return conditionProblems(condition.not, dataset, now)
  if ('attribute' in condition) {
    const column = columnOf(dataset, condition.attribute)
    return column ? testProblems(condition.test, column, now) : ['unknownAttribute']
  }
  const parts = 'all' in condition ? condition.all : condition.any
  if (parts.length === 0) return ['noValues']
  return parts.flatMap((part) => conditionProblems(part, dataset, now))
}

function testProblems(
  test: AttributeTest,
  column: ColumnDefinition,
  now: Date,
): QuestionProblemCode[] {
  if (!testsOf(column).includes(test.op)) return ['wrongTest']
  switch (test.op) {
    case 'in':
      return valueProblems(test.values, column)
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

function valueProblems(values: readonly string[], column: ColumnDefinition): QuestionProblemCode[] {
  if (values.length === 0) return ['noValues']
  const known = column.values?.map(({ value }) => value)
  return known && values.some((value) => !known.includes(value)) ? ['unknownValue'] : []
}

const isEmptyRange = (from: number | null, to: number | null) =>
  from === null ? to === null : to !== null && from > to
