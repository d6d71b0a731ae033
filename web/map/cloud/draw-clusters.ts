import { clusterRadius, shortCount } from '../points/draw-cluster.ts'
import { FONT } from '../points/draw-symbol.ts'
import type { Theme } from '../tiles/worker-protocol.ts'
import { cssX, cssY, type Frame } from '../view/frame.ts'
import type { WorldCloud } from './point-cloud.ts'

/** CSS pixels a cell at a whole zoom; cells belong to the world, so clusters do not jump while the map moves. */
const CELL_PX = 64
const INK: Record<Theme, { disc: string; ring: string; text: string }> = {
  light: { disc: '#0b6b88', ring: 'rgba(255,255,255,0.92)', text: '#ffffff' },
  dark: { disc: '#4fb7d3', ring: 'rgba(20,23,26,0.92)', text: '#06212a' },
}

export function drawClusters(
  context: CanvasRenderingContext2D,
  frame: Frame,
  cloud: WorldCloud,
  theme: Theme,
  language: 'zh' | 'en',
): void {
  context.save()
  context.scale(frame.ratio, frame.ratio)
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  const { disc, ring, text } = INK[theme]
  for (const { x, y, count } of clustersIn(frame, cloud)) {
    const radius = count === 1 ? 4 : clusterRadius(count) + 2
    for (const [r, fill] of [
      [radius + 2, ring],
      [radius, disc],
    ] as const) {
      context.beginPath()
      context.arc(x, y, r, 0, 2 * Math.PI)
      context.fillStyle = fill
      context.fill()
    }
    if (count === 1) continue
    context.fillStyle = text
    context.font = `600 11px ${FONT}`
    context.fillText(shortCount(count, language), x, y + 0.5)
  }
  context.restore()
}

/** Where the members of each cell lie on the average, in CSS pixels. */
function clustersIn(frame: Frame, { places, mask, origin, length }: WorldCloud) {
  const cell = CELL_PX / 256 / 2 ** Math.floor(frame.zoom)
  const { box } = frame
  const cells = new Map<number, { x: number; y: number; count: number }>()
  for (let i = 0; i < length; i++) {
    if (mask !== null && mask[i] === 0) continue
    const [x, y] = [places[2 * i]! + origin.x, places[2 * i + 1]! + origin.y]
    const isNear =
      x > box.minX - cell && x < box.maxX + cell && y > box.minY - cell && y < box.maxY + cell
    if (!isNear) continue
    const key = Math.floor(x / cell) * 2 ** 26 + Math.floor(y / cell)
    const known = cells.get(key)
    if (known) {
      known.x += x
      known.y += y
      known.count++
    } else cells.set(key, { x, y, count: 1 })
  }
  return Array.from(cells.values(), ({ x, y, count }) => ({
    x: cssX(frame, x / count),
    y: cssY(frame, y / count),
    count,
  }))
}
