import type { LabelCandidate } from '../tiles/worker-protocol.ts'
import { cssX, cssY, type Frame } from '../view/frame.ts'
import { type Box, createRoom, type Room } from './free-room.ts'
import { isPlaceLabel, type LabelStyle, labelStyle } from './label-styles.ts'
import { textWidth } from './text-width.ts'

/** A label that has found room. */
export interface PlacedLabel {
  candidate: LabelCandidate
  style: LabelStyle
  /** CSS pixels below its place: out of the way of a symbol. */
  down: number
}

/**
 * The most important first; what would touch another is left out. Those that stood stay if they can. Beside a symbol that
 * is in its way a text is moved up or down; names of places stand over the symbols where that doesn't help.
 */
export function placeLabels(
  candidates: readonly LabelCandidate[],
  frame: Frame,
  before: ReadonlySet<string> = new Set(),
  symbols: readonly Box[] = [],
): PlacedLabel[] {
  const bonus = (c: LabelCandidate) => (before.has(labelKey(c)) ? 3 : 0)
  const ranked = candidates
    .map((candidate) => ({ candidate, rank: candidate.rank + bonus(candidate) }))
    .sort((a, b) => b.rank - a.rank)
  const room = createRoom()
  const behindSymbols = createRoom(symbols)
  const placed: PlacedLabel[] = []
  const roads = new Map<string, { x: number; y: number }[]>()
  for (const { candidate } of ranked) {
    const style = labelStyle(candidate, frame.zoom)
    const boxes = boxesOf(candidate, style, frame)
    const place = placeFor(candidate, style, boxes, room, behindSymbols)
    if (!place) continue
    if (candidate.path && isRepeated(candidate, frame, roads)) continue
    const { down, halo } = place
    for (const box of boxes) room.take(moved(box, down))
    placed.push({ candidate, style: { ...style, halo }, down })
  }
  return placed
}

const HALO_OVER_SYMBOLS = 7

/** Where a label goes and how wide its halo is; null = there is no room for it. */
function placeFor(
  candidate: LabelCandidate,
  style: LabelStyle,
  boxes: readonly Box[],
  room: Room,
  behindSymbols: Room,
): { down: number; halo: number } | null {
  const isFree = (down: number) => !boxes.some((box) => room.isTaken(moved(box, down)))
  if (!isFree(0)) return null
  // Roads have their names in many places, areas' own symbols are symbols.
  const { halo } = style
  if (candidate.path || candidate.kind === 'symbol') return { down: 0, halo }
  const isSeen = (down: number) =>
    !boxes.some((box) => behindSymbols.isTaken(inner(box, style, down)))
  const step = style.size * 1.7
  const seen = [0, step, -step].find((down) => isSeen(down) && isFree(down))
  if (seen !== undefined) return { down: seen, halo }
  return isPlaceLabel(candidate) ? { down: 0, halo: HALO_OVER_SYMBOLS } : null
}

const moved = (box: Box, down: number): Box => ({
  ...box,
  minY: box.minY + down,
  maxY: box.maxY + down,
})

/** The text itself, without the free space around it. */
const inner = (box: Box, { margin }: LabelStyle, down: number): Box => ({
  minX: box.minX + margin,
  maxX: box.maxX - margin,
  minY: box.minY + down + margin / 2,
  maxY: box.maxY + down - margin / 2,
})

/** About four metres. */
const PLACES = 1e7
const keys = new WeakMap<LabelCandidate, string>()

/** The same for the same thing out of another picture. */
export function labelKey(c: LabelCandidate): string {
  const known = keys.get(c)
  if (known !== undefined) return known
  const place = `${Math.round(c.x * PLACES)},${Math.round(c.y * PLACES)}`
  const key = `${c.kind}${c.text}${c.icon ?? ''}${place}`
  keys.set(c, key)
  return key
}

const LEAST_REPEAT = 260

/** The two carriageways of a road, or its pieces, needn't both say its name. */
function isRepeated(
  candidate: LabelCandidate,
  frame: Frame,
  roads: Map<string, { x: number; y: number }[]>,
): boolean {
  const here = { x: cssX(frame, candidate.x), y: cssY(frame, candidate.y) }
  const others = roads.get(candidate.text) ?? []
  if (others.some((o) => Math.hypot(o.x - here.x, o.y - here.y) < LEAST_REPEAT)) return true
  roads.set(candidate.text, [...others, here])
  return false
}

/** One box for a horizontal text, a row of small ones along a road. */
function boxesOf(candidate: LabelCandidate, style: LabelStyle, frame: Frame): Box[] {
  const { path } = candidate
  if (!path) {
    const x = cssX(frame, candidate.x)
    const y = cssY(frame, candidate.y) - (style.lift ?? 0)
    const width = candidate.kind === 'symbol' ? style.size : textWidth(candidate.text, style.size)
    const halfWidth = width / 2 + style.margin
    const halfHeight = style.size / 2 + style.margin / 2
    return [
      { minX: x - halfWidth, maxX: x + halfWidth, minY: y - halfHeight, maxY: y + halfHeight },
    ]
  }
  const boxes: Box[] = []
  const half = style.size * 0.6
  for (let i = 0; i + 3 < path.length; i += 2) {
    const [ax, ay] = [cssX(frame, path[i]!), cssY(frame, path[i + 1]!)]
    const [bx, by] = [cssX(frame, path[i + 2]!), cssY(frame, path[i + 3]!)]
    const steps = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / style.size))
    for (let n = 0; n <= steps; n++) {
      const x = ax + ((bx - ax) * n) / steps
      const y = ay + ((by - ay) * n) / steps
      boxes.push({ minX: x - half, maxX: x + half, minY: y - half, maxY: y + half })
    }
  }
  return boxes
}
