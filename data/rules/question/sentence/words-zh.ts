import type { ChangeStep, CountTest, HoursStep, Link } from '../../../contracts/index.ts'
import type { QuestionWords } from './words.ts'

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日']
const UNITS = { day: '天', week: '周', month: '个月', year: '年' } as const
const STARTS = {
  week: '本周',
  month: '本月',
  quarter: '本季度',
  year: '今年',
  spring: '开春',
  summer: '入夏',
  autumn: '入秋',
  winter: '入冬',
} as const

export const WORDS_ZH: QuestionWords = {
  language: 'zh',
  and: (parts) => parts.join('，且'),
  or: (parts) => parts.join('，或'),
  list: (names) => names.join('、'),
  not: (part) => `并非（${part}）`,
  bracketed: (part) => `（${part}）`,
  subject: (name, steps) => (steps.length > 0 ? `${name}（${steps.join('；')}）` : name),
  inside: (places) => `位于${places}`,
  outside: (places) => `不在${places}`,
  drawn: '手绘范围',
  period: (attribute, span) => `${attribute}：${span}`,
  span(period, { from }) {
    switch (period.kind) {
      case 'last':
        return `最近 ${period.count} ${UNITS[period.unit]}`
      case 'since':
        return `${STARTS[period.start]}（${from}）以来`
      case 'between':
        if (period.from === '') return `${period.to} 及以前`
        return period.to === '' ? `${period.from} 及以后` : `${period.from} 至 ${period.to}`
    }
  },
  hours: (attribute, step) => `${attribute}：${hoursText(step)}`,
  isOneOf: (attribute, values) => `${attribute}为${values}`,
  range(attribute, from, to) {
    if (from === null) return `${attribute}不超过 ${to}`
    if (to === null) return `${attribute}不少于 ${from}`
    return from === to ? `${attribute}等于 ${from}` : `${attribute}在 ${from} 到 ${to} 之间`
  },
  yes: (attribute) => `${attribute}：是`,
  no: (attribute) => `${attribute}：否`,
  contains: (attribute, text) => `${attribute}含“${text}”`,
  known: (attribute) => `${attribute}已登记`,
  unknown: (attribute) => `${attribute}未登记`,
  related: (link, count, other) => `${linkText(link)}${countText(count)}${other}`,
  change: (step, other, span) =>
    `${linkText(step.link)}的${other}，${span}比${step.comparedWith === 'before' ? '之前同样长的时间' : '去年同期'}${factorText(step)}`,
  area: { grid: '网格', community: '社区', subdistrict: '街道' },
  hexagons: (sizeM) => `${sizeM} 米六边形`,
  squares: (sizeM) => `${sizeM} 米方格`,
  timeStep: {
    day: '日',
    week: '周',
    month: '月',
    quarter: '季度',
    year: '年',
    weekday: '星期几',
    hour: '几点',
  },
  statistic: { sum: '合计', mean: '平均', median: '中位数', min: '最小', max: '最大' },
  count: '数量',
  share: (condition) => `占比（${condition}）`,
  density: '每平方公里数量',
  perResidents: '每千人数量',
  question: (things, groups, measure) =>
    groups.length > 0 ? `${things}，按${groups.join('、')}统计${measure}` : things,
  of: (measure, attribute) => `${attribute}${measure}`,
}

function hoursText({ from, to, weekdays }: HoursStep): string {
  const days = weekdays.map((weekday) => WEEKDAYS[weekday - 1]).join('、')
  const hours = from === 0 && to === 24 ? '' : `${from} 点到${to <= from ? '次日 ' : ' '}${to} 点`
  return [days === '' ? '' : `周${days}`, hours].filter(Boolean).join('，') || '全天'
}

function linkText(link: Link): string {
  switch (link.kind) {
    case 'within':
      return `${link.distanceM} 米内`
    case 'sameAddress':
      return '同一地址'
    case 'sameBuilding':
      return '同一幢楼'
    case 'sameGrid':
      return '同一网格'
    case 'sameCommunity':
      return '同一社区'
    case 'inside':
      return '所在之处'
  }
}

function countText(count: CountTest): string {
  if ('atLeast' in count) return count.atLeast === 1 ? '有' : `有至少 ${count.atLeast} 个`
  return count.atMost === 0 ? '没有' : `最多有 ${count.atMost} 个`
}

function factorText({ factor, atLeast }: ChangeStep): string {
  const least = `（至少 ${atLeast} 个）`
  if (factor === 2) return `翻了一番以上${least}`
  if (factor > 1) return `增加到 ${factor} 倍以上${least}`
  return factor === 0.5 ? `减少了一半以上${least}` : `减少到 ${factor} 倍以下${least}`
}
