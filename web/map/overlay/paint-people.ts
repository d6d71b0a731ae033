import type { LonLat } from '../../../data/contracts/index.ts'
import { worldX, worldY } from '../tiles/mercator.ts'
import type { Theme } from '../tiles/worker-protocol.ts'
import { cssX, cssY } from '../view/frame.ts'
import { drawPill } from './draw-pill.ts'
import type { OverlayPainter } from './overlay-painter.ts'

export interface PersonMark {
  lonLat: LonLat
  name: string
  /** Seen so long ago that they may be elsewhere. */
  isOld: boolean
}

const GROUND: Record<Theme, string> = { light: '#1763d6', dark: '#8ec2ff' }
const OLD: Record<Theme, string> = { light: '#69747f', dark: '#9aa5af' }
const INK: Record<Theme, string> = { light: '#ffffff', dark: '#101417' }

/** Who is out there, by name. */
export function paintPeople(people: readonly PersonMark[]): OverlayPainter {
  const placed = people.map((one) => ({
    ...one,
    x: worldX(one.lonLat[0]),
    y: worldY(one.lonLat[1]),
  }))
  return (context, frame, theme) => {
    for (const { x, y, name, isOld } of placed) {
      const at = { x: cssX(frame, x) * frame.ratio, y: cssY(frame, y) * frame.ratio }
      const ground = isOld ? OLD[theme] : GROUND[theme]
      drawPill(context, at, { label: name, ink: INK[theme], ground, ratio: frame.ratio })
    }
  }
}
