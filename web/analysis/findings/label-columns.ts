import type { ColumnDefinition, DatasetDefinition, Step } from '../../../data/contracts/index.ts'
import type { LabelColumn } from '../../../data/rules/findings/over-represented.ts'
import { tellingColumns, timeColumns } from '../../../data/rules/question/index.ts'
import { t, text } from '../../i18n/index.ts'
import type { QueryResult, ResultColumn } from '../../query/index.ts'
import { questionCatalogue } from '../question-catalogue.ts'
import { weekdayName } from '../weekday-name.ts'

/** A way of labelling things, and how a label becomes a step of a question. */
export interface NamedLabels extends LabelColumn {
  title: string
  step(code: number): Step | null
}

const TWO_HOURS = 2
/** Names of things and numbers of registers tell one from the other, not what they have in common. */
const NO_LABELS = new Set(['title', 'uscc', 'filing_no'])

/** Columns of the dataset that labels are made of. */
export function labelSources(dataset: DatasetDefinition): ColumnDefinition[] {
  const words = tellingColumns(dataset).filter(
    ({ type, name }) => ['category', 'boolean', 'text'].includes(type) && !NO_LABELS.has(name),
  )
  const community = dataset.columns.filter(({ name }) => name === 'community')
  return [...words, ...community, ...timeColumns(dataset).slice(0, 1)]
}

export function labelColumns(dataset: DatasetDefinition, found: QueryResult): NamedLabels[] {
  return labelSources(dataset).flatMap((column) => {
    const result = found.column(column.name)
    if (!result) return []
    return column.type === 'time' ? timeLabels(column, result) : [wordLabels(column, result)]
  })
}

function wordLabels(column: ColumnDefinition, result: ResultColumn): NamedLabels {
  const { name, type, values } = column
  const shared = { name, title: text(column.label) }
  if (type === 'boolean') {
    const codes = Int32Array.from(result.numbers(), (value) => (Number.isNaN(value) ? -1 : value))
    const step = (code: number) => conditionStep(name, { op: code === 1 ? 'yes' : 'no' })
    return { ...shared, codes, labels: [t('analysis.no'), t('analysis.yes')], step }
  }
  const coded = result.codes()
  const isArea = name === 'community'
  const nameOf = (value: string) => {
    const known = values?.find((one) => one.value === value)
    return isArea ? (questionCatalogue.areaName(value) ?? value) : known ? text(known.name) : value
  }
  return {
    ...shared,
    codes: coded.codes,
    labels: coded.values.map(nameOf),
    step: (code) => {
      const value = coded.values[code]
      if (value === undefined) return null
      return isArea
        ? { kind: 'place', outside: false, places: [{ kind: 'area', code: value }] }
        : conditionStep(name, { op: 'in', values: [value] })
    },
  }
}

function timeLabels(column: ColumnDefinition, result: ResultColumn): NamedLabels[] {
  const times = result.numbers()
  const codesBy = (codeOf: (date: Date) => number) =>
    Int32Array.from(times, (ms) => (Number.isNaN(ms) ? -1 : codeOf(new Date(ms))))
  const hours = (code: number) => ({ from: TWO_HOURS * code, to: TWO_HOURS * (code + 1) })
  return [
    {
      name: `${column.name} hours`,
      title: t('analysis.hourOfDay'),
      codes: codesBy((date) => Math.floor(date.getUTCHours() / TWO_HOURS)),
      labels: Array.from({ length: 24 / TWO_HOURS }, (_, code) => {
        const { from, to } = hours(code)
        return `${from}:00–${to}:00`
      }),
      step: (code) => ({ kind: 'hours', attribute: column.name, ...hours(code), weekdays: [] }),
    },
    {
      name: `${column.name} weekday`,
      title: t('analysis.stepWeekday'),
      codes: codesBy((date) => (date.getUTCDay() + 6) % 7),
      labels: Array.from({ length: 7 }, (_, code) => weekdayName(code + 1)),
      step: (code) => ({
        kind: 'hours',
        attribute: column.name,
        from: 0,
        to: 24,
        weekdays: [code + 1],
      }),
    },
    {
      name: `${column.name} month`,
      title: t('analysis.stepMonth'),
      codes: codesBy((date) => date.getUTCMonth()),
      labels: Array.from({ length: 12 }, (_, code) => t('analysis.monthOfYear', { n: code + 1 })),
      // No step asks for a month of any year.
      step: () => null,
    },
  ]
}

const conditionStep = (
  attribute: string,
  test: { op: 'in'; values: string[] } | { op: 'yes' } | { op: 'no' },
): Step => ({ kind: 'conditions', condition: { all: [{ attribute, test }] } })
