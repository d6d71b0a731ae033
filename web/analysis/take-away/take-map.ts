import { mapFrame } from '../../session/go-to.ts'
import { map } from '../../session/map-handle.ts'
import { theme } from '../../session/preferences.ts'

/** Twice the pixels of the screen: sharp on paper, and no canvas that a browser refuses. */
const SCALE = 2

/**
 * The part of the map beside the panels, as on white paper. What the drawer covers is there too: who takes an answer away
 * while its table is open wants all of it.
 */
export async function takeMap(): Promise<HTMLCanvasElement> {
  const controller = map()
  if (!controller) throw new Error('There is no map yet.')
  controller.setTheme('light')
  const whole = await controller.toCanvas(SCALE).finally(() => controller.setTheme(theme()))
  const { size, insets } = mapFrame()
  const k = whole.width / size.width
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round((size.width - insets.left - insets.right) * k))
  canvas.height = Math.max(1, Math.round((size.height - insets.top) * k))
  const pen = canvas.getContext('2d', { alpha: false })
  if (!pen) throw new Error('This browser gives no canvas of this size.')
  pen.drawImage(whole, -insets.left * k, -insets.top * k)
  return canvas
}
