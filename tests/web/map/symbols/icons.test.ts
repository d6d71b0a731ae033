import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { LAYER_ENTRIES } from '../../../../data/registry/layer-list.ts'
import { parseIcon } from '../../../../web/map/symbols/icon-shape.ts'
import { layerSymbolSvg } from '../../../../web/map/symbols/layer-symbol-svg.ts'
import { layerOf } from '../world.ts'

const FOLDERS: Record<string, string> = {
  maki: 'node_modules/@mapbox/maki/icons',
  temaki: 'node_modules/@rapideditor/temaki/icons',
}
const withIcon = LAYER_ENTRIES.filter((layer) => layer.symbol.icon)
const svgOf = (icon: string) => {
  const [set = '', name] = icon.split(':')
  return readFileSync(`${FOLDERS[set]}/${name}.svg`, 'utf8')
}

describe('symbols of the registry', () => {
  it('every layer of points has an icon', () => {
    const without = LAYER_ENTRIES.filter((l) => l.geometry === 'point' && !l.symbol.icon)
    expect(without.map((layer) => layer.code)).toEqual([])
  })

  it('no two layers share one', () => {
    const icons = withIcon.map((layer) => layer.symbol.icon)
    expect(new Set(icons).size).toBe(icons.length)
  })

  it.each(withIcon.map((layer) => [layer.code, layer.symbol.icon!]))(
    '%s: %s is in the icon set and can be drawn',
    (_, icon) => {
      const shape = parseIcon(svgOf(icon))
      expect(shape.path).toMatch(/^[Mm][\d\s.,\-eMmLlHhVvCcSsQqTtAaZz]+$/)
      expect(Math.min(shape.width, shape.height)).toBeGreaterThanOrEqual(15)
    },
  )
})

it('refuses an icon without outlines', () => {
  expect(() => parseIcon('<svg viewBox="0 0 15 15"></svg>')).toThrow('without a path')
})

it('draws lines, areas and points of the legend differently', () => {
  const pictures = ['ROAD', 'WATER', 'BUILDING', 'GRID', 'DIVISION', 'RENTAL', 'FIRE_UNIT'].map(
    (code) => layerSymbolSvg(layerOf(code), 'light'),
  )
  expect(new Set(pictures).size).toBe(pictures.length)
})
