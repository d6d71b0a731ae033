import { type ImportJob, Refusal } from '../../../../data/contracts/index.ts'
import { writeXlsx, type XlsxCell } from '../../../../data/formats/writers/xlsx.ts'
import type { Services } from '../../../services.ts'
import { isNote, type StoredRemark, tellRemark } from '../check/row-remarks.ts'
import { cellsPath, readFacts } from '../desk-files.ts'
import { jobKey } from '../job-key.ts'
import type { CellsLine } from '../reading/cells-request.ts'
import { readSealed } from '../sealed-spool.ts'

/** What goes back to the sender: the rows that were not taken over, as they came, with the reason beside each cell. */
export async function correctionSheet(
  { db, keys }: Pick<Services, 'db' | 'keys'>,
  job: ImportJob,
  folder: string,
): Promise<Uint8Array> {
  const rows = await db.query<{ row: number; kind: string; remarks: StoredRemark[] | null }>(
    `select row, kind, remarks from import_row where job = $1 and kind in ('failed', 'doubtful') order by row`,
    [job.id],
  )
  if (rows.length === 0 || !job.desk) {
    throw new Refusal(404, 'nothing-to-correct', 'Every row of this import was taken over.')
  }
  const { columns } = await readFacts(folder)
  const names = columns.map(({ name }) => name)
  const wanted = new Map(rows.map((one) => [one.row, one]))
  const table: XlsxCell[][] = [header(names)]
  for await (const lines of readSealed<CellsLine>(cellsPath(folder), jobKey(keys, job.id))) {
    for (const [row, cells] of lines) {
      const found = wanted.get(row)
      if (found) table.push(toCells(row, cells, names, found.remarks ?? []))
    }
  }
  return writeXlsx({
    sheet: '待更正',
    rows: table,
    widths: [8, 50, ...names.map((name) => Math.min(40, Math.max(10, name.length * 2 + 4)))],
    frozenRows: 1,
    frozenColumns: 2,
  })
}

function header(names: readonly string[]): XlsxCell[] {
  return ['原行号', '退回原因', ...names].map((text) => ({ text, style: 'header' }))
}

function toCells(
  row: number,
  cells: readonly string[],
  names: readonly string[],
  remarks: readonly StoredRemark[],
): XlsxCell[] {
  const told = remarks.filter(([, kind]) => !isNote(kind)).map(tellRemark)
  const reasons = told.map(({ column, message }) =>
    column ? `【${column}】${message.zh}` : message.zh,
  )
  return [
    { text: String(row) },
    { text: reasons.join('；'), style: 'reason' },
    ...names.map((name, i): XlsxCell => {
      const faults = told.filter(({ column }) => column === name)
      const text = cells[i] ?? ''
      if (faults.length === 0) return { text }
      return { text, style: 'fault', comment: faults.map(({ message }) => message.zh).join('；') }
    }),
  ]
}
