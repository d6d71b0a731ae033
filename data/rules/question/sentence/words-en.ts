import type { ChangeStep, CountTest, HoursStep, Link } from '../../../contracts/index.ts'
import type { QuestionWords } from './words.ts'

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const STARTS = {
  week: 'this week began',
  month: 'this month began',
  quarter: 'this quarter began',
  year: 'this year began',
  spring: 'spring',
  summer: 'summer',
  autumn: 'autumn',
  winter: 'winter',
} as const

export const WORDS_EN: QuestionWords = {
  language: 'en',
  and: (parts) => parts.join(' and '),
  or: (parts) => parts.join(' or '),
  list: (names) =>
    names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`,
  not: (part) => `not (${part})`,
  bracketed: (part) => `(${part})`,
  subject: (name, steps) => (steps.length > 0 ? `${name} (${steps.join('; ')})` : name),
  inside: (places) => `in ${places}`,
  outside: (places) => `outside ${places}`,
  drawn: 'the drawn area',
  period: (attribute, span) => `${attribute} ${span}`,
  span(period, { from }) {
    switch (period.kind) {
      case 'last':
        return `in the last ${period.count === 1 ? '' : `${period.count} `}${period.unit}${period.count === 1 ? '' : 's'}`
      case 'since':
        return `since ${STARTS[period.start]} (${from})`
      case 'between':
        if (period.from === '') return `up to ${period.to}`
        return period.to === '' ? `from ${period.from}` : `from ${period.from} to ${period.to}`
    }
  },
  hours: (attribute, step) => `${attribute} ${hoursText(step)}`,
  isOneOf: (attribute, values) => `${attribute} is ${values}`,
  range(attribute, from, to) {
    if (from === null) return `${attribute} at most ${to}`
    if (to === null) return `${attribute} at least ${from}`
    return from === to ? `${attribute} is ${from}` : `${attribute} from ${from} to ${to}`
  },
  yes: (attribute) => `${attribute}: yes`,
  no: (attribute) => `${attribute}: no`,
  contains: (attribute, text) => `${attribute} contains “${text}”`,
  known: (attribute) => `${attribute} is known`,
  unknown: (attribute) => `${attribute} is not known`,
  related: (link, count, other) => `${countText(count)} ${other} ${linkText(link)}`,
  change: (step, other, span) =>
    `${other} ${linkText(step.link)} ${factorText(step)} ${span}, compared with ${step.comparedWith === 'before' ? 'as long a time before' : 'a year earlier'}`,
  area: { grid: 'grid', community: 'community', subdistrict: 'subdistrict' },
  hexagons: (sizeM) => `hexagon of ${sizeM} m`,
  squares: (sizeM) => `square of ${sizeM} m`,
  timeStep: {
    day: 'day',
    week: 'week',
    month: 'month',
    quarter: 'quarter',
    year: 'year',
    weekday: 'day of the week',
    hour: 'hour of the day',
  },
  statistic: { sum: 'sum', mean: 'mean', median: 'median', min: 'least', max: 'most' },
  count: 'number',
  share: (condition) => `share with ${condition}`,
  density: 'number per km²',
  perResidents: 'number per 1,000 residents',
  question: (things, groups, measure) =>
    groups.length > 0 ? `${things}: ${measure} by ${groups.join(' and ')}` : things,
  of: (measure, attribute) => `${measure} of ${attribute}`,
}

function hoursText({ from, to, weekdays }: HoursStep): string {
  const days = weekdays.map((weekday) => WEEKDAYS[weekday - 1]).join(', ')
  const hours = from === 0 && to === 24 ? '' : `between ${from}:00 and ${to}:00`
  return [days === '' ? '' : `on ${days}`, hours].filter(Boolean).join(' ') || 'at any time'
}

function linkText(link: Link): string {
  switch (link.kind) {
    case 'within':
      return `within ${link.distanceM} m`
    case 'sameAddress':
      return 'at the same address'
    case 'sameBuilding':
      return 'in the same building'
    case 'sameGrid':
      return 'in the same grid'
    case 'sameCommunity':
      return 'in the same community'
    case 'inside':
      return 'around it'
  }
}

function countText(count: CountTest): string {
  if ('atLeast' in count) return `at least ${count.atLeast}`
  return count.atMost === 0 ? 'no' : `at most ${count.atMost}`
}

function factorText({ factor, atLeast }: ChangeStep): string {
  const least = `(at least ${atLeast})`
  if (factor === 2) return `at least doubled ${least}`
  if (factor > 1) return `grew at least ${factor}-fold ${least}`
  return factor === 0.5 ? `at least halved ${least}` : `fell to ${factor} of it or less ${least}`
}
