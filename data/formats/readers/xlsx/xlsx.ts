import { refuseFile } from '../../sources/refuse-file.ts'
import type { FileFormat, FilePart, OpenedTable, OpenOptions } from '../file-format.ts'
import type { TableRow } from '../table/layout.ts'
import { openTable } from '../table/read-table.ts'
import { createMerger } from './merged-cells.ts'
import { readSheetRows } from './sheet-rows.ts'
import { type SheetSurvey, surveySheet } from './survey-sheet.ts'
import { openWorkbook, type Sheet } from './workbook.ts'

/** Excel workbooks (ECMA-376, transitional and strict): the sheet with the table in it, read in a stream. */
export const xlsxFormat: FileFormat = {
  id: 'xlsx',
  name: 'XLSX',
  tellsRows: true,
  recognises: ({ entries }) => entries !== undefined,
  open: (part, _siblings, options) => openXlsx(part, options),
}

async function openXlsx(part: FilePart, options: OpenOptions): Promise<OpenedTable> {
  const { sheets, tables } = await openWorkbook(part.entries ?? [])
  const surveyed: Surveyed[] = []
  for (const sheet of sheets) {
    surveyed.push({ sheet, survey: await surveySheet(sheet.entry.stream()) })
  }
  const chosen = chooseSheet(surveyed, options.part)
  if (!chosen) throw refuseEmpty()
  const notes = new Map<string, number>()
  const progress = { rows: 0 }
  const remark = (kind: string) => notes.set(kind, (notes.get(kind) ?? 0) + 1)
  const rows = readSheetRows(chosen.sheet.entry, tables, remark)
  const merge = createMerger(chosen.survey.merges)
  async function* merged(): AsyncGenerator<TableRow> {
    for await (const { number, ...row } of rows) {
      progress.rows++
      yield merge(number, row)
    }
  }
  const { quotes, ...table } = await openTable(merged(), options, notes)
  const others = surveyed.filter((one) => one !== chosen && one.survey.rows > 0)
  if (others.length > 0) {
    notes.set('otherSheets', others.length)
    quotes.set(
      'otherSheets',
      others.map(({ sheet }) => sheet.name),
    )
  }
  return {
    ...table,
    encoding: () => null,
    notes: () => notes,
    quotes: () => quotes,
    share: () => Math.min(1, progress.rows / Math.max(1, chosen.survey.rows)),
  }
}

interface Surveyed {
  sheet: Sheet
  survey: SheetSurvey
}

/** Lists to choose from and explanations, which templates carry beside the table itself. */
const SIDE_SHEET =
  /字典|代码表|下拉|选项|说明|示例|样例|参考|dictionary|lookup|readme|notes?$|help/i

/** The one that was asked for, else the longest of the sheets that people see. */
function chooseSheet(sheets: readonly Surveyed[], wanted?: string): Surveyed | undefined {
  const weight = ({ sheet, survey }: Surveyed) =>
    (survey.wideRows > 1 ? 4 : 0) + (sheet.isHidden ? 0 : 2) + (SIDE_SHEET.test(sheet.name) ? 0 : 1)
  const sorted = sheets
    .filter(({ survey }) => survey.rows > 0)
    .toSorted((a, b) => weight(b) - weight(a) || b.survey.rows - a.survey.rows)
  return sorted.find(({ sheet }) => sheet.name === wanted) ?? sorted[0]
}

const refuseEmpty = () =>
  refuseFile('empty', 'No sheet of the workbook holds a row.', '工作簿中没有任何含数据的工作表。')
