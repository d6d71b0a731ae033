import { type Accessor, createMemo } from 'solid-js'
import type { EventSummary, LonLat } from '../../data/contracts/index.ts'
import { distanceM } from '../../data/rules/distance.ts'
import { type EventMark, type EventPicture, paintEvents } from '../map/overlay/paint-events.ts'
import { showOverlay } from '../session/map-overlay.ts'
import { changeView, view } from '../session/view.ts'

type Marked = Pick<EventSummary, 'no' | 'lonLat' | 'level' | 'state' | 'reportedAt' | 'deadlineAt'>

/** Pixels around a mark in which a click is meant for it. */
const REACH_PX = 14
/** Metres a pixel of zoom 0 covers at the equator (Web Mercator, 256 px). */
const METRES_PER_PIXEL = 156_543

const PHASE: Readonly<Record<string, EventMark['phase']>> = {
  reported: 'waiting',
  accepted: 'waiting',
  suspended: 'stopped',
  rejected: 'ended',
  closed: 'ended',
  evaluated: 'ended',
  voided: 'ended',
}

/** An event as it stands at a moment, as a mark on the map. */
export function markOf(event: Marked, now: number): EventMark {
  const { no, lonLat, level, state } = event
  return { no, lonLat, level, share: shareOf(event, now), phase: PHASE[state] ?? 'inHand' }
}

function shareOf({ reportedAt, deadlineAt }: Marked, now: number): number {
  if (deadlineAt === null) return 0
  const from = Date.parse(reportedAt)
  const length = Date.parse(deadlineAt) - from
  return length <= 0 ? 1 : Math.max(0, (now - from) / length)
}

/** List and map are one: what is listed lies over the map for as long as the list is there, and a click opens it. */
export function showEventMarks(picture: Accessor<EventPicture>): void {
  const paint = createMemo(() => {
    const shown = picture()
    return shown.marks.length === 0 ? null : paintEvents(shown)
  })
  showOverlay(paint, (lonLat) => {
    const hit = nearestTo(picture().marks, lonLat)
    if (hit) changeView({ selection: { layer: 'EVENT', code: hit.no } })
    return hit !== undefined
  })
}

function nearestTo(marks: readonly EventMark[], at: LonLat): EventMark | undefined {
  const metresPerPixel = (METRES_PER_PIXEL * Math.cos((at[1] * Math.PI) / 180)) / 2 ** view.zoom
  let nearest: EventMark | undefined
  let best = REACH_PX * metresPerPixel
  for (const mark of marks) {
    const awayM = distanceM(mark.lonLat, at)
    if (awayM <= best) {
      best = awayM
      nearest = mark
    }
  }
  return nearest
}
