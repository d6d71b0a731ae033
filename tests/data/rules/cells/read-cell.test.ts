import { describe, expect, it } from 'vitest'
import { type CellField, readCell } from '../../../../data/rules/cells/read-cell.ts'
import {
  citizenIdCheck,
  organisationCheck,
  usccCheck,
} from '../../../../data/rules/check-digits.ts'

const field = (type: CellField['type'], extras: Partial<CellField> = {}): CellField => ({
  key: 'f',
  name: { zh: '', en: '' },
  type,
  grade: 1,
  ...extras,
})
const NUMBER = field('number')
const DATE = field('date')
const ID = field('text', { format: 'citizenId' })
const USCC = field('text', { format: 'uscc' })
const PHONE = field('text', { format: 'phone' })
const TEXT = field('text')
const GRADE = field('enum', {
  choices: [
    { value: '绿', words: ['Green'] },
    { value: '黄', words: ['Yellow'] },
    { value: '一', words: ['Class 1'] },
  ],
})

const value = (raw: string, one: CellField) => {
  const read = readCell(raw, one)
  return 'problem' in read ? `! ${read.problem}` : read.value
}

describe('numbers', () => {
  it.each([
    ['85', 85],
    ['１２', 12],
    ['1,234,567', 1_234_567],
    ['3.5万', 35_000],
    ['12人', 12],
    ["'7", 7],
    ['\u200b 42\u3000', 42],
    ['', undefined],
    ['—', undefined],
    ['无', undefined],
    ['85%', '! ambiguous-number'],
    ['1,23', '! ambiguous-number'],
    ['12万元', '! ambiguous-number'],
    ['约10', '! not-a-number'],
    ['-5', '! negative-number'],
    ['12345678901234567', '! not-a-number'],
  ])('%j is %j', (raw, expected) => {
    expect(value(raw, NUMBER)).toEqual(expected)
  })

  it('takes a unit only where the field is measured in it', () => {
    expect(value('85㎡', field('number', { units: ['平方米', 'm²'] }))).toBe(85)
    expect(value('85㎡', NUMBER)).toBe('! ambiguous-number')
  })
})

describe('dates', () => {
  it.each([
    ['2024年3月5日', '2024-03-05'],
    ['20240305', '2024-03-05'],
    ['45356', '2024-03-05'],
    ['2024/3/5 08:30', '2024-03-05'],
    ['2024-03-04T20:00:00Z', '2024-03-05'],
    ['25/12/2024', '2024-12-25'],
    ['3/4/2024', '! ambiguous-date'],
    ['24-3-5', '! ambiguous-date'],
    ['2024年3月', '! imprecise-date'],
    ['2024', '! imprecise-date'],
    ['2023-02-29', '! no-such-date'],
    ['明天', '! not-a-date'],
  ])('%j is %j', (raw, expected) => {
    expect(value(raw, DATE)).toEqual(expected)
  })

  it('keeps the hour where it counts', () => {
    expect(value('2024-03-05 8:30', field('date', { withTime: true }))).toBe(
      '2024-03-05T08:30:00+08:00',
    )
  })
})

describe('numbers that are names', () => {
  it.each([
    ['3.30110E+17', ID, '! ruined-number'],
    ['330110199001011000', ID, '! ruined-number'],
    ['11010519491231002X', ID, '11010519491231002X'],
    ['11010519491231002x', ID, '11010519491231002X'],
    ['１１０１０５１９４９１２３１００２X', ID, '11010519491231002X'],
    ['110105194912310021', ID, '! citizen-id-check'],
    ['110105491231002', ID, '! citizen-id-form'],
    ['91330100799655058B', USCC, '91330100799655058B'],
    ['9133 0100 7996 5505 8b', USCC, '91330100799655058B'],
    ['91330100799655058C', USCC, '! uscc-check'],
    ['9.13301E+17', USCC, '! ruined-number'],
    ['+86 138-1234-1234', PHONE, '13812341234'],
    ['13812341234.0', PHONE, '13812341234'],
    ['1.38E+10', PHONE, '! ruined-number'],
    ['057188881234', PHONE, '0571-88881234'],
    ['13812341234/0571-88881234', PHONE, '13812341234、0571-88881234'],
    ['1381234123', PHONE, '! phone-form'],
    ['3.30110E+17', TEXT, '! ruined-number'],
    ['330110201500000000', TEXT, '! ruined-number'],
  ])('%j', (raw, one, expected) => {
    expect(value(raw, one)).toBe(expected)
  })

  it('doubts shorter tails of zeros only where most of the column ends so', () => {
    expect(value('3301102015000000', TEXT)).toBe('3301102015000000')
    const ruined = { ...TEXT, isRuinedColumn: true }
    expect(value('3301102015000000', ruined)).toBe('! ruined-number')
  })
})

describe('yes, no and closed lists', () => {
  it.each(['是', '有', '√', '✔', 'Y', 'true', '1', '１'])('%s is true', (raw) => {
    expect(value(raw, field('boolean'))).toBe(true)
  })
  it.each(['否', '无', '×', 'N', 'FALSE', '0', '未'])('%s is false', (raw) => {
    expect(value(raw, field('boolean'))).toBe(false)
  })
  it('guesses nothing', () => {
    expect(value('也许', field('boolean'))).toBe('! not-a-boolean')
    expect(value('绿色', GRADE)).toBe('绿')
    expect(value('green', GRADE)).toBe('绿')
    expect(value('1级', GRADE)).toBe('一')
    expect(value('红', GRADE)).toBe('! unknown-value')
    const list = field('list', { choices: GRADE.choices! })
    expect(value('绿色、黄', list)).toEqual(['绿', '黄'])
    expect(value('绿、红', list)).toBe('! unknown-value')
  })
})

/** A cell, and what may come of it: a value, or that it is refused. Anything else is silently wrong. */
interface Crafted {
  raw: string
  field: CellField
  truth: unknown
}

function* craft(count: number): Generator<Crafted> {
  let seed = 20_260_101
  const random = (n: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((seed / 2 ** 32) * n)
  }
  const wide = (text: string) =>
    text.replace(/[0-9A-Z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
  const two = (n: number) => String(n).padStart(2, '0')
  const id = () => {
    const body = `99${1000 + random(9000)}${1940 + random(70)}${two(1 + random(12))}${two(1 + random(28))}${String(random(100) * 10 + 1 + random(9)).padStart(3, '0')}`
    return body + citizenIdCheck(body)
  }
  const uscc = () => {
    const organisation = `MA${String(random(1_000_000)).padStart(6, '0')}`
    const body = `91330199${organisation}${organisationCheck(organisation)}`
    return body + usccCheck(body)
  }
  const REFUSED = Symbol.for('refused')
  for (let i = 0; i < count; i++) {
    const [a, b, c] = [id(), uscc(), `13${String(random(1e9)).padStart(9, '0')}`]
    const [y, m, d] = [1950 + random(80), 1 + random(12), 1 + random(28)]
    const iso = `${y}-${two(m)}-${two(d)}`
    const n = random(9_000_000)
    const swap = (text: string, at: number) =>
      text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2)
    const at = 6 + random(8)
    const cases: Crafted[] = [
      { raw: a, field: ID, truth: a },
      { raw: wide(a), field: ID, truth: a },
      { raw: ` ${a.slice(0, 6)} ${a.slice(6, 14)} ${a.slice(14)}`, field: ID, truth: a },
      { raw: Number(a.slice(0, 17)).toExponential(5).toUpperCase(), field: ID, truth: REFUSED },
      { raw: `${a.slice(0, 15)}000`, field: ID, truth: REFUSED },
      { raw: a.slice(0, 17), field: ID, truth: REFUSED },
      { raw: a[at] === a[at + 1] ? 'x' : swap(a, at), field: ID, truth: REFUSED },
      { raw: b, field: USCC, truth: b },
      { raw: wide(b), field: USCC, truth: b },
      { raw: b.toLowerCase(), field: USCC, truth: b },
      { raw: b.slice(0, 17) + (b[17] === '7' ? '8' : '7'), field: USCC, truth: REFUSED },
      { raw: `${c}.0`, field: PHONE, truth: c },
      { raw: `+86${c}`, field: PHONE, truth: c },
      { raw: c.slice(0, 10), field: PHONE, truth: REFUSED },
      { raw: Number(c).toExponential(4).toUpperCase(), field: PHONE, truth: REFUSED },
      { raw: `${y}年${m}月${d}日`, field: DATE, truth: iso },
      { raw: `${y}${two(m)}${two(d)}`, field: DATE, truth: iso },
      {
        raw: String(Math.round((Date.parse(iso) - Date.UTC(1899, 11, 30)) / 864e5)),
        field: DATE,
        truth: iso,
      },
      { raw: `${m}/${d}/${y}`, field: DATE, truth: m === d || d > 12 ? iso : REFUSED },
      { raw: `${String(y).slice(2)}-${m}-${d}`, field: DATE, truth: REFUSED },
      { raw: `${y}-02-30`, field: DATE, truth: REFUSED },
      { raw: n.toLocaleString('en'), field: NUMBER, truth: n },
      { raw: wide(String(n)), field: NUMBER, truth: n },
      { raw: `${n % 100}%`, field: NUMBER, truth: REFUSED },
      { raw: `${n},${random(90) + 10}`, field: NUMBER, truth: REFUSED },
      { raw: `${a.slice(0, 15)}000`, field: TEXT, truth: REFUSED },
      {
        raw: ['NULL', '-', '/', '不详', '#N/A', '\u200b'][random(6)]!,
        field: NUMBER,
        truth: undefined,
      },
    ]
    yield cases[i % cases.length]!
  }
}

it('reads none of 20,000 crafted cells silently wrong', () => {
  const wrong: unknown[] = []
  const seen = { value: 0, refused: 0 }
  for (const { raw, field: one, truth } of craft(20_000)) {
    const read = readCell(raw, one)
    const isRefused = 'problem' in read
    if (isRefused) seen.refused++
    else seen.value++
    const expected = truth === Symbol.for('refused')
    if (expected !== isRefused || (!isRefused && read.value !== truth)) {
      wrong.push({ raw, type: one.type, format: one.format, read, truth: String(truth) })
    }
  }
  expect(wrong.slice(0, 20)).toEqual([])
  expect(seen.value).toBeGreaterThan(8_000)
  expect(seen.refused).toBeGreaterThan(6_000)
})
