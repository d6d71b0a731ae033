import { type Accessor, createEffect, createMemo, createSignal, on } from 'solid-js'
import type { DeskRowPage, ImportJob, LonLat } from '../../../data/contracts/index.ts'
import { getJson } from '../../api.ts'
import { paintDeskRows } from '../../map/overlay/paint-desk-rows.ts'
import { paintGrids } from '../../map/overlay/paint-grids.ts'
import { createLoad } from '../../session/create-load.ts'
import { showOverlay } from '../../session/map-overlay.ts'
import { view } from '../../session/view.ts'
import { gridShapes, loadGridShapes } from '../grid-shapes.ts'
import {
  chosenRow,
  mapShows,
  noteRows,
  pointAt,
  rowMoves,
  rowPoints,
  rowShapes,
  setChosenRow,
} from './shown-rows.ts'

/** Old places of what moves; more arrows than these nobody could tell apart. */
const MOST_MOVES = 500

/** The map beside the report: rows by kind with arrows from old places, or which share found its place in each grid. */
export function showRowsOnMap(job: Accessor<ImportJob>): void {
  readMoves(job)
  const rows = createMemo(() =>
    paintDeskRows({
      points: rowPoints(job()),
      shapes: rowShapes(job()),
      moves: rowMoves(),
      chosen: chosenRow()?.lonLat ?? chosenRow()?.from ?? null,
    }),
  )
  createEffect(() => mapShows() === 'grids' && loadGridShapes())
  showOverlay(() => (mapShows() === 'grids' ? gridPainter(job()) : rows()), openRowAsked(job))
}

/** A click on a point chooses its row, in the panel and in the table. */
function openRowAsked(job: Accessor<ImportJob>) {
  const [asked, setAsked] = createSignal<string | null>(null)
  const load = createLoad(asked, (path, signal) => getJson<DeskRowPage>(path, { signal }))
  createEffect(on(load.value, (page) => page?.rows[0] && setChosenRow(page.rows[0])))
  return (lonLat: LonLat): boolean => {
    const point = mapShows() === 'rows' && pointAt(rowPoints(job()), lonLat, view.zoom)
    if (!point) return false
    setAsked(`/api/imports/${job().id}/rows?after=${point.row - 1}&limit=1`)
    return true
  }
}

function gridPainter({ desk }: ImportJob) {
  const byGrid = desk?.placed?.byGrid ?? []
  const shapes = gridShapes()
  return paintGrids(
    byGrid.flatMap(({ grid, rows, all }) => {
      const geometry = shapes?.get(grid)
      return geometry ? [{ geometry, fill: { share: rows / all }, isChosen: false }] : []
    }),
  )
}

/** Arrows need the old place, which only the rows tell. */
function readMoves(job: Accessor<ImportJob>): void {
  const load = createLoad(
    () =>
      (job().desk?.counts?.moved ?? 0) > 0
        ? `/api/imports/${job().id}/rows?kind=moved&limit=${MOST_MOVES}`
        : null,
    (path, signal) => getJson<DeskRowPage>(path, { signal }),
  )
  createEffect(on(load.value, (page) => page && noteRows(page.rows)))
}
