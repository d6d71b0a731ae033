import type {
  AttributeTest,
  ColumnDefinition,
  Condition,
  DatasetDefinition,
  Period,
} from '../../../contracts/index.ts'
import { columnOf } from '../catalogue.ts'
import { type DayRange, resolvePeriod } from '../periods.ts'
import { column, type SqlNeeds } from './params.ts'

/** True, false or, where something is not known, NULL, which no `where` lets through; `not` turns it over all the same. */
export function conditionSql(
  condition: Condition,
  dataset: DatasetDefinition,
  needs: SqlNeeds,
  now: Date,
): string {
  if ('not' in condition) {
    return `not coalesce(${conditionSql(condition.not, dataset, needs, now)}, false)`
  }
  if ('attribute' in condition) {
    return testSql(condition.test, columnNamed(dataset, condition.attribute), needs, now)
  }
  const [parts, word] = 'all' in condition ? [condition.all, 'and'] : [condition.any, 'or']
  return `(${parts.map((part) => conditionSql(part, dataset, needs, now)).join(` ${word} `)})`
}

export function periodSql(name: string, period: Period, needs: SqlNeeds, now: Date): string {
  return rangeSql(column(name), resolvePeriod(period, now), needs)
}

export function rangeSql(expression: string, { from, to }: DayRange, needs: SqlNeeds): string {
  const parts = [
    ...(from === '' ? [] : [`${expression} >= ${needs.value(from)}::timestamp`]),
    ...(to === '' ? [] : [`${expression} < ${needs.value(to)}::timestamp`]),
  ]
  return `(${parts.join(' and ')})`
}

/** Only what the dataset has becomes part of the text. */
export function columnNamed(dataset: DatasetDefinition, name: string): ColumnDefinition {
  const found = columnOf(dataset, name)
  if (!found) throw new RangeError(`${dataset.name} has no column ${name}`)
  return found
}

function testSql(
  test: AttributeTest,
  { name, type }: ColumnDefinition,
  needs: SqlNeeds,
  now: Date,
): string {
  const at = column(name)
  switch (test.op) {
    case 'in': {
      const values = test.values.map((value) => needs.value(value)).join(', ')
      return type === 'list' ? `list_has_any(${at}, [${values}])` : `${at} in (${values})`
    }
    case 'range': {
      const parts = [
        ...(test.from === null ? [] : [`${at} >= ${needs.value(test.from)}`]),
        ...(test.to === null ? [] : [`${at} <= ${needs.value(test.to)}`]),
      ]
      return `(${parts.join(' and ')})`
    }
    case 'yes':
      return `${at} = true`
    case 'no':
      return `${at} = false`
    case 'contains':
      return `contains(lower(${at}), lower(${needs.value(test.text.trim())}))`
    case 'period':
      return periodSql(name, test.period, needs, now)
    case 'known':
      return `${at} is not null`
    case 'unknown':
      return `${at} is null`
  }
}
