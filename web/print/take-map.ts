import { mapFrame } from '../session/go-to.ts'
import { map } from '../session/map-handle.ts'
import { theme } from '../session/preferences.ts'
import type { MapPicture } from './draw-map.ts'

/** Beyond this browsers give up on the size of the map's own canvas. */
const MOST_DEVICE_PIXELS = 3

/** The map as it is on the screen, with so many pixels for each of the screen's. */
export async function takeMap(wantedScale: number): Promise<MapPicture> {
  const controller = map()
  if (!controller) throw new Error('There is no map yet.')
  const scale = Math.max(1, Math.min(MOST_DEVICE_PIXELS, wantedScale))
  // Paper is white, whatever the screen looks like.
  controller.setTheme('light')
  const canvas = await controller.toCanvas(scale).finally(() => controller.setTheme(theme()))
  const { size, insets } = mapFrame()
  const k = canvas.width / size.width
  const seen = {
    x: insets.left * k,
    y: insets.top * k,
    width: (size.width - insets.left - insets.right) * k,
    height: (size.height - insets.top - insets.bottom) * k,
  }
  return { canvas, seen, metresPerPx: controller.metresPerPixel() / k }
}
