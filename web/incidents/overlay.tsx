import { createMemo, Show } from 'solid-js'
import { paintIncident, type RollCallMark } from '../map/overlay/paint-incident.ts'
import { showOverlay } from '../session/map-overlay.ts'
import { view } from '../session/view.ts'
import { type ShownIncident, shownIncident } from './incident-state.ts'
import { placeShape } from './place-shape.ts'

/** The area and the rings over its buildings, while the command workspace is open. */
export default function IncidentOverlay() {
  return (
    <Show when={view.workspace === 'command' && shownIncident()}>
      <Painted />
    </Show>
  )
}

function Painted() {
  const paint = createMemo(() => {
    const shown = shownIncident()
    if (!shown?.place) return null
    return paintIncident(placeShape(shown.place), marksOf(shown))
  })
  showOverlay(paint)
  return null
}

function marksOf({ survey, doors }: ShownIncident): RollCallMark[] {
  const byBuilding = new Map<string, { all: number; done: number; trouble: number }>()
  for (const { building, result } of doors) {
    const sum = byBuilding.get(building) ?? { all: 0, done: 0, trouble: 0 }
    sum.all++
    if (result !== null) sum.done++
    if (result === 'refused' || result === 'needsHelp') sum.trouble++
    byBuilding.set(building, sum)
  }
  return (survey?.buildings ?? []).map(({ code, lonLat }) => {
    const { all, done, trouble } = byBuilding.get(code) ?? { all: 0, done: 0, trouble: 0 }
    return { lonLat, done: all === 0 ? 0 : done / all, isTrouble: trouble > 0 }
  })
}
