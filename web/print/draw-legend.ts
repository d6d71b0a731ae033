import type { SheetContent } from './draw-sheet.ts'
import type { LegendEntry } from './legend-entries.ts'
import type { Box, Orientation } from './paper.ts'

type Pen = CanvasRenderingContext2D

const INK = '#1a2026'
const QUIET = '#525d68'
const ROW_MM = 5.2
const CLASS_ROW_MM = 4.2
const TITLE_MM = 7

interface Row {
  label: string
  indent: number
  heightMm: number
  draw: (pen: Pen, x: number, y: number) => void
}

/** Rows run down and go on in the next column; what does not fit is counted, never cut off silently. */
export function drawLegend(
  pen: Pen,
  box: Box,
  content: SheetContent,
  orientation: Orientation,
): void {
  const columns = orientation === 'landscape' ? 1 : 4
  const columnWidth = box.width / columns
  pen.fillStyle = INK
  pen.font = `600 3.8px ${content.font}`
  pen.fillText(content.legendTitle, box.x, box.y + 4)
  const entries = content.legend ?? []
  const place = { column: 0, y: box.y + TITLE_MM }
  for (const [index, entry] of entries.entries()) {
    const rows = rowsOf(entry)
    const isLastColumn = place.column === columns - 1
    const roomFor = isLastColumn && index < entries.length - 1 ? ROW_MM : 0
    if (place.y + (rows[0]?.heightMm ?? 0) + roomFor > box.y + box.height) {
      if (isLastColumn) {
        pen.fillStyle = QUIET
        pen.font = `2.8px ${content.font}`
        const x = box.x + place.column * columnWidth
        pen.fillText(content.moreLayers(entries.length - index), x, place.y + 3)
        return
      }
      place.column++
      place.y = box.y + TITLE_MM
    }
    for (const row of rows) {
      if (place.y + row.heightMm + roomFor > box.y + box.height) break
      drawRow(pen, row, box.x + place.column * columnWidth, place.y, columnWidth, content.font)
      place.y += row.heightMm
    }
  }
}

function drawRow(pen: Pen, row: Row, x: number, y: number, width: number, font: string): void {
  row.draw(pen, x + row.indent, y)
  pen.fillStyle = row.indent > 0 ? QUIET : INK
  pen.font = `${row.indent > 0 ? 2.8 : 3.2}px ${font}`
  const textX = row.indent > 0 ? x + row.indent + 6 : x + 6.5
  pen.fillText(row.label, textX, y + row.heightMm * 0.68, width - row.indent - 8)
}

function rowsOf(entry: LegendEntry): Row[] {
  const geometry = entry.layer?.geometry ?? 'point'
  return [
    {
      label: entry.label,
      indent: 0,
      heightMm: ROW_MM,
      draw: (pen, x, y) => entry.symbol && pen.drawImage(entry.symbol, x, y + 0.2, 4.6, 4.6),
    },
    ...entry.classes.map((one) => ({
      label: one.label,
      indent: 4,
      heightMm: CLASS_ROW_MM,
      draw: (pen: Pen, x: number, y: number) =>
        one.ring
          ? drawRing(pen, one.colour, x, y - 0.5)
          : drawSwatch(pen, geometry, one.colour, x, y - 0.5),
    })),
  ]
}

function drawRing(pen: Pen, colour: string, x: number, y: number): void {
  pen.strokeStyle = colour
  pen.lineWidth = 0.7
  pen.beginPath()
  pen.arc(x + 2.2, y + 2.6, 1.5, 0, 2 * Math.PI)
  pen.stroke()
}

function drawSwatch(pen: Pen, geometry: string, colour: string, x: number, y: number): void {
  pen.fillStyle = colour
  pen.strokeStyle = colour
  if (geometry === 'point') {
    pen.beginPath()
    pen.arc(x + 2.2, y + 2.6, 1.6, 0, 2 * Math.PI)
    pen.fill()
  } else if (geometry === 'line') {
    pen.lineWidth = 0.9
    pen.beginPath()
    pen.moveTo(x, y + 2.6)
    pen.lineTo(x + 4.8, y + 2.6)
    pen.stroke()
  } else {
    pen.lineWidth = 0.4
    pen.globalAlpha = 0.35
    pen.fillRect(x, y + 1, 4.8, 3.2)
    pen.globalAlpha = 1
    pen.strokeRect(x, y + 1, 4.8, 3.2)
  }
}
