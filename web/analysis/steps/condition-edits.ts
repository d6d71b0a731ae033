import type {
  AttributeCondition,
  AttributeTest,
  ColumnDefinition,
  Condition,
} from '../../../data/contracts/index.ts'
import { testsOf } from '../../../data/rules/question/index.ts'

/** A list of conditions of which all or any must hold. */
export interface ConditionGroup {
  word: 'all' | 'any'
  parts: readonly Condition[]
}

export function asGroup(condition: Condition): ConditionGroup {
  if ('all' in condition) return { word: 'all', parts: condition.all }
  if ('any' in condition) return { word: 'any', parts: condition.any }
  return { word: 'all', parts: [condition] }
}

export const fromGroup = ({ word, parts }: ConditionGroup): Condition =>
  word === 'all' ? { all: parts } : { any: parts }

/** `not` is a switch beside the condition that it turns over. */
export const isTurned = (condition: Condition): boolean => 'not' in condition

export const turn = (condition: Condition): Condition =>
  'not' in condition ? condition.not : { not: condition }

/** The condition itself, turned over or not. */
export const bare = (condition: Condition): Condition =>
  'not' in condition ? condition.not : condition

export const turnedLike = (like: Condition, condition: Condition): Condition =>
  'not' in like ? { not: condition } : condition

/** What is asked of an attribute before anybody has said what. */
export function firstTest(column: ColumnDefinition): AttributeTest {
  return freshTest(testsOf(column)[0] ?? 'known')
}

export function freshTest(op: AttributeTest['op']): AttributeTest {
  switch (op) {
    case 'in':
      return { op, values: [] }
    case 'range':
      return { op, from: null, to: null }
    case 'contains':
      return { op, text: '' }
    case 'period':
      return { op, period: { kind: 'last', count: 30, unit: 'day' } }
    default:
      return { op }
  }
}

export const firstCondition = (column: ColumnDefinition): AttributeCondition => ({
  attribute: column.name,
  test: firstTest(column),
})
