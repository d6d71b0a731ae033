import type { LayerSummary } from '../../../data/contracts/index.ts'
import { paletteOf } from '../shapes/palette.ts'
import type { Theme } from '../tiles/worker-protocol.ts'
import { layerColour } from './colours.ts'
import type { IconShape } from './icon-shape.ts'
import { iconShape, loadIcons } from './icons.ts'

type Drawn = Pick<LayerSummary, 'code' | 'style' | 'geometry'>

const SIZE = 24

/** The layer as the map draws it, 24 × 24: the layer tree is the legend. Without its icon until that has been read. */
export function layerSymbolSvg(layer: Drawn, theme: Theme): string {
  const icon = layer.style.icon ? iconShape(layer.style.icon) : null
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE}" height="${SIZE}" viewBox="0 0 ${SIZE} ${SIZE}" aria-hidden="true">${inner(layer, theme, icon)}</svg>`
}

/** The same, once the icon is there. */
export async function loadLayerSymbolSvg(layer: Drawn, theme: Theme): Promise<string> {
  if (layer.style.icon) await loadIcons([layer.style.icon])
  return layerSymbolSvg(layer, theme)
}

function inner(layer: Drawn, theme: Theme, icon: IconShape | null): string {
  const palette = paletteOf(theme)
  const colour = layerColour(layer, theme)
  const area = (fill: string, edge: string) =>
    `<path d="M4 7 L13 4 L20 8 L19 18 L9 20 L4 15 Z" fill="${fill}" stroke="${edge}" stroke-width="1.3" stroke-linejoin="round"/>`
  switch (layer.code) {
    case 'LANDUSE':
      return area(palette.landuse.green, palette.textGreen)
    case 'WATER':
      return area(palette.water, palette.waterText)
    case 'BUILDING':
      return area(palette.building, palette.textQuiet)
    case 'ROAD':
      return line(palette.textQuiet, 6) + line(palette.roadMajor, 4)
    case 'DIVISION':
      return area('none', colour).replace('1.3', '2.4')
    case 'GRID':
      return `${area('none', colour)}<path d="M12 4.5 L11 19.5 M4 11 L19.5 13" stroke="${colour}" stroke-width="1" fill="none"/>`
  }
  if (icon || layer.geometry === 'point') return disc(colour, icon, theme)
  return layer.geometry === 'line' ? line(colour, 3) : area(`${colour}33`, colour)
}

const line = (colour: string, width: number) =>
  `<path d="M3 18 C9 18 9 7 21 6" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round"/>`

function disc(colour: string, icon: IconShape | null, theme: Theme): string {
  const ink = theme === 'dark' ? '#14171a' : '#ffffff'
  const circle = `<circle cx="12" cy="12" r="10.5" fill="${colour}"/>`
  if (!icon) return circle
  const scale = 13.5 / Math.max(icon.width, icon.height)
  const x = 12 - (icon.width * scale) / 2
  const y = 12 - (icon.height * scale) / 2
  return `${circle}<path transform="translate(${x} ${y}) scale(${scale})" d="${icon.path}" fill="${ink}"/>`
}
