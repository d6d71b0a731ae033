import type { WorldBox } from '../tiles/tile-address.ts'
import type { Theme } from '../tiles/worker-protocol.ts'
import { cssX, cssY, type Frame } from '../view/frame.ts'
import type { OverlayPainter } from './overlay-painter.ts'
import { isInView, ringsBox } from './ring-box.ts'
import { screenPath, toWorldShape, type WorldShape } from './world-shape.ts'

/** How a grid is filled: a pattern says it without colour, a share fills it the stronger the more there is. */
export type GridFill = { pattern: GridPattern } | { share: number }
export type GridPattern = 'plain' | 'lines' | 'crossed' | 'unknown' | 'dots'

export interface ShownGrid {
  /** GeoJSON geometry, lon-lat. */
  geometry: unknown
  fill: GridFill
  isChosen: boolean
}

/** `unknown` is the loudest: what nobody knows must not look like quiet. */
export const PATTERN_INK: Readonly<Record<GridPattern, Record<Theme, string>>> = {
  plain: { light: '#2c8a5b', dark: '#63c795' },
  lines: { light: '#a36a00', dark: '#ffc04d' },
  crossed: { light: '#b3261e', dark: '#ff8f86' },
  unknown: { light: '#4c3a86', dark: '#bda8ff' },
  dots: { light: '#66717b', dark: '#a7b2bc' },
}
const SHARE_INK: Record<Theme, string> = { light: '11, 107, 136', dark: '79, 183, 211' }
const EDGE: Record<Theme, string> = { light: 'rgba(30,40,50,.45)', dark: 'rgba(230,240,245,.4)' }
const TILE_PX = 10
/** A grid narrower than this has no room for its question mark, CSS pixels. */
const LEAST_MARK_PX = 26

/** Grids over everything else, patterned or shaded. */
export function paintGrids(grids: readonly ShownGrid[]): OverlayPainter {
  const shapes = grids.map(({ geometry, ...grid }) => {
    const shape = toWorldShape(geometry)
    return { ...grid, shape, box: ringsBox(shape.rings) }
  })
  return (context, frame, theme) => {
    const inView = shapes.filter((one) => isInView(one.box, frame))
    for (const { shape, fill, box } of inView) {
      drawGrid(context, frame, shape, fill, theme)
      if ('pattern' in fill && fill.pattern === 'unknown') drawQuestion(context, frame, box, theme)
    }
    const chosen = inView.find(({ isChosen }) => isChosen)
    if (!chosen) return
    context.lineWidth = 3.5 * frame.ratio
    context.strokeStyle = theme === 'dark' ? '#ffffff' : '#11161b'
    context.stroke(screenPath(frame, chosen.shape.rings, true))
  }
}

function drawGrid(
  context: CanvasRenderingContext2D,
  frame: Frame,
  { rings }: WorldShape,
  fill: GridFill,
  theme: Theme,
): void {
  const path = screenPath(frame, rings, true)
  const style = fillStyle(context, fill, theme, frame.ratio)
  context.fillStyle = style
  context.fill(path, 'evenodd')
  context.lineWidth = frame.ratio
  context.strokeStyle = EDGE[theme]
  context.stroke(path)
}

function fillStyle(
  context: CanvasRenderingContext2D,
  fill: GridFill,
  theme: Theme,
  ratio: number,
): CanvasPattern | string {
  if ('share' in fill) return `rgba(${SHARE_INK[theme]}, ${0.06 + 0.7 * fill.share})`
  return (
    context.createPattern(patternTile(fill.pattern, theme, ratio), 'repeat') ??
    PATTERN_INK[fill.pattern][theme]
  )
}

const tiles = new Map<string, HTMLCanvasElement>()

const STROKES: Readonly<Record<GridPattern, string>> = {
  plain: '',
  lines: 'M0 5H10',
  crossed: 'M0 0L10 10M10 0L0 10',
  unknown: 'M-2 8L2 12M0 0L10 10M8 -2L12 2',
  dots: 'M2 2h1.6M7 7h1.6',
}
const TINT: Readonly<Record<GridPattern, number>> = {
  plain: 0.3,
  lines: 0.16,
  crossed: 0.16,
  unknown: 0.22,
  dots: 0.1,
}

export function patternTile(pattern: GridPattern, theme: Theme, ratio: number): HTMLCanvasElement {
  const key = `${pattern} ${theme} ${ratio}`
  const known = tiles.get(key)
  if (known) return known
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = Math.round(TILE_PX * ratio)
  const context = canvas.getContext('2d')
  if (context) {
    context.scale(canvas.width / TILE_PX, canvas.height / TILE_PX)
    context.fillStyle = PATTERN_INK[pattern][theme]
    context.globalAlpha = TINT[pattern]
    context.fillRect(0, 0, TILE_PX, TILE_PX)
    context.globalAlpha = 0.9
    context.lineWidth = 1.6
    context.strokeStyle = PATTERN_INK[pattern][theme]
    context.stroke(new Path2D(STROKES[pattern]))
  }
  tiles.set(key, canvas)
  return canvas
}

function drawQuestion(
  context: CanvasRenderingContext2D,
  frame: Frame,
  box: WorldBox,
  theme: Theme,
): void {
  const width = (box.maxX - box.minX) * frame.scale
  const height = (box.maxY - box.minY) * frame.scale
  if (Math.min(width, height) < LEAST_MARK_PX) return
  const x = cssX(frame, (box.minX + box.maxX) / 2) * frame.ratio
  const y = cssY(frame, (box.minY + box.maxY) / 2) * frame.ratio
  context.font = `700 ${18 * frame.ratio}px system-ui, sans-serif`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.lineWidth = 5 * frame.ratio
  context.lineJoin = 'round'
  context.strokeStyle = theme === 'dark' ? '#14171a' : '#ffffff'
  context.strokeText('?', x, y)
  context.fillStyle = PATTERN_INK.unknown[theme]
  context.fillText('?', x, y)
}
