import { createMemo } from 'solid-js'
import { HOT_SPOT_KINDS } from '../../../data/rules/findings/hot-spots.ts'
import { type ClassedArea, paintClasses } from '../../map/overlay/paint-classes.ts'
import { createLoad } from '../../session/create-load.ts'
import { showOverlay } from '../../session/map-overlay.ts'
import { areaShapes } from '../map/area-shapes.ts'
import { chosenGrid, hotSpots } from './hot-spots-state.ts'
import { KIND_COLOURS } from './kind-colours.ts'

const COLOURS = HOT_SPOT_KINDS.map((kind) => KIND_COLOURS[kind])

/** The grids that are, or were, hot, in the colour of their kind. */
export function HotSpotsOnMap() {
  const shapes = createLoad(
    () => 'grid',
    () => areaShapes('grid'),
  )
  showOverlay(
    createMemo(() => {
      const outlines = shapes.value()
      const areas = hotSpots.value()?.spots.flatMap(({ grid, kind }): ClassedArea[] => {
        const geometry = outlines?.get(grid)
        const place = HOT_SPOT_KINDS.indexOf(kind)
        return geometry ? [{ geometry, place, isChosen: grid === chosenGrid() }] : []
      })
      return areas ? paintClasses(areas, COLOURS.length, COLOURS) : null
    }),
  )
  return null
}
