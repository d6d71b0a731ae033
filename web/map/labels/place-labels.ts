import type { LabelCandidate } from '../tiles/worker-protocol.ts'
import { cssX, cssY, type Frame } from '../view/frame.ts'
import { type LabelStyle, labelStyle } from './label-styles.ts'
import { textWidth } from './text-width.ts'

/** A label that has found room. */
export interface PlacedLabel {
  candidate: LabelCandidate
  style: LabelStyle
}

interface Box {
  minX: number
  minY: number
  maxX: number
  maxY: number
}

/** The most important first; what would touch another is left out. Those that stood stay if they can. */
export function placeLabels(
  candidates: readonly LabelCandidate[],
  frame: Frame,
  before: ReadonlySet<string> = new Set(),
): PlacedLabel[] {
  const bonus = (c: LabelCandidate) => (before.has(labelKey(c)) ? 3 : 0)
  const ranked = candidates
    .map((candidate) => ({ candidate, rank: candidate.rank + bonus(candidate) }))
    .sort((a, b) => b.rank - a.rank)
  const room = createRoom()
  const placed: PlacedLabel[] = []
  const roads = new Map<string, { x: number; y: number }[]>()
  for (const { candidate } of ranked) {
    const style = labelStyle(candidate, frame.zoom)
    const boxes = boxesOf(candidate, style, frame)
    if (boxes.some((box) => room.isTaken(box))) continue
    if (candidate.path && isRepeated(candidate, frame, roads)) continue
    for (const box of boxes) room.take(box)
    placed.push({ candidate, style })
  }
  return placed
}

const keys = new WeakMap<LabelCandidate, string>()

/** The same for the same thing out of another picture. */
export function labelKey(c: LabelCandidate): string {
  const known = keys.get(c)
  if (known !== undefined) return known
  const key = `${c.kind}${c.text}${c.icon ?? ''}${c.x.toFixed(7)}${c.y.toFixed(7)}`
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

const CELL = 64

function createRoom() {
  const cells = new Map<number, Box[]>()
  const eachCell = (box: Box, visit: (key: number) => boolean): boolean => {
    for (let y = Math.floor(box.minY / CELL); y <= Math.floor(box.maxY / CELL); y++) {
      for (let x = Math.floor(box.minX / CELL); x <= Math.floor(box.maxX / CELL); x++) {
        if (visit(y * 4096 + x)) return true
      }
    }
    return false
  }
  return {
    isTaken: (box: Box) =>
      eachCell(box, (key) => (cells.get(key) ?? []).some((b) => touch(b, box))),
    take: (box: Box) =>
      eachCell(box, (key) => {
        const there = cells.get(key)
        if (there) there.push(box)
        else cells.set(key, [box])
        return false
      }),
  }
}

const touch = (a: Box, b: Box) =>
  a.minX < b.maxX && a.maxX > b.minX && a.minY < b.maxY && a.maxY > b.minY
