import { compactText } from './cell-text.ts'
import { failed, nothing, type ReadCell } from './problems.ts'

export interface NumberRules {
  /** Words that may stand behind the number, e.g. 平方米. */
  units?: readonly string[]
  mayBeNegative?: boolean
  isWhole?: boolean
}

/** 1,234.5 · １２ · 3.5万 · 85㎡ where the field is in 平方米. */
export function readNumber(
  text: string,
  { units = [], mayBeNegative, isWhole }: NumberRules = {},
): ReadCell {
  const compact = compactText(text).replace(/^[¥￥]/, '')
  if (/^(无|暂无|没有)$/.test(compact)) return nothing
  const [, digits = '', scale = '', unit = ''] =
    /^([+-]?[\d.,]+(?:E[+-]?\d{1,2})?)([万亿]?)(\D\S*)?$/.exec(compact) ?? []
  if (digits === '') return failed('not-a-number')
  if (unit !== '' && !isKnownUnit(unit, units)) {
    return failed(/^[A-Z%°\p{Script=Han}23]+$/u.test(unit) ? 'ambiguous-number' : 'not-a-number')
  }
  const plain = withoutThousands(digits)
  if (plain === undefined) return failed('ambiguous-number')
  const value = scaled(plain, scale)
  if (value === undefined) return failed('not-a-number')
  if (value < 0 && !mayBeNegative) return failed('negative-number')
  if (isWhole && !Number.isInteger(value)) return failed('not-whole')
  return String(value) === text ? { value } : { value, mended: true }
}

/** Words for things that are counted, and what the field itself is measured in. */
const COUNTERS = [
  '人',
  '个',
  '间',
  '户',
  '台',
  '张',
  '名',
  '家',
  '项',
  '次',
  '套',
  '辆',
  '床',
  '层',
  '件',
  '份',
  '处',
  '条',
]
const SAME_UNITS: readonly (readonly string[])[] = [
  ['平方米', '平米', '㎡', 'M2', 'M²', '平方'],
  ['米', 'M'],
  ['吨', 'T'],
  ['天', '日'],
  ['度', '°'],
]

function isKnownUnit(unit: string, units: readonly string[]): boolean {
  if (COUNTERS.includes(unit)) return true
  const own = units.map(compactText)
  if (own.includes(unit)) return true
  const same = SAME_UNITS.map((words) => words.map(compactText))
  return same.some((words) => words.includes(unit) && own.some((word) => words.includes(word)))
}

/** 1,234,567 has commas every three digits; anything else with a comma may be a decimal one. */
function withoutThousands(digits: string): string | undefined {
  if (!digits.includes(',')) return digits
  return /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits) ? digits.replaceAll(',', '') : undefined
}

function scaled(digits: string, scale: string): number | undefined {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(E[+-]?\d{1,2})?$/.test(digits)) return undefined
  // More digits than a double holds would be rounded in silence.
  if (digits.replace(/E.*$/, '').replace(/\D/g, '').replace(/^0+/, '').length > 15) return undefined
  const value = Number(digits)
  const factor = scale === '万' ? 1e4 : scale === '亿' ? 1e8 : 1
  return Number.isFinite(value) ? Number((value * factor).toPrecision(15)) : undefined
}
