import type { DeskRowKind } from '../../../data/contracts/index.ts'
import { worldX, worldY } from '../tiles/mercator.ts'
import type { WorldBox } from '../tiles/tile-address.ts'
import type { Theme } from '../tiles/worker-protocol.ts'
import type { Frame } from '../view/frame.ts'
import { DESK_SYMBOLS } from './desk-symbols.ts'
import { isInView, ringsBox } from './ring-box.ts'
import { screenPath } from './world-shape.ts'

/** A row of a file that is a line or an area itself, in world coordinates. */
export interface DrawnDeskShape {
  kind: DeskRowKind
  isArea: boolean
  paths: Float64Array[]
  box: WorldBox
}

const FILL_OPACITY = 0.12
const AREA_PX = 1.5
const LINE_PX = 2.5
/** What goes back, or stays as it is, is only hinted at. */
const DASHED: readonly DeskRowKind[] = ['failed', 'removed']
const DASH_PX = [5, 4]

export function deskShape({
  kind,
  isArea,
  paths,
}: {
  kind: DeskRowKind
  isArea: boolean
  paths: readonly (readonly number[])[]
}): DrawnDeskShape {
  const world = paths.map((path) =>
    Float64Array.from(path, (degrees, i) => (i % 2 === 0 ? worldX(degrees) : worldY(degrees))),
  )
  return { kind, isArea, paths: world, box: ringsBox(world) }
}

export function drawDeskShape(
  context: CanvasRenderingContext2D,
  frame: Frame,
  { kind, isArea, paths, box }: DrawnDeskShape,
  theme: Theme,
): void {
  if (!isInView(box, frame)) return
  const { ratio } = frame
  const path = screenPath(frame, paths, isArea)
  const colour = DESK_SYMBOLS[kind].colour[theme]
  context.save()
  if (isArea) {
    context.globalAlpha = FILL_OPACITY
    context.fillStyle = colour
    context.fill(path, 'evenodd')
    context.globalAlpha = 1
  }
  context.setLineDash(DASHED.includes(kind) ? DASH_PX.map((px) => px * ratio) : [])
  context.lineWidth = (isArea ? AREA_PX : LINE_PX) * ratio
  context.lineJoin = 'round'
  context.strokeStyle = colour
  context.stroke(path)
  context.restore()
}
