import iconv from 'iconv-lite'
import { workbook } from '../../../builders/workbook.ts'
import { TRAP_COLUMNS, type TrapColumn, type TrapRow } from './trap-rows.ts'

export interface TrapFile {
  name: string
  content: Uint8Array
  rows: readonly TrapRow[]
}

const COLUMNS = Object.keys(TRAP_COLUMNS) as TrapColumn[]

/** A title, the header, rows of which every fifth is in the other encoding, and a line of sums. */
export function csvTraps(
  rows: readonly TrapRow[],
  encoding: 'gb18030' | 'utf-8',
  seed: number,
): TrapFile {
  const other = encoding === 'utf-8' ? 'gb18030' : 'utf-8'
  const lines = [
    encodeLine('餐饮单位台账', encoding),
    encodeLine(COLUMNS.join(','), encoding),
    ...rows.map(({ cells }, i) => {
      const line = COLUMNS.map((column) => quoted(cells[column])).join(',')
      // A line that says U+FFFD is broken in any encoding.
      const isMixed = i % 5 === 4 && !line.includes('\ufffd')
      return encodeLine(line, isMixed ? other : encoding)
    }),
    encodeLine(`合计,${rows.length}`, encoding),
  ]
  return { name: `traps-${encoding}-${seed}.csv`, content: Buffer.concat(lines), rows }
}

/** Two rows of header with merged cells above; dates as serial numbers, long numbers as numbers, formulas and their failures. */
export function xlsxTraps(rows: readonly TrapRow[], seed: number): TrapFile {
  const crafted = rows.map(asSheetRow)
  const last = letter(COLUMNS.length - 1)
  const header = `<row r="1">${text('A1', '基本信息')}${text('D1', '监管信息')}</row><row r="2">${COLUMNS.map((name, i) => text(`${letter(i)}2`, name)).join('')}</row>`
  const body = crafted.map(({ cells, special }, i) => {
    const at = i + 3
    const written = COLUMNS.map((column, c) => {
      const reference = `${letter(c)}${at}`
      return special?.column === column
        ? special.xml(reference)
        : cells[column] === ''
          ? ''
          : text(reference, cells[column])
    })
    return `<row r="${at}">${written.join('')}</row>`
  })
  const content = workbook([{ rows: header + body.join(''), merges: ['A1:C1', `D1:${last}1`] }], {
    formats: ['yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;'],
  })
  return { name: `traps-${seed}.xlsx`, content, rows: crafted }
}

interface SheetRow extends TrapRow {
  special?: { column: TrapColumn; xml(reference: string): string }
}

const SPECIALS: readonly [column: TrapColumn, body: string, wanted: TrapRow['wanted']][] = [
  ['检查日期', 's="1"><v>45356</v>', { taken: '2024-03-05' }],
  ['检查日期', '><v>45356</v>', { taken: '2024-03-05' }],
  ['信用代码', '><v>9.1330199000000102E+17</v>', { failed: 'ruined-number' }],
  ['编号', '><v>3.3011019900101E+17</v>', { failed: 'ruined-number' }],
  ['联系电话', '><v>13812345678</v>', { taken: '13812345678' }],
  ['投诉数', '><f>SUM(1,2)</f><v>3</v>', { taken: 3 }],
  ['投诉数', '><f>SUM(1,2)</f>', { failed: 'formula-error' }],
  ['投诉数', 't="e"><f>A1/0</f><v>#DIV/0!</v>', { failed: 'formula-error' }],
  ['投诉数', 't="str"><f>IF(1,"","")</f><v></v>', { taken: undefined }],
  ['投诉数', '><v>0.30000000000000004</v>', { taken: 0.3 }],
]

/** Every third good row becomes one that only a spreadsheet can hold. */
function asSheetRow(row: TrapRow, i: number): SheetRow {
  if (row.isTwin || i % 3 !== 0 || !('taken' in row.wanted) || row.column === '编号') return row
  const [column, body, wanted] = SPECIALS[(i / 3) % SPECIALS.length]!
  const good = row.column === column ? row.cells : { ...row.cells, ...NEUTRAL[row.column] }
  const special = { column, xml: (r: string) => `<c r="${r}" ${body}</c>`.replace(' >', '>') }
  const cells = { ...good, [column]: column === '投诉数' ? '0' : '' }
  return { ...row, trap: `XLSX ${column} ${body}`, cells, column, wanted, special }
}

const NEUTRAL: Partial<Record<TrapColumn, Partial<TrapRow['cells']>>> = {
  检查日期: { 检查日期: '2025-01-02' },
  信用代码: { 信用代码: '' },
  联系电话: { 联系电话: '' },
  投诉数: { 投诉数: '0' },
}

const letter = (column: number) => String.fromCharCode(65 + column)
const text = (reference: string, value: string) =>
  `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`
const escaped = (value: string) => value.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`)
const quoted = (value: string) =>
  /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
const encodeLine = (line: string, encoding: string) => iconv.encode(`${line}\n`, encoding)
