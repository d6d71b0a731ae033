import { createSignal } from 'solid-js'
import { toBlob } from '../../ui/save-file.ts'
import type { PaperChart } from './draw-charts.ts'
import type { Gathered } from './gather.ts'
import { legendOfAnswer, type PaperLegend } from './legend-of-answer.ts'
import { legendOfSql } from './legend-of-sql.ts'
import type { Method } from './method.ts'
import { isOnMap, type TakeAwaySource } from './open-take-away.ts'
import { takeMap } from './take-map.ts'

export interface Report {
  method: Method
  notes: readonly (readonly [string, string])[]
  table: Gathered | null
  legend: PaperLegend | null
  /** Address of the map's picture within this page; null = nothing of it is on the map. */
  picture: string | null
  charts: readonly PaperChart[]
}

const [report, setReport] = createSignal<Report | null>(null)

/** What lies ready to be printed; null = nothing. */
export { report }

export async function showReport(
  source: TakeAwaySource,
  content: Pick<Report, 'method' | 'notes' | 'table'>,
): Promise<void> {
  const { drawCharts } = await import('./draw-charts.ts')
  const charts = await drawCharts(source)
  const picture = isOnMap(source) ? await pictureOfMap() : null
  const legend = source.from === 'sql' ? legendOfSql(source.answer) : legendOfAnswer()
  closeReport()
  setReport({ ...content, charts, legend: picture === null ? null : legend, picture })
}

async function pictureOfMap(): Promise<string> {
  return URL.createObjectURL(await toBlob(await takeMap(), 'image/jpeg'))
}

export function closeReport(): void {
  const shown = report()
  const pictures = [shown?.picture, ...(shown?.charts.map(({ picture }) => picture) ?? [])]
  for (const picture of pictures) if (picture) URL.revokeObjectURL(picture)
  setReport(null)
}
