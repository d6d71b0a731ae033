import { isArc } from '../../../../data/rules/coverage/items.ts'
import type { UnitPoint } from '../../../../data/rules/coverage/units.ts'
import { worldX, worldY } from '../../tiles/mercator.ts'
import type { WorldBox } from '../../tiles/tile-address.ts'
import type { Theme } from '../../tiles/worker-protocol.ts'
import { cssX, cssY, type Frame, grown } from '../../view/frame.ts'
import { screenPath } from '../world-shape.ts'
import { type CellShapes, worldLine, worldOf } from './cell-shapes.ts'
import type { GridScene, SceneDraft, SceneMark } from './grid-scene.ts'
import { INKS, MARK_INKS } from './scene-inks.ts'

type Context = CanvasRenderingContext2D

/** What is in the hand, over the plan as it stands. */
export function paintDraft(
  context: Context,
  frame: Frame,
  theme: Theme,
  scene: GridScene,
  shapes: CellShapes,
): void {
  const draft = scene.draft()
  context.lineJoin = 'round'
  context.lineCap = 'round'
  for (const cell of draft.cells ?? []) {
    if (!scene.coverage.cell(cell)) continue
    const path = screenPath(frame, shapes.of(cell).rings, true)
    context.fillStyle = INKS[theme].accentSoft
    context.fill(path, 'evenodd')
    twice(context, frame, path, INKS[theme].ground, INKS[theme].accent, 3)
  }
  paintPieces(context, frame, theme, draft)
  paintChange(context, frame, theme, draft)
  paintLine(context, frame, theme, draft)
  paintVertices(context, frame, theme, draft)
  const hand = scene.hand()
  if (hand) {
    ring(context, frame, hand, 14, INKS[theme].accent)
    dot(context, frame, hand, 3, INKS[theme].accent, INKS[theme].ground)
  }
  // Of a whole district there are thousands.
  const near = grown(frame.box, MARK_PX / frame.scale)
  for (const mark of scene.marks()) paintMark(context, frame, theme, mark, near)
}

function paintPieces(context: Context, frame: Frame, theme: Theme, { pieces }: SceneDraft): void {
  if (!pieces || pieces.length === 0) return
  const path = screenPath(frame, pieces.map(worldLine), true)
  context.fillStyle = INKS[theme].accentSoft
  context.fill(path)
  context.setLineDash([5 * frame.ratio, 4 * frame.ratio])
  context.strokeStyle = INKS[theme].accent
  context.lineWidth = 1.6 * frame.ratio
  context.stroke(path)
  context.setLineDash([])
}

/** Boundaries as they would be, bold; those that stay as they are lie below. */
function paintChange(context: Context, frame: Frame, theme: Theme, { change }: SceneDraft): void {
  if (!change) return
  const lines = change.put.filter(isArc).map(({ points }) => worldLine(points))
  const path = screenPath(frame, lines, false)
  twice(context, frame, path, INKS[theme].ground, INKS[theme].accent, 3)
}

function paintLine(context: Context, frame: Frame, theme: Theme, { line }: SceneDraft): void {
  if (!line || line.points.length < 2) return
  const path = screenPath(frame, [worldLine(line.points)], line.isClosed)
  const colour = line.isRefused ? INKS[theme].refused : INKS[theme].accent
  if (line.isClosed) {
    context.fillStyle = INKS[theme].accentSoft
    context.fill(path)
  }
  context.setLineDash([8 * frame.ratio, 5 * frame.ratio])
  twice(context, frame, path, INKS[theme].ground, colour, 2.4)
  context.setLineDash([])
}

function paintVertices(context: Context, frame: Frame, theme: Theme, draft: SceneDraft): void {
  const { vertices, vertex, ghost, snapped, refusedAt } = draft
  for (const { points } of vertices ?? []) {
    for (let i = 0; i < points.length; i += 2) {
      dot(context, frame, [points[i]!, points[i + 1]!], 3.5, INKS[theme].ground, INKS[theme].accent)
    }
  }
  if (ghost) dot(context, frame, ghost, 5, INKS[theme].accentSoft, INKS[theme].accent)
  if (vertex) dot(context, frame, vertex, 7, INKS[theme].accent, INKS[theme].ground)
  if (snapped) ring(context, frame, snapped, 11, INKS[theme].accent)
  if (refusedAt) cross(context, frame, refusedAt, INKS[theme].refused, INKS[theme].ground)
}

/** The largest of them reaches so far. */
const MARK_PX = 18

function paintMark(
  context: Context,
  frame: Frame,
  theme: Theme,
  mark: SceneMark,
  near: WorldBox,
): void {
  const x = worldX(mark.place[0])
  if (x < near.minX || x > near.maxX) return
  const y = worldY(mark.place[1])
  if (y < near.minY || y > near.maxY) return
  const at = [cssX(frame, x) * frame.ratio, cssY(frame, y) * frame.ratio] as const
  const radius = (mark.isChosen ? 9 : 5) * frame.ratio
  context.beginPath()
  context.arc(...at, radius, 0, 2 * Math.PI)
  context.fillStyle = MARK_INKS[mark.tone][theme]
  context.strokeStyle = INKS[theme].ground
  context.lineWidth = 2.5 * frame.ratio
  context.fill()
  context.stroke()
  if (!mark.isChosen) return
  context.beginPath()
  context.arc(...at, 16 * frame.ratio, 0, 2 * Math.PI)
  context.strokeStyle = MARK_INKS[mark.tone][theme]
  context.stroke()
}

function twice(
  context: Context,
  frame: Frame,
  path: Path2D,
  below: string,
  above: string,
  width: number,
): void {
  context.strokeStyle = below
  context.lineWidth = (width + 3) * frame.ratio
  context.stroke(path)
  context.strokeStyle = above
  context.lineWidth = width * frame.ratio
  context.stroke(path)
}

function screenAt(frame: Frame, [ux, uy]: UnitPoint): [number, number] {
  const [x, y] = worldOf(ux, uy)
  return [cssX(frame, x) * frame.ratio, cssY(frame, y) * frame.ratio]
}

function dot(
  context: Context,
  frame: Frame,
  place: UnitPoint,
  radius: number,
  fill: string,
  edge: string,
): void {
  context.beginPath()
  context.arc(...screenAt(frame, place), radius * frame.ratio, 0, 2 * Math.PI)
  context.fillStyle = fill
  context.fill()
  context.strokeStyle = edge
  context.lineWidth = 1.8 * frame.ratio
  context.stroke()
}

function ring(context: Context, frame: Frame, place: UnitPoint, radius: number, ink: string) {
  context.beginPath()
  context.arc(...screenAt(frame, place), radius * frame.ratio, 0, 2 * Math.PI)
  context.strokeStyle = ink
  context.lineWidth = 2 * frame.ratio
  context.stroke()
}

function cross(context: Context, frame: Frame, place: UnitPoint, ink: string, ground: string) {
  const [x, y] = screenAt(frame, place)
  const r = 7 * frame.ratio
  const path = new Path2D()
  path.moveTo(x - r, y - r)
  path.lineTo(x + r, y + r)
  path.moveTo(x + r, y - r)
  path.lineTo(x - r, y + r)
  twice(context, frame, path, ground, ink, 3)
}
