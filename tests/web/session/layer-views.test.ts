import { describe, expect, test } from 'vitest'
import {
  allOff,
  clearHidden,
  firstLayers,
  isFiltered,
  type LayerViews,
  moveBeside,
  moveStep,
  setOpacity,
  setVisible,
  showOnly,
  toggleHidden,
  viewOf,
} from '../../../web/session/layer-views.ts'
import { aLayer } from '../layers/layer-builder.ts'

const catalogue = [
  aLayer('DIVISION', { group: 'base', geometry: 'polygon', shownAtFirst: true }),
  aLayer('WATER', { group: 'base', geometry: 'polygon', shownAtFirst: true }),
  aLayer('ROAD', { group: 'base', geometry: 'line', shownAtFirst: true }),
  aLayer('EVENT', { group: 'core', geometry: 'point', shownAtFirst: true }),
  aLayer('ESTATE', { group: 'housing', geometry: 'polygon' }),
  aLayer('SCHOOL', { group: 'service', geometry: 'point' }),
]
const first = firstLayers(catalogue)
const shown = (views: LayerViews) => views.filter((v) => v.visible).map((v) => v.code)

test('the first view draws surfaces below roads below boundaries below points', () => {
  expect(shown(first)).toEqual(['WATER', 'ROAD', 'DIVISION', 'EVENT'])
})

test('what is over and done with is hidden until somebody asks for it', () => {
  const values = ['reported', 'closed', 'voided'].map((value) => ({
    value,
    name: { zh: value, en: value },
  }))
  const state = { key: 'state', name: { zh: '', en: '' }, type: 'enum', sensitivity: 1 } as const
  const event = aLayer('EVENT', {
    shownAtFirst: true,
    statesHiddenAtFirst: ['closed', 'voided'],
    attributes: [{ ...state, values }],
    style: { colour: '#000000', stateAttribute: 'state' },
  })
  expect(firstLayers([event])[0]?.hidden.state).toEqual([2, 3])
  expect(viewOf(setVisible([], 'EVENT', true, [event]), 'EVENT').hidden.state).toEqual([2, 3])
})

describe('switching on', () => {
  test('puts a surface below the points and a point on top', () => {
    const views = setVisible(
      setVisible(first, 'ESTATE', true, catalogue),
      'SCHOOL',
      true,
      catalogue,
    )
    expect(shown(views)).toEqual(['WATER', 'ROAD', 'DIVISION', 'ESTATE', 'EVENT', 'SCHOOL'])
  })

  test('brings a layer back as it was left', () => {
    const dimmed = setOpacity(first, 'EVENT', 0.4)
    const off = setVisible(dimmed, 'EVENT', false, catalogue)
    expect(shown(off)).not.toContain('EVENT')
    expect(viewOf(setVisible(off, 'EVENT', true, catalogue), 'EVENT').opacity).toBe(0.4)
  })

  test('off what was never on changes nothing', () => {
    expect(setVisible(first, 'SCHOOL', false, catalogue)).toBe(first)
  })
})

test('"only this" keeps the base map under it', () => {
  expect(shown(showOnly(first, 'SCHOOL', catalogue))).toEqual([
    'WATER',
    'ROAD',
    'DIVISION',
    'SCHOOL',
  ])
})

test('"all off" leaves the base map', () => {
  expect(shown(allOff(first, catalogue))).toEqual(['WATER', 'ROAD', 'DIVISION'])
})

describe('the order', () => {
  test('changes by steps among what is shown, passing over what is off', () => {
    const views = setVisible(first, 'DIVISION', false, catalogue)
    expect(shown(moveStep(views, 'ROAD', 'up'))).toEqual(['WATER', 'EVENT', 'ROAD'])
    expect(shown(moveStep(views, 'ROAD', 'down'))).toEqual(['ROAD', 'WATER', 'EVENT'])
  })

  test('ends at the ends', () => {
    expect(moveStep(first, 'EVENT', 'up')).toBe(first)
    expect(moveStep(first, 'WATER', 'down')).toBe(first)
  })

  test('changes by dropping beside another layer', () => {
    expect(shown(moveBeside(first, 'EVENT', 'WATER', 'below'))[0]).toBe('EVENT')
    expect(shown(moveBeside(first, 'WATER', 'EVENT', 'above')).at(-1)).toBe('WATER')
    expect(moveBeside(first, 'WATER', 'WATER', 'above')).toBe(first)
  })
})

describe('a filter', () => {
  test('hides and shows one position', () => {
    const once = toggleHidden(toggleHidden(first, 'EVENT', 'class', 3), 'EVENT', 'class', 1)
    expect(viewOf(once, 'EVENT').hidden.class).toEqual([1, 3])
    expect(viewOf(toggleHidden(once, 'EVENT', 'class', 3), 'EVENT').hidden.class).toEqual([1])
  })

  test('is cleared as a whole', () => {
    const views = toggleHidden(first, 'EVENT', 'risk', 4)
    expect(isFiltered(viewOf(views, 'EVENT'))).toBe(true)
    expect(isFiltered(viewOf(clearHidden(views, 'EVENT'), 'EVENT'))).toBe(false)
  })

  test('can be set before the layer is switched on, and does not switch it on', () => {
    const views = toggleHidden(first, 'SCHOOL', 'class', 2)
    expect(shown(views)).toEqual(shown(first))
    expect(viewOf(setVisible(views, 'SCHOOL', true, catalogue), 'SCHOOL').hidden.class).toEqual([2])
  })
})

test('opacity stays between nothing and full', () => {
  expect(viewOf(setOpacity(first, 'EVENT', 7), 'EVENT').opacity).toBe(1)
  expect(viewOf(setOpacity(first, 'EVENT', -1), 'EVENT').opacity).toBe(0)
})

test('no operation changes the list it was given', () => {
  const frozen = Object.freeze(first.map((view) => Object.freeze({ ...view })))
  showOnly(frozen, 'SCHOOL', catalogue)
  moveStep(frozen, 'ROAD', 'up')
  toggleHidden(frozen, 'EVENT', 'class', 1)
  expect(frozen).toEqual(first)
})
