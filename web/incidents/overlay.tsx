import { createMemo, Show } from 'solid-js'
import { t } from '../i18n/index.ts'
import { paintDrillMark, paintIncident, type RollCallMark } from '../map/overlay/paint-incident.ts'
import { paintPeople } from '../map/overlay/paint-people.ts'
import { paintWaysOut } from '../map/overlay/paint-ways-out.ts'
import { showOverlay } from '../session/map-overlay.ts'
import { view } from '../session/view.ts'
import { type ShownIncident, shownIncident } from './incident-state.ts'
import { placeShape } from './place-shape.ts'

const OLD_POSITION_MS = 5 * 60_000

/** The area, the ways out, the rings over its buildings and who is there, while the command workspace is open. */
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
    const painters = paintersOf(shown, placeShape(shown.place))
    return (...frame: Parameters<(typeof painters)[number]>) => {
      for (const painter of painters) painter(...frame)
    }
  })
  showOverlay(paint)
  return null
}

function paintersOf(shown: ShownIncident, area: unknown) {
  const { survey, positions, drill } = shown
  const now = Date.now()
  return [
    paintWaysOut(
      (survey?.exits ?? []).map(({ lonLat, lines, road, buildings }) => ({
        lonLat,
        lines,
        label:
          buildings === 0 ? '' : `${road} ${t('incidents.exitBuildings', { n: buildings })}`.trim(),
      })),
    ),
    paintIncident(area, marksOf(shown)),
    ...(drill
      ? [
          paintDrillMark(
            area,
            (survey?.buildings ?? []).map(({ lonLat }) => lonLat),
            t('incidents.drill'),
          ),
        ]
      : []),
    paintPeople(
      positions.map(({ lonLat, name, at }) => ({
        lonLat,
        name,
        isOld: now - Date.parse(at) > OLD_POSITION_MS,
      })),
    ),
  ]
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
