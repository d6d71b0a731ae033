import { describe, expect, it } from 'vitest'
import { GROUP_COLOURS } from '../../../../data/registry/colours.ts'
import { paletteOf } from '../../../../web/map/shapes/palette.ts'
import {
  classColour,
  RISK_COLOURS,
  RISK_SHARE,
  themed,
} from '../../../../web/map/symbols/colours.ts'
import { layerOf } from '../world.ts'
import { contrast, difference, VISION } from './colour-vision.ts'

const POINT_GROUPS = ['core', 'housing', 'safety', 'business', 'service', 'own'] as const
const THEMES = ['light', 'dark'] as const
const known = (theme: 'light' | 'dark') => RISK_COLOURS[theme].slice(1)

describe.each(THEMES)('colours of the %s theme', (theme) => {
  it.each(POINT_GROUPS)('%s stands out from the ground (WCAG 3:1)', (group) => {
    const colour = themed(GROUP_COLOURS[group], theme)
    expect(contrast(colour, paletteOf(theme).land)).toBeGreaterThanOrEqual(3)
  })

  it.each(POINT_GROUPS)('%s carries its icon (WCAG 4.5:1)', (group) => {
    const ink = theme === 'dark' ? '#14171a' : '#ffffff'
    expect(contrast(themed(GROUP_COLOURS[group], theme), ink)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(Object.entries(VISION))('risks are told apart with %s vision', (_, vision) => {
    const colours = known(theme)
    for (const [i, a] of colours.entries()) {
      for (const b of colours.slice(0, i)) expect(difference(a, b, vision)).toBeGreaterThan(10)
    }
  })
})

it('says the risk again without colour: the ring grows with it', () => {
  expect(RISK_SHARE).toEqual([...RISK_SHARE].sort((a, b) => a - b))
  expect(new Set(RISK_SHARE).size).toBe(RISK_SHARE.length)
})

describe('classColour', () => {
  it('is the group colour on thematic layers whose classes have none of their own', () => {
    expect(classColour(layerOf('SCHOOL'), 2, 'light')).toBe(GROUP_COLOURS.service)
  })

  it('is the registry’s where it has one', () => {
    const grade = { ...layerOf('RENTAL').style, classAttribute: 'grade' }
    const layer = layerOf('RENTAL', { style: grade })
    expect(classColour(layer, 3, 'light')).toBe('#c62828')
  })

  it('tells the classes of one’s own layers apart', () => {
    const own = layerOf('SCHOOL', { group: 'own' })
    const colours = [1, 2, 3, 4, 5].map((klass) => classColour(own, klass, 'light'))
    expect(new Set(colours).size).toBe(5)
  })
})
