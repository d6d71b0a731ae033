import { zipSync } from 'fflate'
import { bytesOf } from './import-files.ts'

export interface SheetContent {
  name?: string
  /** What stands between `<sheetData>` and its end. */
  rows: string
  merges?: readonly string[]
  state?: 'hidden'
  dimension?: string
}

export interface WorkbookContent {
  strings?: readonly string[]
  /** Format codes; cells refer to them by `s="1"`, `s="2"` … */
  formats?: readonly string[]
  is1904?: boolean
  /** Not packed. */
  isStored?: boolean
}

/** A minimal XLSX file around the XML of its sheets. */
export function workbook(sheets: readonly SheetContent[], content: WorkbookContent = {}) {
  const { strings = [], formats = [], is1904 = false, isStored = false } = content
  const list = sheets.map(
    ({ name = 'Sheet', state }, i) =>
      `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"${state ? ` state="${state}"` : ''}/>`,
  )
  const relations = sheets.map(
    (_, i) =>
      `<Relationship Id="rId${i + 1}" Type="${RELATION}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  )
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': bytesOf('<Types/>'),
    'xl/workbook.xml': bytesOf(
      `<workbook><workbookPr date1904="${is1904 ? 1 : 0}"/><sheets>${list.join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': bytesOf(`<Relationships>${relations.join('')}</Relationships>`),
    'xl/sharedStrings.xml': bytesOf(
      `<sst>${strings.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    ),
    'xl/styles.xml': bytesOf(styles(formats)),
  }
  for (const [i, sheet] of sheets.entries()) {
    files[`xl/worksheets/sheet${i + 1}.xml`] = bytesOf(sheetXml(sheet))
  }
  return zipSync(files, { level: isStored ? 0 : 6 })
}

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

function styles(formats: readonly string[]): string {
  const own = formats.map((code, i) => `<numFmt numFmtId="${200 + i}" formatCode="${code}"/>`)
  const used = formats.map((_, i) => `<xf numFmtId="${200 + i}"/>`)
  return `<styleSheet><numFmts>${own.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${used.join('')}</cellXfs></styleSheet>`
}

function sheetXml({ rows, merges = [], dimension = 'A1' }: SheetContent): string {
  const merged = merges.map((range) => `<mergeCell ref="${range}"/>`).join('')
  return `<worksheet><dimension ref="${dimension}"/><sheetData>${rows}</sheetData><mergeCells>${merged}</mergeCells></worksheet>`
}

/** Rows of texts as inline strings; '' leaves a cell out. */
export function textRows(rows: readonly (readonly string[])[]): string {
  return rows
    .map((cells, r) => {
      const written = cells.map((cell, c) =>
        cell === ''
          ? ''
          : `<c r="${String.fromCharCode(65 + c)}${r + 1}" t="inlineStr"><is><t>${cell}</t></is></c>`,
      )
      return `<row r="${r + 1}">${written.join('')}</row>`
    })
    .join('')
}
