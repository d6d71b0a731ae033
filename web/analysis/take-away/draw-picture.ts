import { toBlob } from '../../ui/save-file.ts'
import { pageFont } from '../charts/chart-look.ts'
import type { PaperLegend } from './legend-of-answer.ts'
import type { Method } from './method.ts'
import { takeMap } from './take-map.ts'

const INK = '#1a2026'
const QUIET = '#525d68'
const MARGIN = 40
const LEGEND_WIDTH = 420
const LINE = 34

type Pen = CanvasRenderingContext2D

/** The map with what it shows, what its colours mean and where it comes from, as a PNG. */
export async function drawPicture(
  method: Method,
  notes: readonly (readonly [string, string])[],
  legend: PaperLegend | null,
): Promise<Blob> {
  const map = await takeMap()
  const canvas = document.createElement('canvas')
  const font = pageFont()
  const width = map.width + 2 * MARGIN + (legend ? LEGEND_WIDTH + MARGIN : 0)
  canvas.width = width
  const pen = canvas.getContext('2d', { alpha: false })
  if (!pen) throw new Error('This browser gives no canvas of this size.')
  pen.font = `600 40px ${font}`
  const heading = wrap(pen, method.sentence ?? method.title, width - 2 * MARGIN).slice(0, 3)
  const foot = notes.filter(([, how]) => how !== method.sql && how !== method.sentence)
  const mapY = MARGIN + heading.length * 52 + 16
  canvas.height = mapY + map.height + MARGIN + foot.length * LINE + MARGIN
  // Setting the height has cleared everything.
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.fillStyle = INK
  pen.font = `600 40px ${font}`
  heading.forEach((line, i) => {
    pen.fillText(line, MARGIN, MARGIN + 40 + i * 52)
  })
  pen.drawImage(map, MARGIN, mapY)
  pen.strokeStyle = '#87929c'
  pen.strokeRect(MARGIN, mapY, map.width, map.height)
  if (legend) drawLegend(pen, legend, { x: MARGIN * 2 + map.width, y: mapY, font })
  pen.fillStyle = QUIET
  pen.font = `24px ${font}`
  foot.forEach(([what, how], i) => {
    const y = mapY + map.height + MARGIN + i * LINE + 24
    pen.fillText(`${what}  ${how}`, MARGIN, y, width - 2 * MARGIN)
  })
  return toBlob(canvas, 'image/png')
}

function drawLegend(
  pen: Pen,
  { title, rows }: PaperLegend,
  { x, y, font }: { x: number; y: number; font: string },
): void {
  pen.fillStyle = INK
  pen.font = `600 26px ${font}`
  const lines = wrap(pen, title, LEGEND_WIDTH)
  lines.forEach((line, i) => {
    pen.fillText(line, x, y + 26 + i * LINE)
  })
  pen.font = `24px ${font}`
  rows.forEach(({ colour, label }, i) => {
    const top = y + lines.length * LINE + 24 + i * 42
    pen.fillStyle = colour
    pen.fillRect(x, top, 30, 24)
    pen.fillStyle = INK
    pen.fillText(label, x + 44, top + 21, LEGEND_WIDTH - 44)
  })
}

/** Chinese may break anywhere, other words at spaces. */
function wrap(pen: Pen, text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.match(/\p{Script=Han}|[^\p{Script=Han}\s]+\s*|\s+/gu) ?? []) {
    if (line !== '' && pen.measureText(line + word).width > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += word
  }
  return [...lines, line]
}
