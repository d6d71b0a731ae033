import type { Grouping } from '../../data/contracts/index.ts'
import { columnOf } from '../../data/rules/question/index.ts'
import { formatNumber, t, text } from '../i18n/index.ts'
import { questionCatalogue } from './question-catalogue.ts'
import { weekdayName } from './weekday-name.ts'

/** A group's key as people call it: a grid by its name, a value by its word, an hour as a clock shows it. */
export function groupName(key: string, grouping: Grouping, what: string): string {
  switch (grouping.by) {
    case 'area':
      return questionCatalogue.areaName(key) ?? key
    case 'hexagon':
    case 'square':
      return key
    case 'time':
      return timeName(key, grouping.step)
    case 'attribute': {
      const dataset = questionCatalogue.dataset(what)
      const column = dataset && columnOf(dataset, grouping.attribute)
      if (column?.type === 'boolean') return t(key === 'true' ? 'analysis.yes' : 'analysis.no')
      const value = column?.values?.find((one) => one.value === key)
      return value ? text(value.name) : key
    }
  }
}

function timeName(key: string, step: Extract<Grouping, { by: 'time' }>['step']): string {
  if (step === 'weekday') return weekdayName(Number(key))
  if (step === 'hour') return `${formatNumber(Number(key))}:00`
  if (step === 'month') return key.slice(0, 7)
  if (step === 'year') return key.slice(0, 4)
  if (step === 'quarter') return `${key.slice(0, 4)} Q${Math.ceil(Number(key.slice(5, 7)) / 3)}`
  return key
}
