import { createEffect, createMemo, createSignal, onCleanup, Show } from 'solid-js'
import { t } from '../i18n/index.ts'
import { paintDrillMark, paintIncident, type RollCallMark } from '../map/overlay/paint-incident.ts'
import { paintPeople } from '../map/overlay/paint-people.ts'
import { paintWaysOut } from '../map/overlay/paint-ways-out.ts'
import { showOverlay } from '../session/map-overlay.ts'
import { view } from '../session/view.ts'
import { type ShownIncident, shownIncident } from './incident-state.ts'
import { placeShape } from './place-shape.ts'

const OLD_POSITION_MS = 5 * 60_000
/** Far from three flashes a second (WCAG 2.3.1). */
const FLASH_MS = 600

/** The area, the ways out, the rings over its buildings and who is there, while the command workspace is open. */
export default function IncidentOverlay() {
  return (
    <Show when={view.workspace === 'command' && shownIncident()}>
      <Painted />
    </Show>
  )
}

function Painted() {
  const isLit = createFlash(() => (shownIncident()?.neglected.size ?? 0) > 0)
  const paint = createMemo(() => {
    const shown = shownIncident()
    if (!shown?.place) return null
    const painters = paintersOf(shown, placeShape(shown.place), isLit())
    return (...frame: Parameters<(typeof painters)[number]>) => {
      for (const painter of painters) painter(...frame)
    }
  })
  showOverlay(paint)
  return null
}

/** On and off while there is reason to; steadily on for those who want nothing to move. */
function createFlash(hasReason: () => boolean) {
  const [isLit, setLit] = createSignal(true)
  const wantsRest = matchMedia('(prefers-reduced-motion: reduce)').matches
  const isFlashing = createMemo(() => hasReason() && !wantsRest)
  createEffect(() => {
    if (!isFlashing()) return
    const timer = setInterval(() => setLit((was) => !was), FLASH_MS)
    onCleanup(() => {
      clearInterval(timer)
      setLit(true)
    })
  })
  return isLit
}

function paintersOf(shown: ShownIncident, area: unknown, isLit: boolean) {
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
    paintIncident(area, marksOf(shown), isLit),
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

function marksOf({ survey, doors, neglected }: ShownIncident): RollCallMark[] {
  const byBuilding = new Map<string, typeof NO_DOORS>()
  for (const { building, room, result } of doors) {
    const sum = byBuilding.get(building) ?? { ...NO_DOORS }
    sum.all++
    if (result !== null) sum.done++
    if (result === 'refused' || result === 'needsHelp') sum.trouble++
    if (neglected.has(room)) sum.neglected++
    byBuilding.set(building, sum)
  }
  return (survey?.buildings ?? []).map(({ code, lonLat }) => {
    const { all, done, trouble, neglected } = byBuilding.get(code) ?? NO_DOORS
    return { lonLat, done: all === 0 ? 0 : done / all, isTrouble: trouble > 0, neglected }
  })
}

const NO_DOORS = { all: 0, done: 0, trouble: 0, neglected: 0 }
