import { RISK_COLOURS, RISK_SHARE } from '../symbols/colours.ts'
import type { IconShape } from '../symbols/icon-shape.ts'
import type { Theme } from '../tiles/worker-protocol.ts'

export interface SymbolLook {
  colour: string
  icon: IconShape | null
  risk: number
  /** Colour of the feature's state (grade, alert …), where it has one. */
  state: string | null
  theme: Theme
}

export const DISC_RADIUS = 9.5
const RING_WIDTH = 2.6
const RING_RADIUS = DISC_RADIUS + 1 + RING_WIDTH / 2
export const SYMBOL_SIZE = 2 * (RING_RADIUS + RING_WIDTH / 2) + 4

/** A disc with the layer's icon, the risk as a ring that is the longer the higher it is, the state as a bead. */
export function drawSymbol(context: CanvasRenderingContext2D, look: SymbolLook) {
  const edge = look.theme === 'dark' ? '#14171a' : '#ffffff'
  const outer = look.risk > 0 ? RING_RADIUS + RING_WIDTH / 2 + 0.8 : DISC_RADIUS + 1.4
  context.save()
  context.shadowColor = 'rgba(15, 20, 25, 0.28)'
  context.shadowBlur = 2.5
  context.shadowOffsetY = 0.8
  disc(context, outer, edge)
  context.restore()
  disc(context, DISC_RADIUS, look.colour)
  if (look.icon) drawIcon(context, look.icon, edge, 12.5, 0)
  if (look.risk > 0) drawRing(context, look.risk, look.theme)
  if (look.state) {
    context.translate(RING_RADIUS * 0.72, RING_RADIUS * 0.72)
    disc(context, 4, edge)
    disc(context, 2.9, look.state)
  }
}

/** The icon in a square of `size`, its middle `down` below the origin. */
export function drawIcon(
  context: CanvasRenderingContext2D,
  icon: IconShape,
  colour: string,
  size: number,
  down: number,
) {
  const scale = size / Math.max(icon.width, icon.height)
  context.save()
  context.translate((-icon.width * scale) / 2, (-icon.height * scale) / 2 + down)
  context.scale(scale, scale)
  context.fillStyle = colour
  context.fill(new Path2D(icon.path))
  context.restore()
}

function drawRing(context: CanvasRenderingContext2D, risk: number, theme: Theme) {
  const share = RISK_SHARE[risk] ?? 0
  context.lineWidth = RING_WIDTH
  context.strokeStyle = theme === 'dark' ? '#333a41' : '#e4e6e8'
  arc(context, 0, 1)
  context.strokeStyle = RISK_COLOURS[theme][risk] ?? RISK_COLOURS[theme][0]!
  arc(context, 0, share)
}

function arc(context: CanvasRenderingContext2D, from: number, to: number) {
  const turn = 2 * Math.PI
  context.beginPath()
  context.arc(0, 0, RING_RADIUS, from * turn - turn / 4, to * turn - turn / 4)
  context.stroke()
}

export function disc(context: CanvasRenderingContext2D, radius: number, colour: string) {
  context.fillStyle = colour
  context.beginPath()
  context.arc(0, 0, radius, 0, 2 * Math.PI)
  context.fill()
}

export const DOT_SIZE = 12

/** What has no room for its symbol yet. High risk shows even so. */
export function drawDot(context: CanvasRenderingContext2D, look: SymbolLook) {
  const edge = look.theme === 'dark' ? 'rgba(20,23,26,0.9)' : 'rgba(255,255,255,0.92)'
  const risky = look.risk >= 3
  disc(context, risky ? 5 : 3.9, edge)
  if (risky) disc(context, 4.5, RISK_COLOURS[look.theme][look.risk]!)
  if (risky) disc(context, 3, edge)
  disc(context, risky ? 2.3 : 3, look.colour)
}

export const badgeSize = (text: string): number => 14 + 6 * text.length

/** How many things lie on one spot. */
export function drawBadge(context: CanvasRenderingContext2D, text: string, theme: Theme) {
  const width = 7 + 5.6 * text.length
  const [paper, ink] = theme === 'dark' ? ['#eceff2', '#14171a'] : ['#2b3138', '#ffffff']
  context.fillStyle = theme === 'dark' ? '#14171a' : '#ffffff'
  context.beginPath()
  context.roundRect(-width / 2 - 1, -7, width + 2, 14, 7)
  context.fill()
  context.fillStyle = paper
  context.beginPath()
  context.roundRect(-width / 2, -6, width, 12, 6)
  context.fill()
  context.fillStyle = ink
  context.font = `600 9.5px ${FONT}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText(text, 0, 0.6)
}

export const FONT =
  'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'
