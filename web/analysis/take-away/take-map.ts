import { mapFrame } from '../../session/go-to.ts'
import { map } from '../../session/map-handle.ts'
import { theme } from '../../session/preferences.ts'

/** Twice the pixels of the screen: sharp on paper, and no canvas that a browser refuses. */
const SCALE = 2

/** The part of the map that no panel covers, as on white paper. */
export async function takeMap(): Promise<HTMLCanvasElement> {
  const controller = map()
  if (!controller) throw new Error('There is no map yet.')
  controller.setTheme('light')
  const whole = await controller.toCanvas(SCALE).finally(() => controller.setTheme(theme()))
  const { size, insets } = mapFrame()
  const k = whole.width / size.width
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round((size.width - insets.left - insets.right) * k))
  canvas.height = Math.max(1, Math.round((size.height - insets.top - insets.bottom) * k))
  const pen = canvas.getContext('2d', { alpha: false })
  if (!pen) throw new Error('This browser gives no canvas of this size.')
  pen.drawImage(whole, -insets.left * k, -insets.top * k)
  return canvas
}
