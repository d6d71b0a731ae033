import { createEffect, createMemo, onCleanup } from 'solid-js'
import { type ClassedArea, paintClasses } from '../../map/overlay/paint-classes.ts'
import { createLoad } from '../../session/create-load.ts'
import { map } from '../../session/map-handle.ts'
import { showOverlay } from '../../session/map-overlay.ts'
import { theme } from '../../session/preferences.ts'
import { changeView } from '../../session/view.ts'
import { areaShapes } from '../map/area-shapes.ts'
import { classOfValue } from '../map/class-breaks.ts'
import { datasets } from '../question-catalogue.ts'
import { sqlBreaks, sqlDrawing } from './map-state.ts'
import { sqlAnswer } from './sql-state.ts'

const COLOUR = { light: '#0b6b88', dark: '#4fb7d3' }

/** What a statement has found, as points, as coloured areas or as outlines. */
export function SqlOnMap() {
  createEffect(() => {
    const drawing = sqlDrawing()
    if (drawing?.kind !== 'points') return
    const { lons, lats, codes } = drawing
    const colours = [COLOUR[theme()]]
    map()?.setCloud({
      lons,
      lats,
      classes: new Uint8Array(lons.length),
      colours,
      look: 'points',
      onPick: (row) => select(codes?.value(row)),
    })
    onCleanup(() => map()?.setCloud(null))
  })
  createEffect(() => {
    const drawing = sqlDrawing()
    if (drawing?.kind !== 'shapes') return
    const features = drawing.shapes.map((geometry) => ({
      type: 'Feature',
      geometry,
      properties: {},
    }))
    map()?.setPreview({ type: 'FeatureCollection', features })
    onCleanup(() => map()?.setPreview(null))
  })
  const areas = () => {
    const drawing = sqlDrawing()
    return drawing?.kind === 'areas' ? drawing : null
  }
  const shapes = createLoad(
    () => areas()?.level ?? null,
    (level) => areaShapes(level),
  )
  const painter = createMemo(() => {
    const values = areas()?.values
    const known = shapes.value()
    if (!values || !known) return null
    const breaks = sqlBreaks()?.breaks ?? []
    const drawn = [...values].flatMap(([code, value]): ClassedArea[] => {
      const geometry = known.get(code)
      return geometry ? [{ geometry, place: classOfValue(value, breaks), isChosen: false }] : []
    })
    return paintClasses(drawn, breaks.length + 1)
  })
  showOverlay(painter)
  return null
}

/** With several tables the code alone does not tell of which it is. */
function select(code: unknown): void {
  const tables = sqlAnswer()?.tables ?? []
  const layer = datasets().find(({ name }) => name === tables[0])?.layer
  if (layer && tables.length === 1 && typeof code === 'string') {
    changeView({ selection: { layer, code } })
  }
}
