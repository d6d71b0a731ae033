import { createSignal } from 'solid-js'
import { toBlob } from '../../ui/save-file.ts'
import type { Gathered } from './gather.ts'
import { legendOfAnswer, type PaperLegend } from './legend-of-answer.ts'
import type { Method } from './method.ts'
import { takeMap } from './take-map.ts'

export interface Report {
  method: Method
  notes: readonly (readonly [string, string])[]
  table: Gathered | null
  legend: PaperLegend | null
  /** Address of the map's picture within this page. */
  picture: string
}

const [report, setReport] = createSignal<Report | null>(null)

/** What lies ready to be printed; null = nothing. */
export { report }

export async function showReport(content: Omit<Report, 'legend' | 'picture'>): Promise<void> {
  const map = await takeMap()
  const blob = await toBlob(map, 'image/jpeg')
  closeReport()
  setReport({ ...content, legend: legendOfAnswer(), picture: URL.createObjectURL(blob) })
}

export function closeReport(): void {
  const shown = report()
  if (shown) URL.revokeObjectURL(shown.picture)
  setReport(null)
}
