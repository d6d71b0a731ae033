import type { WorldBox } from '../tiles/tile-address.ts'

/** What is on the screen at one moment. */
export interface Frame {
  /** CSS pixels. */
  width: number
  height: number
  /** Device pixels per CSS pixel. */
  ratio: number
  /** Zoom of the 256-pixel scheme. */
  zoom: number
  /** The visible part of the world's unit square. */
  box: WorldBox
  /** CSS pixels per world. */
  scale: number
  /** The view is being dragged, turned or animated: work that can wait, waits. */
  moving: boolean
}

export function frameAt(
  centre: { x: number; y: number },
  zoom: number,
  size: { width: number; height: number },
  ratio: number,
  moving: boolean,
): Frame {
  const scale = 256 * 2 ** zoom
  const halfWidth = size.width / 2 / scale
  const halfHeight = size.height / 2 / scale
  return {
    ...size,
    ratio,
    zoom,
    scale,
    moving,
    box: {
      minX: centre.x - halfWidth,
      maxX: centre.x + halfWidth,
      minY: centre.y - halfHeight,
      maxY: centre.y + halfHeight,
    },
  }
}

export const cssX = (frame: Frame, x: number): number => (x - frame.box.minX) * frame.scale
export const cssY = (frame: Frame, y: number): number => (y - frame.box.minY) * frame.scale

export function grown(box: WorldBox, by: number): WorldBox {
  return { minX: box.minX - by, minY: box.minY - by, maxX: box.maxX + by, maxY: box.maxY + by }
}

/** All that decides where things lie on the canvas. */
export const placeOfFrame = ({ box, width, height, ratio }: Frame): readonly number[] => [
  box.minX,
  box.minY,
  box.maxX,
  width,
  height,
  ratio,
]

export function isSamePlace(a: Frame, b: Frame): boolean {
  const other = placeOfFrame(b)
  return placeOfFrame(a).every((part, i) => part === other[i])
}
