import { DESK_ROW_KINDS, type DeskRowKind, type LonLat } from '../../../data/contracts/index.ts'
import { worldX, worldY } from '../tiles/mercator.ts'
import type { Theme } from '../tiles/worker-protocol.ts'
import { cssX, cssY, type Frame } from '../view/frame.ts'
import { deskShape, drawDeskShape } from './desk-shapes.ts'
import { DESK_SYMBOLS, deskSprite } from './desk-symbols.ts'
import { ACCENT } from './marks.ts'
import { drawVeil, type OverlayPainter } from './overlay-painter.ts'

export interface DeskRowsShown {
  points: readonly { lonLat: LonLat; kind: DeskRowKind }[]
  /** Rows that are lines or areas themselves; paths: lon, lat in turn. */
  shapes: readonly { kind: DeskRowKind; isArea: boolean; paths: readonly (readonly number[])[] }[]
  /** From where to where something moves. */
  moves: readonly { from: LonLat; to: LonLat }[]
  /** The row that is looked at. */
  chosen: LonLat | null
}

/** Farther out symbols would only hide each other: then dots. */
const SYMBOL_ZOOM = 14.5
const DOT_PX = 4
/** What comes lies above what goes, and both above what stays as it is. */
const LOWEST: readonly DeskRowKind[] = ['same', 'removed']
const ORDER = [...LOWEST, ...DESK_ROW_KINDS.filter((kind) => !LOWEST.includes(kind))]

/** The rows of a file by what is to happen to them; projected once, drawn in every frame. */
export function paintDeskRows({ points, shapes, moves, chosen }: DeskRowsShown): OverlayPainter {
  const placed = ORDER.map((kind) => ({ kind, at: inWorld(points, kind) })).filter(
    ({ at }) => at.length > 0,
  )
  const drawn = ORDER.flatMap((kind) =>
    shapes.filter((shape) => shape.kind === kind).map((shape) => deskShape(shape)),
  )
  const arrows = moves.map(({ from, to }) => ({ from: worldAt(from), to: worldAt(to) }))
  return (context, frame, theme) => {
    drawVeil(context, theme)
    for (const shape of drawn) drawDeskShape(context, frame, shape, theme)
    for (const { from, to } of arrows) drawMove(context, frame, from, to, theme)
    for (const { kind, at } of placed) drawKind(context, frame, kind, at, theme)
    if (chosen) drawChosen(context, frame, worldAt(chosen), theme)
  }
}

function inWorld(points: DeskRowsShown['points'], kind: DeskRowKind): Float64Array {
  return Float64Array.from(
    points
      .filter((point) => point.kind === kind)
      .flatMap(({ lonLat: [lon, lat] }) => [worldX(lon), worldY(lat)]),
  )
}

const worldAt = ([lon, lat]: LonLat) => ({ x: worldX(lon), y: worldY(lat) })

function drawKind(
  context: CanvasRenderingContext2D,
  frame: Frame,
  kind: DeskRowKind,
  at: Float64Array,
  theme: Theme,
): void {
  const { box, ratio } = frame
  const isFar = frame.zoom < SYMBOL_ZOOM
  const sprite = deskSprite(kind, theme, ratio)
  const half = isFar ? (DOT_PX * ratio) / 2 : sprite.width / 2
  context.fillStyle = DESK_SYMBOLS[kind].colour[theme]
  for (let i = 0; i < at.length; i += 2) {
    const [x, y] = [at[i]!, at[i + 1]!]
    if (x < box.minX || x > box.maxX || y < box.minY || y > box.maxY) continue
    const left = cssX(frame, x) * ratio - half
    const top = cssY(frame, y) * ratio - half
    if (isFar) context.fillRect(left, top, 2 * half, 2 * half)
    else context.drawImage(sprite, Math.round(left), Math.round(top))
  }
}

type World = { x: number; y: number }

/** A line from the old place, which is marked by an empty ring, to the symbol at the new one. */
function drawMove(
  context: CanvasRenderingContext2D,
  frame: Frame,
  from: World,
  to: World,
  theme: Theme,
): void {
  const { ratio } = frame
  const [x0, y0, x1, y1] = [
    cssX(frame, from.x) * ratio,
    cssY(frame, from.y) * ratio,
    cssX(frame, to.x) * ratio,
    cssY(frame, to.y) * ratio,
  ]
  const length = Math.hypot(x1 - x0, y1 - y0)
  if (length < 12 * ratio) return
  const [ux, uy] = [(x1 - x0) / length, (y1 - y0) / length]
  const [tipX, tipY] = [x1 - ux * 9 * ratio, y1 - uy * 9 * ratio]
  const [wing, back] = [4 * ratio, 9 * ratio]
  context.beginPath()
  context.moveTo(x0 + ux * 4 * ratio, y0 + uy * 4 * ratio)
  context.lineTo(tipX, tipY)
  context.moveTo(tipX - ux * back - uy * wing, tipY - uy * back + ux * wing)
  context.lineTo(tipX, tipY)
  context.lineTo(tipX - ux * back + uy * wing, tipY - uy * back - ux * wing)
  context.moveTo(x0 + 4 * ratio, y0)
  context.arc(x0, y0, 4 * ratio, 0, 2 * Math.PI)
  context.lineWidth = 2 * ratio
  context.strokeStyle = DESK_SYMBOLS.moved.colour[theme]
  context.stroke()
}

function drawChosen(
  context: CanvasRenderingContext2D,
  frame: Frame,
  at: World,
  theme: Theme,
): void {
  context.beginPath()
  const [x, y] = [cssX(frame, at.x) * frame.ratio, cssY(frame, at.y) * frame.ratio]
  context.arc(x, y, 15 * frame.ratio, 0, 2 * Math.PI)
  context.lineWidth = 3 * frame.ratio
  context.strokeStyle = ACCENT[theme]
  context.stroke()
}
