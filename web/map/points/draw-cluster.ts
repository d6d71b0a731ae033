import type { IconShape } from '../symbols/icon-shape.ts'
import type { Theme } from '../tiles/worker-protocol.ts'
import { disc, drawIcon, FONT } from './draw-symbol.ts'

const RING_WIDTH = 3

export const clusterSize = (radius: number): number => 2 * (radius + RING_WIDTH + 3)

/** Grows with the number of digits, not with the number. */
export function clusterRadius(count: number): number {
  return 9 + 2 * Math.min(4, String(count).length)
}

/** 12, 340, 1.2k or 1200, 1.2万: never more than four characters. */
export function shortCount(count: number, language: 'zh' | 'en'): string {
  const unit = language === 'zh' ? 10_000 : 1_000
  const name = language === 'zh' ? '万' : 'k'
  if (count < unit) return String(count)
  if (language === 'en' && count >= 1_000_000) return `${trim(count / 1_000_000)}M`
  return `${trim(count / unit)}${name}`
}

const trim = (value: number) => (value < 10 ? value.toFixed(1).replace('.0', '') : value.toFixed(0))

/** A cluster is put together from three sprites, so that few of them make thousands of clusters: first the disc. */
export function drawClusterDisc(
  context: CanvasRenderingContext2D,
  look: { colour: string; icon: IconShape | null; radius: number; theme: Theme },
) {
  const { radius, icon } = look
  const edge = edgeOf(look.theme)
  context.save()
  context.shadowColor = 'rgba(15, 20, 25, 0.25)'
  context.shadowBlur = 3
  context.shadowOffsetY = 0.8
  disc(context, radius + RING_WIDTH + 1.2, edge)
  context.restore()
  disc(context, radius - 0.4, look.colour)
  if (icon) drawIcon(context, icon, edge, 8.5, -radius * 0.36)
}

/** Shares of the ring, clockwise from the top, adding up to 1. */
export type RingShares = readonly { colour: string; share: number }[]

export function drawClusterRing(
  context: CanvasRenderingContext2D,
  ring: RingShares,
  radius: number,
) {
  const turn = 2 * Math.PI
  const gap = ring.length > 1 ? 0.08 : 0
  let from = 0
  context.lineWidth = RING_WIDTH
  for (const { colour, share } of ring) {
    context.strokeStyle = colour
    context.beginPath()
    const start = from * turn - turn / 4 + gap / 2
    const end = Math.max(start + 0.02, (from + share) * turn - turn / 4 - gap / 2)
    context.arc(0, 0, radius + RING_WIDTH / 2, start, end)
    context.stroke()
    from += share
  }
}

export const TEXT_HEIGHT = 12
export const textSpriteWidth = (text: string): number => 6 + 6.5 * text.length
/** How far below the middle the number stands when an icon is above it. */
export const textDrop = (radius: number, hasIcon: boolean): number =>
  hasIcon ? Math.round(radius * 0.46) : 1

export function drawClusterText(context: CanvasRenderingContext2D, text: string, theme: Theme) {
  context.fillStyle = edgeOf(theme)
  context.font = `600 ${text.length > 3 ? 8.5 : 9.5}px ${FONT}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText(text, 0, 0.5)
}

const edgeOf = (theme: Theme) => (theme === 'dark' ? '#14171a' : '#ffffff')
