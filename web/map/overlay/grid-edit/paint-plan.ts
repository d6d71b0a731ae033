import { type Face, OUTSIDE } from '../../../../data/contracts/coverage.ts'
import { FONT } from '../../points/draw-symbol.ts'
import type { Theme } from '../../tiles/worker-protocol.ts'
import { cssX, cssY, type Frame } from '../../view/frame.ts'
import { isInView } from '../ring-box.ts'
import { screenPath } from '../world-shape.ts'
import type { CellShape, CellShapes } from './cell-shapes.ts'
import type { CellLook, GridScene } from './grid-scene.ts'
import { INKS, TONES } from './scene-inks.ts'

/** Labels need so much room, CSS pixels. */
const LEAST_LABEL_PX = 44
const LEAST_LINES_PX = 84
/** A cell drawn smaller than this is a dot in a mosaic: no text, thin lines. */
const FAR_SCALE = 2 ** 23

/** The plan as it stands: grey world outside, cells filled by how full they are, boundaries, labels. */
export function paintPlan(
  context: CanvasRenderingContext2D,
  frame: Frame,
  theme: Theme,
  scene: GridScene,
  shapes: CellShapes,
): void {
  const shown = [...scene.coverage.cells()]
    .map(({ id }) => ({ id, shape: shapes.of(id) }))
    .filter(({ shape }) => isInView(shape.box, frame))
    .map((cell) => ({ ...cell, look: scene.look(cell.id) }))
  paintBeyond(context, frame, theme, shapes)
  // Symbols and colours below step back: this is about boundaries.
  for (const { shape } of shown) veilCell(context, frame, theme, shape)
  for (const { shape, look } of shown) fillCell(context, frame, theme, shape, look)
  paintBoundaries(context, frame, theme, scene, shapes)
  const selected = scene.selected()
  const chosen = shown.find(({ id }) => id === selected)
  if (chosen) outline(context, frame, theme, chosen.shape)
  for (const { shape, look } of shown) labelCell(context, frame, theme, shape, look)
}

function paintBeyond(
  context: CanvasRenderingContext2D,
  frame: Frame,
  theme: Theme,
  shapes: CellShapes,
): void {
  const path = new Path2D()
  path.rect(0, 0, context.canvas.width, context.canvas.height)
  path.addPath(screenPath(frame, shapes.beyond(), true))
  context.fillStyle = INKS[theme].beyond
  context.fill(path, 'evenodd')
}

function veilCell(
  context: CanvasRenderingContext2D,
  frame: Frame,
  theme: Theme,
  { rings }: CellShape,
): void {
  context.fillStyle = INKS[theme].veil
  context.fill(screenPath(frame, rings, true), 'evenodd')
}

function fillCell(
  context: CanvasRenderingContext2D,
  frame: Frame,
  theme: Theme,
  { rings }: CellShape,
  look: CellLook,
): void {
  const path = screenPath(frame, rings, true)
  context.fillStyle = look.isAway ? INKS[theme].beyond : TONES[look.tone][theme].fill
  context.fill(path, 'evenodd')
  if (!look.isLocked) return
  context.fillStyle = hatch(context, theme, frame.ratio)
  context.fill(path, 'evenodd')
}

/** Locked: fine slanting lines. */
function hatch(context: CanvasRenderingContext2D, theme: Theme, ratio: number) {
  const size = Math.round(8 * ratio)
  const tile = document.createElement('canvas')
  tile.width = tile.height = size
  const inner = tile.getContext('2d')
  if (inner) {
    inner.strokeStyle = INKS[theme].locked
    inner.lineWidth = ratio
    for (const shift of [-size, 0, size]) {
      inner.moveTo(shift, size)
      inner.lineTo(shift + size, 0)
    }
    inner.stroke()
  }
  return context.createPattern(tile, 'repeat') ?? INKS[theme].locked
}

function paintBoundaries(
  context: CanvasRenderingContext2D,
  frame: Frame,
  theme: Theme,
  { coverage, held }: GridScene,
  shapes: CellShapes,
): void {
  const isFar = frame.scale < FAR_SCALE
  const lines: Record<'inner' | 'border' | 'others', Float64Array[]> = {
    inner: [],
    border: [],
    others: [],
  }
  const inHand = held()
  const communityOf = (face: Face) => (face === OUTSIDE ? '' : coverage.cell(face)?.community)
  for (const arc of coverage.arcs()) {
    const { line, box } = shapes.arc(arc)
    if (!isInView(box, frame)) continue
    if (inHand.has(arc.id)) lines.others.push(line)
    lines[communityOf(arc.left) === communityOf(arc.right) ? 'inner' : 'border'].push(line)
  }
  const inner = screenPath(frame, lines.inner, false)
  const border = screenPath(frame, lines.border, false)
  const others = screenPath(frame, lines.others, false)
  context.lineJoin = 'round'
  context.lineCap = 'round'
  const stroke = (path: Path2D, colour: string, width: number) => {
    context.strokeStyle = colour
    context.lineWidth = width * frame.ratio
    context.stroke(path)
  }
  if (!isFar) {
    stroke(inner, INKS[theme].ground, 4)
    stroke(border, INKS[theme].ground, 5)
  }
  stroke(inner, INKS[theme].line, isFar ? 0.8 : 1.5)
  stroke(border, INKS[theme].line, isFar ? 1.6 : 3)
  stroke(others, INKS[theme].other, 4)
}

function outline(
  context: CanvasRenderingContext2D,
  frame: Frame,
  theme: Theme,
  { rings }: CellShape,
): void {
  const path = screenPath(frame, rings, true)
  context.strokeStyle = INKS[theme].ground
  context.lineWidth = 7 * frame.ratio
  context.stroke(path)
  context.strokeStyle = INKS[theme].accent
  context.lineWidth = 3.5 * frame.ratio
  context.stroke(path)
}

function labelCell(
  context: CanvasRenderingContext2D,
  frame: Frame,
  theme: Theme,
  { label, box }: CellShape,
  look: CellLook,
): void {
  const roomPx = label.width * frame.scale
  const highPx = (box.maxY - box.minY) * frame.scale
  if (roomPx < LEAST_LABEL_PX || highPx < 26 || look.isAway) return
  const lines = roomPx < LEAST_LINES_PX || highPx < 60 ? look.label.slice(-1) : look.label
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.lineJoin = 'round'
  const x = cssX(frame, label.x) * frame.ratio
  const middle = cssY(frame, label.y)
  lines.forEach((text, k) => {
    const isLast = k === lines.length - 1
    const y = (middle + (k - (lines.length - 1) / 2) * 16) * frame.ratio
    context.font = `${isLast ? 600 : 400} ${(isLast ? 13 : 12) * frame.ratio}px ${FONT}`
    context.lineWidth = 3.5 * frame.ratio
    context.strokeStyle = INKS[theme].ground
    context.strokeText(text, x, y, roomPx * frame.ratio)
    context.fillStyle = isLast ? TONES[look.tone][theme].ink : INKS[theme].line
    context.fillText(text, x, y, roomPx * frame.ratio)
  })
}
