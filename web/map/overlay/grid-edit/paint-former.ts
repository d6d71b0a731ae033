import type { Coverage } from '../../../../data/rules/coverage/coverage.ts'
import type { Theme } from '../../tiles/worker-protocol.ts'
import type { Frame } from '../../view/frame.ts'
import { isInView } from '../ring-box.ts'
import { screenPath } from '../world-shape.ts'
import type { CellShapes } from './cell-shapes.ts'
import { INKS } from './scene-inks.ts'

/** Boundaries as they are, dashed, over another plan that is looked at. */
export function paintFormer(
  context: CanvasRenderingContext2D,
  frame: Frame,
  theme: Theme,
  { coverage, shapes }: { coverage: Coverage; shapes: CellShapes },
): void {
  const lines = [...coverage.arcs()]
    .map((arc) => shapes.arc(arc))
    .filter(({ box }) => isInView(box, frame))
    .map(({ line }) => line)
  context.setLineDash([5 * frame.ratio, 4 * frame.ratio])
  context.strokeStyle = INKS[theme].other
  context.lineWidth = 1.4 * frame.ratio
  context.stroke(screenPath(frame, lines, false))
  context.setLineDash([])
}
