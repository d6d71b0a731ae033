import type { ZipEntry } from '../../sources/zip.ts'
import type { TableRow } from '../table/layout.ts'
import { readXml, type XmlHandler } from '../xml/read-xml.ts'
import { parseReference } from './cell-reference.ts'
import { cellValue, type WorkbookTables } from './cell-value.ts'
import { MOST_COLUMNS } from './merged-cells.ts'

export interface SheetRow extends TableRow {
  /** As the spreadsheet numbers it. */
  number: number
}

/** The rows of a sheet that hold a value, front to back. `remark` is told of cells that could not be handed on. */
export async function* readSheetRows(
  entry: ZipEntry,
  tables: WorkbookTables,
  remark: (kind: string) => void,
): AsyncGenerator<SheetRow> {
  const outcome = { isCutOff: false, encoding: '' }
  const gathering = createRowGatherer(tables, remark)
  for await (const _piece of readXml(entry.stream(), gathering.handler, outcome)) {
    yield* gathering.takeRows()
  }
  if (outcome.isCutOff) remark('cutOff')
}

function createRowGatherer(tables: WorkbookTables, remark: (kind: string) => void) {
  let rows: SheetRow[] = []
  let number = 0
  let cells: string[] = []
  let raw: Map<number, string> | undefined
  let column = -1
  let type: string | undefined
  let style = 0
  let stored = ''
  let isValue = false
  let isFormula = false
  let phonetic = 0

  const endCell = () => {
    // A formula that nobody has calculated shows as empty and is not.
    if (stored === '' && isFormula && type === undefined) [type, stored] = ['e', '#CALC!']
    if (stored === '') return
    if (column >= MOST_COLUMNS) return remark('farCells')
    const value = cellValue(type, style, stored, tables)
    if (value.isError) remark('formulaErrors')
    if (value.raw !== undefined) raw = (raw ?? new Map()).set(column, value.raw)
    if (value.text === '') return
    while (cells.length < column) cells.push('')
    cells[column] = value.text
  }
  const endRow = () => {
    if (cells.some((cell) => cell.trim() !== '')) {
      rows.push({ number, cells, ...(raw ? { raw } : {}) })
    }
  }
  const handler: XmlHandler = {
    open(name, attributes) {
      if (name === 'row') {
        const given = Number(attributes.r)
        number = Number.isInteger(given) && given > 0 ? given : number + 1
        cells = []
        raw = undefined
        column = -1
      } else if (name === 'c') {
        column = parseReference(attributes.r ?? '')?.column ?? column + 1
        type = attributes.t
        style = Number(attributes.s ?? 0)
        stored = ''
        isFormula = false
      } else if (name === 'rPh') phonetic++
      else if (name === 'f') isFormula = true
      else isValue = name === 'v' || (name === 't' && phonetic === 0)
    },
    text(piece) {
      if (isValue) stored += piece
    },
    close(name) {
      if (name === 'c') endCell()
      else if (name === 'row') endRow()
      else if (name === 'rPh') phonetic--
      isValue = false
    },
  }
  const takeRows = () => {
    const taken = rows
    rows = []
    return taken
  }
  return { handler, takeRows }
}
