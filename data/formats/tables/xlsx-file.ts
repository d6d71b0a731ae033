import { strToU8, Zip, ZipDeflate } from 'fflate'
import { columnName, escapeXml } from '../writers/xlsx.ts'
import { type FileColumn, type FileTable, slices } from './file-table.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
/** Of a cell, and of a sheet with its heading (Excel specifications and limits). */
const LONGEST_TEXT = 32_767
export const MOST_XLSX_ROWS = 1_048_575
const FORMULA_START = /^[=+\-@\t\r]/
/** Days from 1899-12-30, which serial numbers count from, to 1970-01-01. */
const EPOCH_DAYS = 25_569
const DAY_MS = 86_400_000

/** Positions in `cellXfs`. */
const STYLE = { text: 1, quoted: 2, heading: 3, date: 4, time: 5, number: 0 }

/**
 * Two sheets as XLSX (ECMA-376, transitional): the rows, and where they come from. Numbers and dates are numbers; texts are inline
 * strings formatted as text, and what begins like a formula carries an apostrophe besides (`quotePrefix`), so that editing it
 * starts none.
 */
export function* xlsxFile(
  table: FileTable,
  names: { data: string; notes: string },
): Generator<Uint8Array> {
  const pieces: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    pieces.push(piece)
  })
  const add = (path: string, text: string) => {
    const entry = new ZipDeflate(path, { level: 6 })
    zip.add(entry)
    entry.push(strToU8(text), true)
  }
  add('[Content_Types].xml', CONTENT_TYPES)
  add('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']]))
  add('xl/workbook.xml', workbook([names.data, names.notes]))
  add('xl/_rels/workbook.xml.rels', relations(WORKBOOK_PARTS))
  add('xl/styles.xml', STYLES)
  add('xl/worksheets/sheet2.xml', notesSheet(table.notes))
  const sheet = new ZipDeflate('xl/worksheets/sheet1.xml', { level: 3 })
  zip.add(sheet)
  sheet.push(strToU8(sheetHead(table)))
  yield* pieces.splice(0)
  for (const [from, to] of slices(Math.min(table.rowCount, MOST_XLSX_ROWS))) {
    let text = ''
    for (let row = from; row < to; row++) {
      const cells = table.columns.map((column, x) =>
        cellOf(column, row, `${columnName(x)}${row + 2}`),
      )
      text += `<row r="${row + 2}">${cells.join('')}</row>`
    }
    sheet.push(strToU8(text))
    yield* pieces.splice(0)
  }
  sheet.push(strToU8('</sheetData></worksheet>'), true)
  zip.end()
  yield* pieces.splice(0)
}

function sheetHead({ columns }: FileTable): string {
  const widths = columns.map(
    ({ type }, i) =>
      `<col min="${i + 1}" max="${i + 1}" width="${type === 'text' ? 24 : 14}" customWidth="1"/>`,
  )
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
  const headings = columns.map(({ title }, x) =>
    textCell(title, `${columnName(x)}1`, STYLE.heading),
  )
  const cols = widths.length > 0 ? `<cols>${widths.join('')}</cols>` : ''
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>${cols}<sheetData><row r="1">${headings.join('')}</row>`
}

function notesSheet(notes: FileTable['notes']): string {
  const rows = notes.map(([what, how], y) => {
    const cells = [textCell(what, `A${y + 1}`, STYLE.heading), textCell(how, `B${y + 1}`)]
    return `<row r="${y + 1}">${cells.join('')}</row>`
  })
  return `${HEAD}<worksheet xmlns="${MAIN}"><cols><col min="1" max="1" width="16" customWidth="1"/><col min="2" max="2" width="100" customWidth="1"/></cols><sheetData>${rows.join('')}</sheetData></worksheet>`
}

function cellOf({ type, value }: FileColumn, row: number, at: string): string {
  const found = value(row)
  if (found === null || found === '') return ''
  if (typeof found === 'number') {
    if (!Number.isFinite(found)) return ''
    const isTime = type === 'date' || type === 'time'
    const number = isTime ? found / DAY_MS + EPOCH_DAYS : found
    return `<c r="${at}" s="${isTime ? STYLE[type] : STYLE.number}"><v>${number}</v></c>`
  }
  if (typeof found === 'boolean') return `<c r="${at}" t="b"><v>${found ? 1 : 0}</v></c>`
  return textCell(found, at)
}

function textCell(text: string, at: string, style?: number): string {
  const position = style ?? (FORMULA_START.test(text) ? STYLE.quoted : STYLE.text)
  return `<c r="${at}" s="${position}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text.slice(0, LONGEST_TEXT))}</t></is></c>`
}

const WORKBOOK_PARTS: readonly (readonly [string, string])[] = [
  ['worksheet', 'worksheets/sheet1.xml'],
  ['worksheet', 'worksheets/sheet2.xml'],
  ['styles', 'styles.xml'],
]

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const list = targets.map(
    ([type, target], i) =>
      `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  )
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`
}

/** A name of a sheet has at most 31 characters and none of these. */
const sheetName = (name: string) => name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31)

function workbook(names: readonly string[]): string {
  const sheets = names.map(
    (name, i) =>
      `<sheet name="${escapeXml(sheetName(name))}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  )
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets></workbook>`
}

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const CONTENT_TYPES = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${SHEET}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET}.styles+xml"/></Types>`

const format = (number: number, font = 0, extra = '') =>
  `<xf numFmtId="${number}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"${extra}/>`

/** Number format 49 is text. */
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6">${format(0)}${format(49)}${format(49, 0, ' quotePrefix="1"')}${format(49, 1)}${format(164)}${format(165)}</cellXfs></styleSheet>`
