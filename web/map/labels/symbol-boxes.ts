import { STRIDE } from '../points/build-instances.ts'
import type { PointLayer } from '../points/point-store.ts'
import { cssX, cssY, type Frame } from '../view/frame.ts'
import type { Box } from './free-room.ts'

/** Radius in CSS pixels below which a sprite is a dot, which no text has to make way for. */
const LEAST_RADIUS = 7

/** Where symbols and clusters are drawn on the screen. */
export function symbolBoxes(layers: readonly PointLayer[], frame: Frame): Box[] {
  const boxes: Box[] = []
  for (const { tile, instances } of layers.flatMap(({ shown }) => shown)) {
    if (!instances) continue
    const tiles = 2 ** tile.z
    const size = frame.scale / tiles
    const [left, top] = [cssX(frame, tile.x / tiles), cssY(frame, tile.y / tiles)]
    const { data, radius, stands } = instances
    for (let i = 0; i < instances.length; i++) {
      const r = radius[i]!
      if (stands[i] === 0 || r < LEAST_RADIUS) continue
      const x = left + data[i * STRIDE]! * size + data[i * STRIDE + 2]!
      const y = top + data[i * STRIDE + 1]! * size + data[i * STRIDE + 3]!
      if (x < -r || y < -r || x > frame.width + r || y > frame.height + r) continue
      boxes.push({ minX: x - r, maxX: x + r, minY: y - r, maxY: y + r })
    }
  }
  return boxes
}
