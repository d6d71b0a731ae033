import { type Accessor, createEffect, createMemo, on } from 'solid-js'
import type { DeskRowPage, ImportJob } from '../../../data/contracts/index.ts'
import { getJson } from '../../api.ts'
import { paintDeskRows } from '../../map/overlay/paint-desk-rows.ts'
import { paintGrids } from '../../map/overlay/paint-grids.ts'
import { createLoad } from '../../session/create-load.ts'
import { showOverlay } from '../../session/map-overlay.ts'
import { gridShapes, loadGridShapes } from '../grid-shapes.ts'
import { chosenRow, mapShows, noteRows, rowMoves, rowPoints } from './shown-rows.ts'

/** Old places of what moves; more arrows than these nobody could tell apart. */
const MOST_MOVES = 500

/** The map beside the report: rows by kind with arrows from old places, or how many found their place in each grid. */
export function showRowsOnMap(job: Accessor<ImportJob>): void {
  readMoves(job)
  const rows = createMemo(() =>
    paintDeskRows({
      points: rowPoints(job()),
      moves: rowMoves(),
      chosen: chosenRow()?.lonLat ?? chosenRow()?.from ?? null,
    }),
  )
  createEffect(() => mapShows() === 'grids' && loadGridShapes())
  showOverlay(() => (mapShows() === 'grids' ? gridPainter(job()) : rows()))
}

function gridPainter({ desk }: ImportJob) {
  const byGrid = desk?.placed?.byGrid ?? []
  const most = Math.max(1, ...byGrid.map(({ rows }) => rows))
  const shapes = gridShapes()
  return paintGrids(
    byGrid.flatMap(({ grid, rows }) => {
      const geometry = shapes?.get(grid)
      return geometry ? [{ geometry, fill: { share: rows / most }, isChosen: false }] : []
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
