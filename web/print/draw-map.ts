import { type Box, cropToShape } from './paper.ts'

export interface MapPicture {
  canvas: HTMLCanvasElement
  /** The part of it that no panel covered: what the reader was looking at. */
  seen: Box
  /** Metres on the ground per pixel of `canvas`. */
  metresPerPx: number
}

const FRAME = '#87929c'

/** As much of the map as fills the box, what lies on it, and a frame round both. */
export function drawMap(
  pen: CanvasRenderingContext2D,
  box: Box,
  { canvas, seen }: Pick<MapPicture, 'canvas' | 'seen'>,
  drawOver: () => void = () => undefined,
): void {
  const crop = cropToShape(canvas, seen, box)
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(
    canvas,
    crop.x,
    crop.y,
    crop.width,
    crop.height,
    box.x,
    box.y,
    box.width,
    box.height,
  )
  drawOver()
  pen.strokeStyle = FRAME
  pen.lineWidth = 0.25
  pen.strokeRect(box.x, box.y, box.width, box.height)
}
