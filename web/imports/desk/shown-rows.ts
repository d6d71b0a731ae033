import { createSignal } from 'solid-js'
import {
  type Bounds,
  DESK_ROW_KINDS,
  type DeskRow,
  type DeskRowKind,
  type ImportJob,
  type LonLat,
} from '../../../data/contracts/index.ts'

export type ShownKind = DeskRowKind | 'all'

const [shownKind, setShownKind] = createSignal<ShownKind>('all')
const [chosenRow, setChosenRow] = createSignal<DeskRow | null>(null)
/** What the map shows beside the report: rows, or how many found their place in each grid. */
const [mapShows, setMapShows] = createSignal<'rows' | 'grids'>('rows')
const [seen, setSeen] = createSignal<ReadonlyMap<number, DeskRow>>(new Map())

export { chosenRow, mapShows, setChosenRow, setMapShows, setShownKind, shownKind }

/** A file's rows are looked at anew: nothing is left of the ones before. */
export function forgetRows(): void {
  setShownKind('all')
  setChosenRow(null)
  setMapShows('rows')
  setSeen(new Map())
}

/** Rows that were read since the check: what they are now counts, not what the preview says. */
export function noteRows(rows: readonly DeskRow[]): void {
  const next = new Map(seen())
  for (const row of rows) next.set(row.row, row)
  setSeen(next)
}

export interface RowPoint {
  row: number
  lonLat: LonLat
  kind: DeskRowKind
}

/** Points of the preview as they are now, of one kind or of all. */
export function rowPoints(job: ImportJob): RowPoint[] {
  const known = seen()
  const points = (job.desk?.points ?? []).flatMap(([lon, lat, position, row]) => {
    const kind = DESK_ROW_KINDS[position]
    return kind && !known.has(row) ? [{ row, lonLat: [lon, lat] as LonLat, kind }] : []
  })
  for (const { row, lonLat, kind } of known.values()) {
    if (lonLat) points.push({ row, lonLat, kind })
  }
  const wanted = shownKind()
  return wanted === 'all' ? points : points.filter(({ kind }) => kind === wanted)
}

/** Lines and areas of the preview, of one kind or of all. */
export function rowShapes(job: ImportJob) {
  const known = seen()
  const wanted = shownKind()
  return (job.desk?.shapes ?? []).flatMap(([position, row, isArea, paths]) => {
    const kind = known.get(row)?.kind ?? DESK_ROW_KINDS[position]
    const isShown = kind !== undefined && (wanted === 'all' || kind === wanted)
    return isShown ? [{ kind, isArea: isArea === 1, paths }] : []
  })
}

/** A finger is no needle. */
const REACH_PX = 14
const WORLD_PX = 256

/** The point of the preview that a click at this zoom was meant for. */
export function pointAt(
  points: readonly RowPoint[],
  [lon, lat]: LonLat,
  zoom: number,
): RowPoint | undefined {
  const degreesAPx = 360 / (WORLD_PX * 2 ** zoom)
  const narrow = Math.cos((lat * Math.PI) / 180)
  let best: RowPoint | undefined
  let least = REACH_PX
  for (const point of points) {
    const dx = (point.lonLat[0] - lon) / degreesAPx
    const dy = (point.lonLat[1] - lat) / (degreesAPx * narrow)
    const away = Math.hypot(dx, dy)
    if (away < least) [best, least] = [point, away]
  }
  return best
}

/** Of what moves, as far as its rows have been read. */
export function rowMoves(): { from: LonLat; to: LonLat }[] {
  const wanted = shownKind()
  if (wanted !== 'all' && wanted !== 'moved') return []
  return [...seen().values()].flatMap(({ kind, from, lonLat }) =>
    kind === 'moved' && from && lonLat ? [{ from, to: lonLat }] : [],
  )
}

/** Around what has its place; a row that goes back for lying elsewhere must not hide it. null without any point. */
export function deskBounds({ desk }: Pick<ImportJob, 'desk'>): Bounds | null {
  const points = desk?.points ?? []
  const isPlaced = (kind: number) => DESK_ROW_KINDS[kind] !== 'failed'
  const placed = points.filter(([, , kind]) => isPlaced(kind))
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  const take = (lon: number, lat: number) => {
    bounds[0] = Math.min(bounds[0], lon)
    bounds[1] = Math.min(bounds[1], lat)
    bounds[2] = Math.max(bounds[2], lon)
    bounds[3] = Math.max(bounds[3], lat)
  }
  for (const [lon, lat] of placed.length > 0 ? placed : points) take(lon, lat)
  for (const [kind, , , paths] of desk?.shapes ?? []) {
    if (!isPlaced(kind) && placed.length > 0) continue
    for (const path of paths) for (let i = 0; i < path.length; i += 2) take(path[i]!, path[i + 1]!)
  }
  return bounds[0] === Infinity ? null : bounds
}
