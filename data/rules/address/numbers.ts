import { chineseNumber } from '../chinese-number.ts'

/** A number as it stands in an address, and what its unit lets it be. */
export interface WrittenNumber {
  /** Without leading zeros, Chinese numerals as digits: 12, 12-1, A, 3B. */
  value: string
  unit: NumberUnit
  /** In the clean text; the end is behind the unit. */
  start: number
  end: number
  /** A dash, slash or comma ties it to the number before. */
  isChained: boolean
}

/** 号, 幢, 单元, 层, 室, 组; `floorOrBuilding` = 楼 behind a number, `none` = nothing behind it. */
export type NumberUnit =
  | 'number'
  | 'building'
  | 'stairwell'
  | 'floor'
  | 'floorOrBuilding'
  | 'room'
  | 'group'
  | 'none'

const CHINESE = '[〇零一二三四五六七八九十百两]+'
/** A letter alone, not one of a word; 3F is a floor. */
const NUMBER = `[0-9]+(?:[A-EG-Z](?![A-Z]))?|(?<![A-Z])[A-Z](?![A-Z])[0-9]*|${CHINESE}`
/** Longer ones first. Keys that lie side by side are read as what they were to be: 撞 懂 → 幢, 搂 → 楼, 好 → 号. */
const UNITS: readonly (readonly [pattern: string, unit: NumberUnit])[] = [
  ['号楼|号搂|高楼|#楼|号幢|号栋|号院楼', 'building'],
  ['号房间|号房|号室', 'room'],
  ['号院|号门牌|号门', 'number'],
  ['单元|单園|门洞|梯', 'stairwell'],
  ['楼层|层楼', 'floor'],
  ['幢|栋|座|撞|懂|憧|橦|撞楼|#', 'building'],
  ['号|好', 'number'],
  ['村民小组|小组|组|队', 'group'],
  ['层|F(?![0-9A-Z])', 'floor'],
  ['楼|搂', 'floorOrBuilding'],
  ['室|房间|房(?!产)|户(?!籍|口)', 'room'],
]
const UNIT_OF = UNITS.map(([pattern, unit]) => ({ pattern: new RegExp(`^(?:${pattern})$`), unit }))
const ANY_UNIT = UNITS.map(([pattern]) => pattern).join('|')
const SCAN = new RegExp(`(地下|负|B)?(${NUMBER})(?:(${ANY_UNIT})|(市)(?=$|[^\u4e00-\u9fff]))?`, 'g')
const TIES = /^[-/、,，\\ ._及和]+$/
/** 附号: 12-1号, 12附1号, 12号附1, 12号-1. */
const ANNEX = /([0-9]+)(?:号?附|之|号之|号-|-)([0-9]{1,4})(?=号(?!楼|搂|室|房|幢|栋))/g
const MAY_HOLD_ANNEX = /[附之-]/
const ANNEX_BEHIND = /([0-9]+)号附([0-9]+)号?/g

/**
 * The numbers of those stretches that no name covers. `covered[i]` = 1 where character i belongs to one. With annexes 12-1号
 * is one number, without them two.
 */
export function findNumbers(
  text: string,
  covered: Uint8Array,
  withAnnexes = true,
): WrittenNumber[] {
  const numbers: WrittenNumber[] = []
  let from = 0
  while (from < text.length) {
    while (from < text.length && covered[from] === 1) from++
    let to = from
    while (to < text.length && covered[to] === 0) to++
    if (to > from) scan(text.slice(from, to), from, withAnnexes, numbers)
    from = to
  }
  return numbers
}

function scan(stretch: string, offset: number, withAnnexes: boolean, into: WrittenNumber[]): void {
  const annexes = withAnnexes && MAY_HOLD_ANNEX.test(stretch) ? findAnnexes(stretch) : []
  let lastEnd = -1
  SCAN.lastIndex = 0
  for (let match = SCAN.exec(stretch); match !== null; match = SCAN.exec(stretch)) {
    const annex = annexes.find(({ start }) => start === match!.index)
    const found = annex ?? read(match, stretch)
    if (annex) SCAN.lastIndex = annex.end
    if (found === undefined) continue
    const gap = stretch.slice(Math.max(0, lastEnd), found.start)
    into.push({
      value: found.value,
      unit: found.unit,
      start: offset + found.start,
      end: offset + found.end,
      isChained: lastEnd >= 0 && (gap === '' || TIES.test(gap)),
    })
    lastEnd = found.end
  }
}

type Found = Pick<WrittenNumber, 'value' | 'unit' | 'start' | 'end'>

function findAnnexes(stretch: string): Found[] {
  const found: Found[] = []
  for (const pattern of [ANNEX_BEHIND, ANNEX]) {
    for (const match of stretch.matchAll(pattern)) {
      const start = match.index
      if (found.some((other) => other.start <= start && start < other.end)) continue
      const end = start + match[0].length + (pattern === ANNEX ? 1 : 0)
      found.push({ value: `${plain(match[1]!)}-${plain(match[2]!)}`, unit: 'number', start, end })
    }
  }
  return found
}

function read(match: RegExpExecArray, stretch: string): Found | undefined {
  const [whole, below, digits = '', unitText, slip] = match
  const start = match.index
  const end = start + whole.length
  const unit = slip !== undefined ? 'room' : unitOf(unitText)
  const isChinese = /^[〇零一-鿿]/.test(digits)
  // 三墩, 五常: numerals are numbers only in front of a unit; 第二 counts something else.
  if (isChinese && (unit === 'none' || unit === 'group' || stretch[start - 1] === '第')) {
    if (!(isChinese && unit === 'group')) return undefined
  }
  if (slip !== undefined && !/^[0-9]{3,4}$/.test(digits)) return undefined
  // Telephone numbers, post codes, numbers of papers.
  if (unit === 'none' && digits.length > 5) return undefined
  // 301 楼下: nobody's house has so many floors.
  if (unit === 'floorOrBuilding' && digits.length > 2 && !isChinese) {
    return { value: plain(digits), unit: 'none', start, end: start + digits.length }
  }
  const value = isChinese ? chineseNumber(digits)?.toString() : plain(digits)
  if (value === undefined) return undefined
  if (below !== undefined && unit === 'floor') return { value: `-${value}`, unit, start, end }
  if (below === 'B') return { value: `B${value}`, unit, start, end }
  return below === undefined ? { value, unit, start, end } : undefined
}

function unitOf(text: string | undefined): NumberUnit {
  if (text === undefined) return 'none'
  let unit = unitsRead.get(text)
  if (unit === undefined) {
    unit = UNIT_OF.find(({ pattern }) => pattern.test(text))?.unit ?? 'none'
    unitsRead.set(text, unit)
  }
  return unit
}

/** Only what the scan takes for a unit comes here: some thirty words. */
const unitsRead = new Map<string, NumberUnit>()

const plain = (digits: string) => digits.replace(/^0+(?=[0-9])/, '')
