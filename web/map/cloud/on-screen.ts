import type { Frame } from '../view/frame.ts'
import type { WorldCloud } from './point-cloud.ts'

/** While the map moves so many are enough to see where they lie. */
const WHILE_MOVING = 200_000

/** Calls for each shown point that lies on the canvas, in device pixels, until it is answered true: enough. */
export function eachOnScreen(
  cloud: WorldCloud,
  { box, scale, ratio, width, height, moving }: Frame,
  marginPx: number,
  visit: (x: number, y: number, i: number) => boolean,
): void {
  const { places, mask, origin, length } = cloud
  const factor = scale * ratio
  const [left, top] = [(origin.x - box.minX) * factor, (origin.y - box.minY) * factor]
  const [right, bottom] = [width * ratio + marginPx, height * ratio + marginPx]
  const step = moving ? Math.max(1, Math.ceil(length / WHILE_MOVING)) : 1
  for (let i = 0; i < length; i += step) {
    if (mask !== null && mask[i] === 0) continue
    const x = left + places[2 * i]! * factor
    const y = top + places[2 * i + 1]! * factor
    // Written so that NaN fails.
    if (x > -marginPx && y > -marginPx && x < right && y < bottom && visit(x, y, i)) return
  }
}
