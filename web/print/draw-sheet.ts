import { scaleBar } from '../ui/scale-bar.ts'
import { drawLegend } from './draw-legend.ts'
import { drawMap, type MapPicture } from './draw-map.ts'
import type { LegendEntry } from './legend-entries.ts'
import { type Box, cropToShape, layoutSheet, type Orientation, type Paper } from './paper.ts'

export interface SheetContent {
  heading: string
  subheading: string
  notes: string
  legendTitle: string
  /** null = without a legend. */
  legend: readonly LegendEntry[] | null
  moreLayers: (count: number) => string
  /** Lines at the foot: scale, datum, dates, who made it. */
  footer: { left: readonly string[]; right: readonly string[] }
  /** Faint and repeated over the map: whose copy this is. */
  watermark: string
  north: string
  scaleText: (lengthM: number) => string
  attribution: string
  font: string
}

const INK = '#1a2026'
const QUIET = '#525d68'

/** The whole sheet as a picture: text is drawn by the browser, so every script comes out right. */
export function drawSheet(
  paper: Paper,
  orientation: Orientation,
  content: SheetContent,
  map: MapPicture,
): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = paper.widthPx
  canvas.height = paper.heightPx
  const pen = canvas.getContext('2d', { alpha: false })
  if (!pen) throw new Error('This browser gives no canvas of this size.')
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, paper.widthPx, paper.heightPx)
  pen.scale(paper.pxPerMm, paper.pxPerMm)
  const layout = layoutSheet(paper, orientation, content.legend !== null)
  drawHeading(pen, layout.heading, content)
  const metresPerMm = drawMapWithNotes(pen, layout.map, content, map)
  drawScaleBar(pen, layout.map, metresPerMm, content)
  drawNorth(pen, layout.map, content)
  if (layout.legend && content.legend) drawLegend(pen, layout.legend, content, orientation)
  drawFooter(pen, layout.footer, content)
  return canvas
}

/** 1 : this number, on paper. */
export function scaleNumber(metresPerMm: number): number {
  return Math.round((metresPerMm * 1000) / 100) * 100
}

export function metresPerMmOf(map: MapPicture, box: Box): number {
  const crop = cropToShape(map.canvas, map.seen, box)
  return (crop.width * map.metresPerPx) / box.width
}

type Pen = CanvasRenderingContext2D

function drawHeading(pen: Pen, box: Box, content: SheetContent): void {
  pen.fillStyle = INK
  pen.textBaseline = 'alphabetic'
  pen.font = `600 8px ${content.font}`
  pen.fillText(content.heading, box.x, box.y + (content.subheading ? 8 : 10), box.width)
  pen.fillStyle = QUIET
  pen.font = `3.4px ${content.font}`
  pen.fillText(content.subheading, box.x, box.y + 13.2, box.width)
}

function drawMapWithNotes(pen: Pen, box: Box, content: SheetContent, map: MapPicture): number {
  drawMap(pen, box, map, () => drawWatermark(pen, box, content))
  if (content.attribution) {
    pen.font = `2.2px ${content.font}`
    pen.textAlign = 'right'
    drawWithHalo(pen, content.attribution, box.x + box.width - 2, box.y + box.height - 2)
    pen.textAlign = 'left'
  }
  return metresPerMmOf(map, box)
}

function drawWatermark(pen: Pen, box: Box, content: SheetContent): void {
  pen.save()
  pen.beginPath()
  pen.rect(box.x, box.y, box.width, box.height)
  pen.clip()
  pen.translate(box.x + box.width / 2, box.y + box.height / 2)
  pen.rotate(-Math.PI / 7)
  pen.globalAlpha = 0.1
  pen.fillStyle = INK
  pen.font = `600 6px ${content.font}`
  pen.textAlign = 'center'
  const stepX = pen.measureText(content.watermark).width + 28
  const reach = Math.hypot(box.width, box.height) / 2
  for (let y = -reach; y <= reach; y += 42) {
    for (let x = -reach; x <= reach + stepX; x += stepX) pen.fillText(content.watermark, x, y)
  }
  pen.restore()
}

function drawScaleBar(pen: Pen, box: Box, metresPerMm: number, content: SheetContent): void {
  const bar = scaleBar(metresPerMm, 45)
  const x = box.x + 4
  const y = box.y + box.height - 5
  pen.fillStyle = 'rgb(255 255 255 / 85%)'
  pen.fillRect(x - 2, y - 6.5, bar.widthPx + 4, 9.5)
  pen.fillStyle = INK
  pen.strokeStyle = INK
  pen.lineWidth = 0.3
  for (const [index, filled] of [true, false, true, false].entries()) {
    const part = bar.widthPx / 4
    if (filled) pen.fillRect(x + index * part, y, part, 1.4)
    pen.strokeRect(x + index * part, y, part, 1.4)
  }
  pen.font = `2.8px ${content.font}`
  pen.textAlign = 'left'
  pen.fillText('0', x, y - 1.2)
  pen.textAlign = 'right'
  pen.fillText(content.scaleText(bar.lengthM), x + bar.widthPx, y - 1.2)
  pen.textAlign = 'left'
}

function drawNorth(pen: Pen, box: Box, content: SheetContent): void {
  const x = box.x + box.width - 9
  const y = box.y + 5
  pen.fillStyle = 'rgb(255 255 255 / 85%)'
  pen.beginPath()
  pen.arc(x, y + 6.5, 8, 0, 2 * Math.PI)
  pen.fill()
  pen.fillStyle = INK
  pen.strokeStyle = INK
  pen.lineWidth = 0.3
  for (const side of [-1, 1]) {
    pen.beginPath()
    pen.moveTo(x, y + 3)
    pen.lineTo(x + side * 3, y + 12.5)
    pen.lineTo(x, y + 10.5)
    pen.closePath()
    if (side < 0) pen.fill()
    pen.stroke()
  }
  pen.font = `600 3px ${content.font}`
  pen.textAlign = 'center'
  pen.fillText(content.north, x, y + 2.2)
  pen.textAlign = 'left'
}

function drawFooter(pen: Pen, box: Box, content: SheetContent): void {
  pen.fillStyle = QUIET
  pen.font = `2.8px ${content.font}`
  content.footer.left.forEach((line, index) => {
    pen.fillText(line, box.x, box.y + 4 + index * 4.2)
  })
  pen.textAlign = 'right'
  content.footer.right.forEach((line, index) => {
    pen.fillText(line, box.x + box.width, box.y + 4 + index * 4.2)
  })
  pen.textAlign = 'left'
  if (!content.notes) return
  pen.fillStyle = INK
  pen.font = `3.2px ${content.font}`
  pen.fillText(content.notes, box.x, box.y + 4 + content.footer.left.length * 4.2, box.width)
}

function drawWithHalo(pen: Pen, words: string, x: number, y: number): void {
  pen.strokeStyle = 'rgb(255 255 255 / 85%)'
  pen.lineWidth = 0.7
  pen.lineJoin = 'round'
  pen.strokeText(words, x, y)
  pen.fillStyle = QUIET
  pen.fillText(words, x, y)
}
