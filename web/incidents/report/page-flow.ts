import type { Paper } from '../../print/index.ts'

/** A document that runs down pages; millimetres on paper. */
export interface PageFlow {
  heading(words: string, size?: number): void
  paragraph(words: string, colour?: string): void
  /** One row of a table, each cell as wide as its share; long words wrap. Its head stands on each page. */
  row(cells: readonly string[], shares: readonly number[], isHead?: boolean): void
  /** Numbers side by side, each with its name below. */
  figures(figures: readonly { name: string; value: string; colour?: string }[]): void
  space(mm: number): void
  /** A block of its own, drawn by the caller at the place it gets. */
  block(heightMm: number, draw: (pen: CanvasRenderingContext2D, box: BlockBox) => void): void
  /** Each page with what stands on all of them. */
  finish(
    drawEach: (pen: CanvasRenderingContext2D, page: number, pages: number) => void,
  ): HTMLCanvasElement[]
}

export interface BlockBox {
  x: number
  y: number
  width: number
  height: number
}

export const INK = '#1a2026'
export const QUIET = '#525d68'
const LINE = '#c6ccd1'
const MARGIN_MM = 14
const TOP_MM = 20
const BOTTOM_MM = 16
const TEXT_MM = 3.5
const LEADING = 1.5

export function createPageFlow(paper: Paper, font: string): PageFlow {
  const pages: { canvas: HTMLCanvasElement; pen: CanvasRenderingContext2D }[] = []
  const width = paper.widthMm - 2 * MARGIN_MM
  let y = TOP_MM
  const begin = () => {
    pages.push(blankPage(paper))
    y = TOP_MM
  }
  begin()
  const pen = () => pages.at(-1)!.pen
  /** Whether a new page has begun for it. */
  const need = (mm: number): boolean => {
    const isFull = y + mm > paper.heightMm - BOTTOM_MM
    if (isFull) begin()
    return isFull
  }
  let head: readonly string[] | undefined
  const write = (lines: readonly string[], x: number, top: number, size: number) => {
    for (const [i, line] of lines.entries()) {
      pen().fillText(line, x, top + size + i * size * LEADING)
    }
  }
  const setType = (size: number, colour: string, weight = 400) => {
    pen().font = `${weight} ${size}px ${font}`
    pen().fillStyle = colour
  }
  const row = (cells: readonly string[], shares: readonly number[], isHead = false) => {
    if (isHead) head = cells
    const total = shares.reduce((sum, share) => sum + share, 0)
    const widths = shares.map((share) => (width * share) / total)
    const setRowType = () => setType(TEXT_MM - 0.3, isHead ? QUIET : INK, isHead ? 600 : 400)
    setRowType()
    const lines = cells.map((cell, i) => wrapped(pen(), cell, widths[i]! - 2))
    const height = Math.max(...lines.map(({ length }) => length)) * TEXT_MM * LEADING
    if (need(height + 1) && head && !isHead) row(head, shares, true)
    setRowType()
    let x = MARGIN_MM
    for (const [i, cell] of lines.entries()) {
      write(cell, x, y, TEXT_MM)
      x += widths[i]!
    }
    y += height + 0.8
    rule(pen(), MARGIN_MM, y, width)
  }
  return {
    row,
    heading: (words, size = 5) => {
      head = undefined
      need(size * 3)
      setType(size, INK, 600)
      write([words], MARGIN_MM, y, size)
      y += size * LEADING + 1.5
    },
    paragraph: (words, colour = INK) => {
      setType(TEXT_MM, colour)
      for (const line of wrapped(pen(), words, width)) {
        need(TEXT_MM * LEADING)
        setType(TEXT_MM, colour)
        write([line], MARGIN_MM, y, TEXT_MM)
        y += TEXT_MM * LEADING
      }
    },
    figures: (figures) => {
      need(16)
      const each = width / figures.length
      for (const [i, { name, value, colour = INK }] of figures.entries()) {
        setType(7, colour, 600)
        write([value], MARGIN_MM + i * each, y, 7)
        setType(3, QUIET)
        write([name], MARGIN_MM + i * each, y + 9, 3)
      }
      y += 16
    },
    space: (mm) => {
      y += mm
    },
    block: (height, draw) => {
      need(height)
      draw(pen(), { x: MARGIN_MM, y, width, height })
      y += height + 3
    },
    finish: (drawEach) => {
      for (const [i, page] of pages.entries()) drawEach(page.pen, i + 1, pages.length)
      return pages.map(({ canvas }) => canvas)
    },
  }
}

function blankPage(paper: Paper) {
  const canvas = document.createElement('canvas')
  canvas.width = paper.widthPx
  canvas.height = paper.heightPx
  const pen = canvas.getContext('2d', { alpha: false })
  if (!pen) throw new Error('This browser gives no canvas of this size.')
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, paper.widthPx, paper.heightPx)
  pen.scale(paper.pxPerMm, paper.pxPerMm)
  return { canvas, pen }
}

function rule(pen: CanvasRenderingContext2D, x: number, y: number, width: number): void {
  pen.fillStyle = LINE
  pen.fillRect(x, y - 0.5, width, 0.15)
}

/** Chinese breaks anywhere, Latin words stay whole where they fit. */
function wrapped(pen: CanvasRenderingContext2D, words: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const part of words.match(/[A-Za-z0-9.,:;()'’-]+\s*|\s|[^A-Za-z0-9\s]/g) ?? []) {
    if (line !== '' && pen.measureText(line + part.trimEnd()).width > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += part
  }
  return [...lines, line.trimEnd()]
}
