import { expect, it } from 'vitest'
import { LAYER_ENTRIES } from '../../../../data/registry/layer-list.ts'
import { landuseKind, paletteOf, ROAD_KINDS } from '../../../../web/map/shapes/palette.ts'
import { contrast } from '../symbols/colour-vision.ts'

const valuesOf = (code: string) => {
  const layer = LAYER_ENTRIES.find((entry) => entry.code === code)
  const attribute = layer?.attributes.find(({ key }) => key === layer.classAttribute)
  return attribute?.values?.map(({ value }) => value) ?? []
}

it('knows every use of land that the registry knows', () => {
  const unknown = valuesOf('LANDUSE').filter((value) => landuseKind(value) === 'other')
  expect(unknown).toEqual([])
})

it('knows every class of road that the registry knows', () => {
  const kinds: readonly string[] = ROAD_KINDS
  expect(valuesOf('ROAD').filter((value) => !kinds.includes(value))).toEqual([])
})

it.each(['light', 'dark'] as const)('writes names legibly on the %s ground', (theme) => {
  const palette = paletteOf(theme)
  for (const ink of [palette.text, palette.textQuiet, palette.textGreen]) {
    expect(contrast(ink, palette.land)).toBeGreaterThanOrEqual(3.8)
  }
  expect(contrast(palette.waterText, palette.water)).toBeGreaterThanOrEqual(2.9)
})
