import { createSignal } from 'solid-js'
import { t } from '../../i18n/index.ts'
import { goToBounds } from '../../session/go-to.ts'
import { showToast } from '../../ui/toast.tsx'
import { classBreaks } from '../map/class-breaks.ts'
import { drawingOf, type SqlDrawing } from './drawing.ts'
import { sqlAnswer } from './sql-state.ts'

const [sqlDrawing, setSqlDrawing] = createSignal<SqlDrawing | null>(null)

const CLASSES = 5

/** The values of coloured areas and where their classes end; null = no areas are shown. */
export function sqlBreaks(): { values: readonly number[]; breaks: readonly number[] } | null {
  const drawing = sqlDrawing()
  if (drawing?.kind !== 'areas') return null
  const values = [...drawing.values.values()]
  return { values, breaks: classBreaks(values, 'quantile', CLASSES) }
}

/** The result on the map instead of the answer to the question; null = that one. */
export { sqlDrawing }

export async function showOnMap(): Promise<void> {
  const answer = sqlAnswer()
  if (!answer) return
  const drawing = await drawingOf(answer)
  if (!drawing) {
    showToast({ tone: 'error', text: t('sql.noPlace') })
    return
  }
  setSqlDrawing(drawing)
  const bounds = drawing.kind === 'points' && boundsOf(drawing.lons, drawing.lats)
  if (bounds) goToBounds(bounds)
  if (drawing.kind === 'shapes' && drawing.isCut) {
    showToast({ text: t('sql.shapesCut', { n: drawing.shapes.length }) })
  }
}

export function hideFromMap(): void {
  setSqlDrawing(null)
}

function boundsOf(lons: Float64Array, lats: Float64Array): [number, number, number, number] | null {
  const bounds: [number, number, number, number] = [180, 90, -180, -90]
  for (let i = 0; i < lons.length; i++) {
    const [lon, lat] = [lons[i]!, lats[i]!]
    if (Number.isNaN(lon) || Number.isNaN(lat)) continue
    bounds[0] = Math.min(bounds[0], lon)
    bounds[1] = Math.min(bounds[1], lat)
    bounds[2] = Math.max(bounds[2], lon)
    bounds[3] = Math.max(bounds[3], lat)
  }
  return bounds[0] <= bounds[2] ? bounds : null
}
