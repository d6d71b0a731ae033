import type { Brush, PlacedTile } from '../shapes/brush.ts'
import type { TileAddress } from '../tiles/tile-address.ts'
import type { LabelCandidate } from '../tiles/worker-protocol.ts'
import { textWidth } from './text-width.ts'

const SPACING = 420
const FONT_PX = 12

/** A road's name every 420 pixels along it, wherever the stretch is long enough and bends gently. */
export function roadLabels(
  brush: Brush,
  placed: PlacedTile,
  feature: number,
  wish: Pick<LabelCandidate, 'kind' | 'rank' | 'text'>,
  picture: TileAddress,
): LabelCandidate[] {
  const side = brush.context.canvas.width
  const world = 2 ** picture.z * side
  const length = (textWidth(wish.text, FONT_PX) + 10) * brush.ratio
  const spacing = Math.max(SPACING * brush.ratio, length * 2)
  const labels: LabelCandidate[] = []
  for (const line of linesOf(placed, feature)) {
    const total = line.at(-1)!.along
    const count = Math.max(1, Math.floor(total / spacing))
    for (let n = 0; n < count && total > length; n++) {
      const middle = (total * (n + 0.5)) / count
      const anchor = pointAt(line, middle)
      if (anchor.x < 0 || anchor.y < 0 || anchor.x >= side || anchor.y >= side) continue
      const stretch = cut(line, middle - length / 2, middle + length / 2)
      if (!isGentle(stretch)) continue
      const toWorld = (p: Point) => [
        (picture.x * side + p.x) / world,
        (picture.y * side + p.y) / world,
      ]
      const [x, y] = toWorld(anchor) as [number, number]
      labels.push({ ...wish, x, y, path: Float64Array.from(stretch.flatMap(toWorld)) })
    }
  }
  return labels
}

interface Point {
  x: number
  y: number
}
type Line = (Point & { along: number })[]

function linesOf({ data, size, offsetX, offsetY }: PlacedTile, feature: number): Line[] {
  const lines: Line[] = []
  for (let part = data.featureParts[feature]!; part < data.featureParts[feature + 1]!; part++) {
    const line: Line = []
    for (let i = part === 0 ? 0 : data.partEnds[part - 1]!; i < data.partEnds[part]!; i++) {
      const point = { x: data.xy[2 * i]! * size + offsetX, y: data.xy[2 * i + 1]! * size + offsetY }
      const last = line.at(-1)
      const along = last ? last.along + Math.hypot(point.x - last.x, point.y - last.y) : 0
      line.push({ ...point, along })
    }
    if (line.length > 1) lines.push(line)
  }
  return lines
}

function pointAt(line: Line, along: number): Point {
  const next = line.findIndex((point) => point.along >= along)
  if (next <= 0) return line[next === 0 ? 0 : line.length - 1]!
  const a = line[next - 1]!
  const b = line[next]!
  const t = (along - a.along) / (b.along - a.along || 1)
  return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t }
}

function cut(line: Line, from: number, to: number): Point[] {
  const inner = line.filter((point) => point.along > from && point.along < to)
  return [pointAt(line, from), ...inner, pointAt(line, to)]
}

/** No bend sharper than 30° and none of more than 60° together. */
function isGentle(points: readonly Point[]): boolean {
  let turned = 0
  for (let i = 2; i < points.length; i++) {
    const [a, b, c] = [points[i - 2]!, points[i - 1]!, points[i]!]
    let turn = Math.atan2(c.y - b.y, c.x - b.x) - Math.atan2(b.y - a.y, b.x - a.x)
    if (turn > Math.PI) turn -= 2 * Math.PI
    if (turn < -Math.PI) turn += 2 * Math.PI
    turned += Math.abs(turn)
    if (Math.abs(turn) > Math.PI / 6 || turned > Math.PI / 3) return false
  }
  return true
}
