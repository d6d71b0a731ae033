import {
  type ColumnStatistics,
  countValue,
  createColumn,
  typeOfColumn,
} from '../../../../data/formats/attributes/column-statistics.ts'
import type { SourceRow } from '../../../../data/formats/readers/file-format.ts'
import { refuseFile } from '../../../../data/formats/sources/refuse-file.ts'
import { cellText, isFormulaError } from '../../../../data/rules/cells/cell-text.ts'
import { hasLostTail } from '../../../../data/rules/cells/ruined-number.ts'
import type { FileColumn } from './cells-request.ts'

const SAMPLES = 300
const LONGEST_CELL = 10_000

interface Column {
  statistics: ColumnStatistics
  samples: string[]
  long: number
  cut: number
}

/** Knows the columns of a file as they turn up, and what is in them. */
export class ColumnCollector {
  readonly #most: number
  readonly #numbers = new Map<string, number>()
  readonly #columns: Column[] = []

  constructor(most: number) {
    this.#most = most
  }

  /** The cells of one row as text, in the order of the columns. */
  take({ properties, raw = {} }: Pick<SourceRow, 'properties' | 'raw'>): string[] {
    const cells: string[] = []
    // A formula that has failed shows nothing; the row is to say so, not to lack it.
    const failed = Object.entries(raw).filter(
      ([name, text]) => isFormulaError(text) && properties[name] === undefined,
    )
    for (const [name, value] of [...Object.entries(properties), ...failed]) {
      const text = asText(value)
      const number = this.#numberOf(name)
      while (cells.length < number) cells.push('')
      cells[number] = text
      if (text !== '') note(this.#columns[number]!, text)
    }
    return cells
  }

  list(): FileColumn[] {
    return this.#columns.map(({ statistics, samples, long, cut }) => ({
      name: statistics.name,
      type: typeOfColumn(statistics),
      filled: statistics.count,
      isRuined: long >= 2 && cut * 2 >= long,
      samples,
    }))
  }

  #numberOf(name: string): number {
    const known = this.#numbers.get(name)
    if (known !== undefined) return known
    const number = this.#columns.length
    if (number >= this.#most) throw refuseColumns(this.#most)
    this.#numbers.set(name, number)
    this.#columns.push({ statistics: createColumn(name, name), samples: [], long: 0, cut: 0 })
    return number
  }
}

function note(column: Column, text: string): void {
  const plain = cellText(text)
  if (plain === '') return
  countValue(column.statistics, plain)
  if (column.samples.length < SAMPLES) column.samples.push(plain.slice(0, 200))
  if (/^\d{16,}$/.test(plain)) {
    column.long++
    if (hasLostTail(plain)) column.cut++
  }
}

/** As it stands in the file. A number too long for a double has lost digits before it came here, and says so. */
function asText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string')
    return value.length > LONGEST_CELL ? value.slice(0, LONGEST_CELL) : value
  if (typeof value === 'number') {
    return Math.abs(value) >= 1e15 ? value.toExponential() : String(value)
  }
  if (typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return value.map(asText).join('、')
  return JSON.stringify(value)
}

const refuseColumns = (most: number) =>
  refuseFile(
    'too-many-columns',
    `The file has more than ${most} columns; please leave out what is not to be imported.`,
    `文件超过 ${most} 列，请去掉不需要导入的列。`,
  )
