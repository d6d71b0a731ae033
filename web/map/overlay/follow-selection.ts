import type { LonLat } from '../../../data/contracts/index.ts'
import type { Selection } from '../../session/view-state.ts'
import type { MapCore } from '../view/map-core.ts'
import { selectionMark } from './selection-mark.ts'

export interface Selected {
  selection: Selection
  geometry?: unknown
  lonLat?: LonLat
}

/** Marks what is selected; when nobody says where it is, as soon as its tile has come. */
export function followSelection(core: MapCore): (selected: Selected | null) => void {
  let current: Selected | null = null
  let isMarked = false
  let loadedBefore = -1

  const mark = (isNew: boolean) => {
    const layers = core.points.layers()
    const found =
      current && selectionMark(current.selection, current.geometry, current.lonLat, layers)
    isMarked = found !== null
    core.marks.setSelected(found, isNew)
  }
  core.onFrame(() => {
    const pending = core.points.pending()
    if (current && !isMarked && pending !== loadedBefore) mark(true)
    loadedBefore = pending
  })
  return (selected) => {
    const same =
      selected?.selection.code === current?.selection.code &&
      selected?.selection.layer === current?.selection.layer
    // The same thing again, without its outline: what is known of it stays.
    current = same && selected && !selected.geometry && !selected.lonLat ? current : selected
    mark(!same || !isMarked)
    core.redraw()
  }
}
