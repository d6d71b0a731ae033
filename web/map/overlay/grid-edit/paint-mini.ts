import type { Coverage } from '../../../../data/rules/coverage/coverage.ts'
import { type Box, UNITS_PER_DEGREE } from '../../../../data/rules/coverage/units.ts'
import { worldX, worldY } from '../../tiles/mercator.ts'
import type { Theme } from '../../tiles/worker-protocol.ts'
import { type Frame, frameAt } from '../../view/frame.ts'
import { screenPath } from '../world-shape.ts'
import { createCellShapes, worldLine } from './cell-shapes.ts'
import type { GridScene } from './grid-scene.ts'
import { paintPlan } from './paint-plan.ts'
import { INKS } from './scene-inks.ts'

/** A part of a plan by itself: on its buildings and roads, without tiles. */
export interface MiniScene {
  coverage: Coverage
  look: GridScene['look']
  buildings: readonly (readonly number[])[]
  lines: readonly (readonly number[])[]
  /** Drawn bold. */
  bold: readonly (readonly number[])[]
  /** What has to be seen, units. */
  box: Box
  /** By so much what is shown is larger. */
  margin: number
}

const PAPER: Record<Theme, string> = { light: '#f4f4f1', dark: '#181c20' }
const HOUSE: Record<Theme, string> = { light: '#d9d6cf', dark: '#30363d' }
const STREET: Record<Theme, string> = { light: '#ffffff', dark: '#3b434c' }

export function paintMini(canvas: HTMLCanvasElement, scene: MiniScene, theme: Theme): void {
  const context = canvas.getContext('2d')
  if (!context) return
  const ratio = globalThis.devicePixelRatio || 1
  const size = { width: canvas.clientWidth, height: canvas.clientHeight }
  canvas.width = Math.round(size.width * ratio)
  canvas.height = Math.round(size.height * ratio)
  const frame = frameOf(scene, size, ratio)
  context.fillStyle = PAPER[theme]
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.lineJoin = 'round'
  context.strokeStyle = STREET[theme]
  context.lineWidth = 5 * ratio
  context.stroke(screenPath(frame, scene.lines.map(worldLine), false))
  context.fillStyle = HOUSE[theme]
  context.fill(screenPath(frame, scene.buildings.map(worldLine), true))
  const shapes = createCellShapes(scene.coverage)
  paintPlan(
    context,
    frame,
    theme,
    {
      coverage: scene.coverage,
      look: scene.look,
      key: () => '',
      selected: () => null,
      draft: () => ({}),
      marks: () => [],
      held: () => new Map(),
      hand: () => null,
    },
    shapes,
  )
  const path = screenPath(frame, scene.bold.map(worldLine), false)
  context.strokeStyle = INKS[theme].ground
  context.lineWidth = 7 * ratio
  context.stroke(path)
  context.strokeStyle = INKS[theme].accent
  context.lineWidth = 3.5 * ratio
  context.stroke(path)
}

function frameOf(
  { box: { minX, minY, maxX, maxY }, margin }: MiniScene,
  size: { width: number; height: number },
  ratio: number,
): Frame {
  const [west, east] = [worldX(minX / UNITS_PER_DEGREE), worldX(maxX / UNITS_PER_DEGREE)]
  const [south, north] = [worldY(minY / UNITS_PER_DEGREE), worldY(maxY / UNITS_PER_DEGREE)]
  const centre = { x: (west + east) / 2, y: (south + north) / 2 }
  const scale = Math.min(
    size.width / Math.max(margin * (east - west), 1e-7),
    size.height / Math.max(margin * (south - north), 1e-7),
  )
  return frameAt(centre, Math.log2(scale / 256), size, ratio, false)
}
