import { strToU8, zipSync } from 'fflate'

/** A cell is text and stays text: ids keep their digits, and what begins like a formula is none. */
export interface XlsxCell {
  text: string
  style?: XlsxStyle
  /** Shown when the pointer rests on the cell. */
  comment?: string
}

export type XlsxStyle = 'header' | 'reason' | 'fault'

export interface XlsxTable {
  sheet: string
  rows: readonly (readonly XlsxCell[])[]
  /** In characters. */
  widths: readonly number[]
  frozenRows: number
  frozenColumns: number
}

/**
 * One sheet of text as XLSX (ECMA-376, transitional), with comments. Every cell is an inline string formatted as text, and
 * what begins like a formula carries an apostrophe besides (`quotePrefix`), so that editing it starts none.
 */
export function writeXlsx(table: XlsxTable): Uint8Array {
  const comments = commentsOf(table)
  const hasComments = comments.length > 0
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(contentTypes(hasComments)),
    '_rels/.rels': strToU8(relations([['officeDocument', 'xl/workbook.xml']])),
    'xl/workbook.xml': strToU8(workbook(table.sheet)),
    'xl/_rels/workbook.xml.rels': strToU8(
      relations([
        ['worksheet', 'worksheets/sheet1.xml'],
        ['styles', 'styles.xml'],
      ]),
    ),
    'xl/styles.xml': strToU8(STYLES),
    'xl/worksheets/sheet1.xml': strToU8(worksheet(table, hasComments)),
  }
  if (hasComments) {
    files['xl/worksheets/_rels/sheet1.xml.rels'] = strToU8(
      relations([
        ['comments', '../comments1.xml'],
        ['vmlDrawing', '../drawings/vmlDrawing1.vml'],
      ]),
    )
    files['xl/comments1.xml'] = strToU8(commentsXml(comments))
    files['xl/drawings/vmlDrawing1.vml'] = strToU8(drawing(comments))
  }
  return zipSync(files, { level: 6 })
}

/** `0` → A, `26` → AA. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
/** Of a cell (Excel specifications and limits). */
const LONGEST_TEXT = 32_767
const FORMULA_START = /^[=+\-@\t\r]/

/** Positions in `cellXfs`; each has a twin with `quotePrefix` right behind it. */
const STYLE_POSITIONS: Readonly<Record<XlsxStyle | 'plain', number>> = {
  plain: 1,
  header: 3,
  reason: 5,
  fault: 7,
}

function worksheet({ rows, widths, frozenRows, frozenColumns }: XlsxTable, hasComments: boolean) {
  const columns = widths.map(
    (width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  )
  const corner = `${columnName(frozenColumns)}${frozenRows + 1}`
  const pane = `<pane xSplit="${frozenColumns}" ySplit="${frozenRows}" topLeftCell="${corner}" activePane="bottomRight" state="frozen"/>`
  const body = rows.map((cells, y) => {
    const written = cells.map((cell, x) => cellXml(cell, x, y)).join('')
    return `<row r="${y + 1}">${written}</row>`
  })
  return `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>${body.join('')}</sheetData>${hasComments ? '<legacyDrawing r:id="rId2"/>' : ''}</worksheet>`
}

function cellXml({ text, style }: XlsxCell, x: number, y: number): string {
  const position = STYLE_POSITIONS[style ?? 'plain'] + (FORMULA_START.test(text) ? 1 : 0)
  const at = `r="${columnName(x)}${y + 1}" s="${position}"`
  if (text === '') return `<c ${at}/>`
  return `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escapeXml(text.slice(0, LONGEST_TEXT))}</t></is></c>`
}

interface PlacedComment {
  x: number
  y: number
  text: string
}

function commentsOf({ rows }: XlsxTable): PlacedComment[] {
  return rows.flatMap((cells, y) =>
    cells.flatMap(({ comment }, x) => (comment ? [{ x, y, text: comment }] : [])),
  )
}

function commentsXml(comments: readonly PlacedComment[]): string {
  const list = comments.map(
    ({ x, y, text }) =>
      `<comment ref="${columnName(x)}${y + 1}" authorId="0"><text><r><t xml:space="preserve">${escapeXml(text)}</t></r></text></comment>`,
  )
  return `${HEAD}<comments xmlns="${MAIN}"><authors><author>OneMap</author></authors><commentList>${list.join('')}</commentList></comments>`
}

/** Spreadsheets show a comment only where an old drawing says where its box is. */
function drawing(comments: readonly PlacedComment[]): string {
  const shapes = comments.map(
    ({ x, y }, i) =>
      `<v:shape id="_x0000_s${1025 + i}" type="#_x0000_t202" style="position:absolute;width:180pt;height:60pt;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:textbox/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill><x:Row>${y}</x:Row><x:Column>${x}</x:Column></x:ClientData></v:shape>`,
  )
  return `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${shapes.join('')}</xml>`
}

const RELATION_TYPES: Readonly<Record<string, string>> = {
  officeDocument: `${OFFICE}/officeDocument`,
  worksheet: `${OFFICE}/worksheet`,
  styles: `${OFFICE}/styles`,
  comments: `${OFFICE}/comments`,
  vmlDrawing: `${OFFICE}/vmlDrawing`,
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const list = targets.map(
    ([type, target], i) =>
      `<Relationship Id="rId${i + 1}" Type="${RELATION_TYPES[type]}" Target="${target}"/>`,
  )
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`
}

function contentTypes(hasComments: boolean): string {
  const office = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const comments = hasComments
    ? `<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Override PartName="/xl/comments1.xml" ContentType="${office}.comments+xml"/>`
    : ''
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${office}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${office}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${office}.styles+xml"/>${comments}</Types>`
}

const workbook = (sheet: string) =>
  `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escapeXml(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`

/** Number format 49 is text. */
const format = (font: number, fill: number, extra = '') =>
  ['', ' quotePrefix="1"']
    .map(
      (quote) =>
        `<xf numFmtId="49" fontId="${font}" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"${quote}>${extra}</xf>`,
    )
    .join('')
const WRAPPED = '<alignment wrapText="1" vertical="top"/>'
const solid = (colour: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`

const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="3"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font><font><sz val="11"/><color rgb="FF9C0006"/><name val="宋体"/></font></fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${solid('D9E1F2')}${solid('FFC7CE')}</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="9"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${format(0, 0)}${format(1, 2)}${format(2, 0, WRAPPED)}${format(2, 3)}</cellXfs></styleSheet>`

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** Without what XML 1.0 cannot hold. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '')
    .replace(/[&<>"]/g, (char) => ENTITIES[char]!)
}
