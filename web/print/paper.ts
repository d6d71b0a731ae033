export type PaperName = 'A4' | 'A3'
export type Orientation = 'portrait' | 'landscape'
export type Quality = 'normal' | 'fine'

/** Width and height of upright paper (ISO 216), millimetres. */
const PAPERS: Record<PaperName, readonly [number, number]> = { A4: [210, 297], A3: [297, 420] }
const DOTS_PER_INCH: Record<Quality, number> = { normal: 150, fine: 220 }
const MM_PER_INCH = 25.4

export interface Paper {
  widthMm: number
  heightMm: number
  widthPx: number
  heightPx: number
  /** Pixels of the picture per millimetre of paper. */
  pxPerMm: number
}

export function paperOf(name: PaperName, orientation: Orientation, quality: Quality): Paper {
  const [short, long] = PAPERS[name]
  const [widthMm, heightMm] = orientation === 'portrait' ? [short, long] : [long, short]
  const pxPerMm = DOTS_PER_INCH[quality] / MM_PER_INCH
  return {
    widthMm,
    heightMm,
    widthPx: Math.round(widthMm * pxPerMm),
    heightPx: Math.round(heightMm * pxPerMm),
    pxPerMm,
  }
}

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

export interface SheetLayout {
  heading: Box
  map: Box
  legend: Box | null
  footer: Box
}

const MARGIN_MM = 10
const HEADING_MM = 14
const FOOTER_MM = 16
const GAP_MM = 3

/** Where things stand on the sheet, millimetres: legend beside the map when lying, below it when upright. */
export function layoutSheet(
  paper: Paper,
  orientation: Orientation,
  withLegend: boolean,
): SheetLayout {
  const width = paper.widthMm - 2 * MARGIN_MM
  const top = MARGIN_MM + HEADING_MM + GAP_MM
  const footerY = paper.heightMm - MARGIN_MM - FOOTER_MM
  const heading = { x: MARGIN_MM, y: MARGIN_MM, width, height: HEADING_MM }
  const footer = { x: MARGIN_MM, y: footerY, width, height: FOOTER_MM }
  const body = { x: MARGIN_MM, y: top, width, height: footerY - GAP_MM - top }
  if (!withLegend) return { heading, map: body, legend: null, footer }
  if (orientation === 'landscape') {
    const legendWidth = Math.min(62, width * 0.23)
    const mapWidth = width - legendWidth - GAP_MM
    const legend = { ...body, x: body.x + mapWidth + GAP_MM, width: legendWidth }
    return { heading, map: { ...body, width: mapWidth }, legend, footer }
  }
  const legendHeight = body.height * 0.19
  const mapHeight = body.height - legendHeight - GAP_MM
  const legend = { ...body, y: body.y + mapHeight + GAP_MM, height: legendHeight }
  return { heading, map: { ...body, height: mapHeight }, legend, footer }
}

/**
 * The part of a picture that fills `shape` without stretching: `wanted`, which must be seen, grown on two sides and
 * then pushed back inside; where the picture is too small for that, as much as there is.
 */
export function cropToShape(
  picture: { width: number; height: number },
  wanted: Box,
  shape: { width: number; height: number },
): Box {
  const aspect = shape.width / shape.height
  const grown = Math.max(wanted.width, wanted.height * aspect)
  const width = Math.min(grown, picture.width, picture.height * aspect)
  const height = width / aspect
  const x = wanted.x + (wanted.width - width) / 2
  const y = wanted.y + (wanted.height - height) / 2
  return {
    x: Math.max(0, Math.min(x, picture.width - width)),
    y: Math.max(0, Math.min(y, picture.height - height)),
    width,
    height,
  }
}
