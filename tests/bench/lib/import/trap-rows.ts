import { organisationCheck, usccCheck } from '../../../../data/rules/check-digits.ts'
import { toFullWidth } from '../match/slips.ts'
import { seededRandom } from '../random.ts'

/** Columns of the crafted files, in their order, and what they are of a catering place. */
export const TRAP_COLUMNS = {
  编号: '@key',
  店名: 'title',
  经营地址: '@address',
  信用代码: 'uscc',
  量化等级: 'grade',
  明厨亮灶: 'open_kitchen',
  联系电话: 'phone',
  投诉数: 'complaints_12m',
  检查日期: 'last_check',
} as const

export type TrapColumn = keyof typeof TRAP_COLUMNS

/** What must become of a row: taken with this value in its field (`undefined` = none), or told to be wrong by this name. */
export type Wanted = { taken: unknown } | { failed: string } | { asked: true }

export interface TrapRow {
  trap: string
  cells: Record<TrapColumn, string>
  column: TrapColumn
  wanted: Wanted
  /** One of two that belong together. */
  isTwin?: true
}

type Trap = readonly [text: string | ((random: () => number) => string), wanted: Wanted]

const taken = (value: unknown): Wanted => ({ taken: value })
const nothing: Wanted = { taken: undefined }
const failed = (remark: string): Wanted => ({ failed: remark })
const digits = (random: () => number, count: number) =>
  Array.from({ length: count }, () => Math.floor(random() * 10)).join('')

const GOOD_CODE = uscc('MA123456')
const TRAPS: Partial<Record<TrapColumn, readonly Trap[]>> = {
  检查日期: [
    ['45356', taken('2024-03-05')],
    ['45356.75', taken('2024-03-05')],
    ['2024/3/5', taken('2024-03-05')],
    ['2024年3月5日', taken('2024-03-05')],
    ['２０２４－０３－０５', taken('2024-03-05')],
    ['20240305', taken('2024-03-05')],
    ['25/12/2024', taken('2024-12-25')],
    ['3/4/2024', failed('ambiguous-date')],
    ['24-3-5', failed('ambiguous-date')],
    ['2024-02-30', failed('no-such-date')],
    ['2024-03', failed('imprecise-date')],
    ['去年', failed('not-a-date')],
    ['1.71E+12', failed('not-a-date')],
    ['无', nothing],
    ['不详', nothing],
    ['', nothing],
    ['#VALUE!', failed('formula-error')],
  ],
  信用代码: [
    [GOOD_CODE, taken(GOOD_CODE)],
    [GOOD_CODE.toLowerCase(), taken(GOOD_CODE)],
    [toFullWidth(GOOD_CODE), taken(GOOD_CODE)],
    [`${GOOD_CODE.slice(0, 17)}${GOOD_CODE[17] === '0' ? '1' : '0'}`, failed('uscc-check')],
    [GOOD_CODE.slice(0, 17), failed('uscc-form')],
    ['9.13301E+17', failed('ruined-number')],
    ['913301990000000000', failed('ruined-number')],
    ['', nothing],
    ['不详', nothing],
  ],
  联系电话: [
    ['13812345678', taken('13812345678')],
    ['１３８１２３４５６７８', taken('13812345678')],
    ['138 1234 5678', taken('13812345678')],
    ['+86 13812345678', taken('13812345678')],
    ['13812345678.0', taken('13812345678')],
    ['0571-88881234', taken('0571-88881234')],
    ['57188881234', failed('phone-form')],
    ['1.38123E+10', failed('ruined-number')],
    [(random) => `138${digits(random, 7)}`, failed('phone-form')],
    ['无', nothing],
  ],
  投诉数: [
    ['3', taken(3)],
    ['３', taken(3)],
    ['1,234', taken(1234)],
    ['3.5万', taken(35000)],
    ['3人', taken(3)],
    ['1E3', taken(1000)],
    ['1.234,5', failed('ambiguous-number')],
    ['12%', failed('ambiguous-number')],
    ['-1', failed('negative-number')],
    ['三', failed('not-a-number')],
    ['12345678901234567', failed('not-a-number')],
    ['#REF!', failed('formula-error')],
    ['无', nothing],
    ['未知', nothing],
    ['', nothing],
  ],
  量化等级: [
    ['A', taken('A')],
    ['B级', taken('B')],
    ['ｃ', taken('C')],
    ['D', failed('unknown-value')],
    ['无', failed('unknown-value')],
    ['不详', nothing],
    ['', nothing],
  ],
  明厨亮灶: [
    ['是', taken(true)],
    ['√', taken(true)],
    ['否', taken(false)],
    ['无', taken(false)],
    ['', nothing],
    ['不详', nothing],
    ['可能', failed('not-a-boolean')],
  ],
  店名: [
    ['=1+1', taken('=1+1')],
    ["'007面馆", taken('007面馆')],
    ['锟\ufffd店', failed('undecodable')],
    ['#NAME?', failed('formula-error')],
    ['3.30110E+17', failed('ruined-number')],
  ],
  经营地址: [
    ['乌有大道九千九百号', { asked: true }],
    ['', failed('no-place')],
    ['不\ufffd路12号', failed('undecodable')],
    ['#REF!', failed('formula-error')],
  ],
  编号: [
    [(random) => `000${digits(random, 9)}`, taken(undefined)],
    ['3.30110E+17', failed('ruined-number')],
    ['330110199001010000', failed('ruined-number')],
    ['', failed('missing')],
  ],
}

/** As many rows, each with one trap in it; every tenth comes twice, the same or with the same number and another name. */
export function* trapRows(
  count: number,
  addresses: readonly string[],
  seed: number,
): Generator<TrapRow> {
  const random = seededRandom(seed)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!
  const columns = Object.keys(TRAPS) as TrapColumn[]
  for (let row = 0; row < count; ) {
    const column = pick(columns)
    const [text, wanted] = pick(TRAPS[column]!)
    const value = typeof text === 'string' ? text : text(random)
    const cells = { ...goodRow(row, pick(addresses), random), [column]: value }
    const made: TrapRow = { trap: `${column} ${value}`, cells, column, wanted }
    row++
    if (random() >= 0.1 || row >= count || 'failed' in wanted || 'asked' in wanted) {
      yield made
      continue
    }
    row++
    const isSame = random() < 0.5
    yield {
      ...made,
      isTwin: true,
      ...(!isSame && { trap: 'two rows, one number', wanted: CONTRADICTORY }),
    }
    yield {
      ...made,
      isTwin: true,
      trap: isSame ? 'a row twice' : 'two rows, one number',
      cells: isSame ? cells : { ...cells, 店名: `${cells.店名}二店`, 量化等级: 'C' },
      wanted: isSame ? failed('repeated-row') : CONTRADICTORY,
    }
  }
}

const CONTRADICTORY = failed('contradictory-rows')

function goodRow(row: number, address: string, random: () => number): TrapRow['cells'] {
  return {
    编号: `T-${row}-${digits(random, 6)}`,
    店名: `第${row}号面馆`,
    经营地址: address,
    信用代码: '',
    量化等级: 'A',
    明厨亮灶: '是',
    联系电话: '',
    投诉数: '0',
    检查日期: '2025-01-02',
  }
}

function uscc(organisation: string): string {
  const body = `92330199${organisation}${organisationCheck(organisation)}`
  return body + usccCheck(body)
}
