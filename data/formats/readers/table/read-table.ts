import { planTable, type TablePlan, toSourceRow } from '../csv-table.ts'
import type { OpenedTable, OpenOptions, SourceRow } from '../file-format.ts'
import { countFilled, isFilled } from './cell-hints.ts'
import { isFooter } from './footers.ts'
import type { TableRow } from './layout.ts'

const SAMPLE_ROWS = 200
const BATCH_ROWS = 500
const MOST_QUOTES = 5
const LONGEST_QUOTE = 60

/** The rows of a table with a header somewhere above them, told apart from titles, footers and repeated headers. */
export async function openTable(
  records: AsyncGenerator<TableRow>,
  options: OpenOptions,
  notes: Map<string, number>,
): Promise<Pick<OpenedTable, 'rows' | 'declaredCrs'> & { quotes: Map<string, string[]> }> {
  const sample: TableRow[] = []
  while (sample.length < SAMPLE_ROWS) {
    const next = await records.next()
    if (next.done) break
    sample.push(next.value)
  }
  const plan = planTable(sample, options)
  const quotes = new Map<string, string[]>()
  const remark = (kind: string, row?: TableRow) => {
    notes.set(kind, (notes.get(kind) ?? 0) + 1)
    if (row) quote(quotes, kind, row)
  }
  for (const title of plan.titles) remark('titleLines', title)
  if (!plan.hasHeader) remark('noHeader')
  if (plan.headerRows > 1) notes.set('headerRows', plan.headerRows)
  const rest = chain(sample.slice(plan.bodyFrom), records)
  return { rows: () => readRows(plan, rest, remark), declaredCrs: () => plan.declared, quotes }
}

async function* readRows(
  plan: TablePlan,
  records: AsyncGenerator<TableRow>,
  remark: (kind: string, row?: TableRow) => void,
): AsyncGenerator<SourceRow[]> {
  let batch: SourceRow[] = []
  let row = 0
  const width = plan.width
  for await (const record of records) {
    const aside = asideOf(plan, record, width)
    if (aside) {
      remark(aside, record)
      continue
    }
    row++
    if (record.cells.length > plan.header.length) remark('ragged')
    batch.push(toSourceRow(plan, record, row))
    if (batch.length < BATCH_ROWS) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

function asideOf(plan: TablePlan, { cells }: TableRow, width: number) {
  if (isFooter(cells, width)) return 'footerLines'
  if (plan.hasHeader && plan.headerRows === 1 && repeatsHeader(plan, cells)) return 'repeatedHeader'
  return undefined
}

function repeatsHeader({ titleCells }: TablePlan, cells: readonly string[]): boolean {
  if (countFilled(cells) < 2) return false
  return titleCells.every((name, i) => (cells[i] ?? '').trim() === name.trim())
}

async function* chain(first: readonly TableRow[], rest: AsyncGenerator<TableRow>) {
  yield* first
  yield* rest
}

function quote(quotes: Map<string, string[]>, kind: string, { cells }: TableRow): void {
  const list = quotes.get(kind) ?? []
  const text = cells.filter(isFilled).join(' ').replaceAll(/\s+/g, ' ')
  if (list.length < MOST_QUOTES) list.push(text.slice(0, LONGEST_QUOTE))
  quotes.set(kind, list)
}
