import type {
  TakeAwayKind,
  TakeAwayPermit,
  TakeAwayReason,
  TakeAwayWish,
} from '../../../data/contracts/index.ts'
import type { CsvEncoding } from '../../../data/formats/tables/csv-file.ts'
import { sendJson } from '../../api.ts'
import { formatDate, t } from '../../i18n/index.ts'
import { view } from '../../session/view.ts'
import { fileNameOf, saveFile } from '../../ui/save-file.ts'
import { answer } from '../answer/answer-state.ts'
import type { Gathered } from './gather.ts'
import { legendOfAnswer } from './legend-of-answer.ts'
import { legendOfSql } from './legend-of-sql.ts'
import { type Method, methodOf, notesOf } from './method.ts'
import type { TakeAwaySource } from './open-take-away.ts'
import { showReport } from './report-state.ts'
import { writeFile } from './write-file.ts'

export interface TakeAwayOrder {
  source: TakeAwaySource
  kind: TakeAwayKind
  encoding: CsvEncoding
  reason: TakeAwayReason
  note: string
  /** null = a picture has no rows. */
  table: Gathered | null
  /** Names of columns that stay here. */
  leftOut: ReadonlySet<string>
  signal: AbortSignal
  onShare: (share: number) => void
}

/** Asks, and only with the permit in hand makes the file. */
export async function takeAnswerAway(order: TakeAwayOrder): Promise<void> {
  const { source, kind, table, leftOut, signal } = order
  const method = methodOf(source)
  const columns = table?.columns.filter(({ name }) => !leftOut.has(name)) ?? []
  const permit = await askFor(
    order,
    method,
    columns.map(({ name }) => name),
  )
  const reason = t(`takeAway.reason_${order.reason}`) + (order.note ? `: ${order.note}` : '')
  const notes = notesOf(method, { permit: permit.id, at: permit.at, reason })
  if (kind === 'report') {
    await showReport(source, { method, notes, table: table && { ...table, columns } })
    return
  }
  const name = fileNameOf(method.title, formatDate(new Date(permit.at)))
  if (kind === 'png') {
    const { drawPicture } = await import('./draw-picture.ts')
    const legend = source.from === 'sql' ? legendOfSql(source.answer) : legendOfAnswer()
    saveFile(await drawPicture(method, notes, legend), `${name}.png`)
    return
  }
  if (!table) throw new Error('There are no rows.')
  const { encoding, onShare } = order
  // Outlines of areas would fill a spreadsheet with what nobody reads.
  const isBare = kind === 'csv' && source.from === 'question' && table.name === 'groups'
  const file = { ...table, columns, notes, ...(isBare && { geometry: null }) }
  const blob = await writeFile(file, { kind, encoding, signal, onShare })
  saveFile(blob, `${name}.${kind}`)
}

function askFor(
  { source, kind, reason, note, table, signal }: TakeAwayOrder,
  { layers }: Method,
  names: readonly string[],
): Promise<TakeAwayPermit> {
  const wish: TakeAwayWish = {
    kind,
    reason,
    ...(note && { note }),
    from: source.from,
    layers,
    fields: names.slice(0, 300).map((name) => name.slice(0, 64)),
    rows: table?.rowCount ?? rowsOnMap(source),
    area: source.from === 'question' ? view.area : '',
  }
  return sendJson<TakeAwayPermit>('POST', '/api/take-away', wish, { signal })
}

const rowsOnMap = (source: TakeAwaySource): number =>
  source.from === 'sql' ? source.answer.result.rowCount : (answer.counts.value()?.at(-1) ?? 0)
