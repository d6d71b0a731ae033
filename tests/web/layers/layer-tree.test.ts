import { describe, expect, test } from 'vitest'
import { layerFilters } from '../../../web/layers/layer-filters.ts'
import { layerTree } from '../../../web/layers/layer-tree.ts'
import { aLayer } from './layer-builder.ts'

const school = aLayer('SCHOOL', {
  group: 'service',
  name: { zh: '学校幼儿园', en: 'School' },
  serves: { zh: '校园周边', en: 'Surroundings' },
  style: { colour: '#123456', classAttribute: 'kind' },
  attributes: [
    {
      key: 'kind',
      name: { zh: '类别', en: 'Kind' },
      type: 'enum',
      sensitivity: 1,
      values: [
        { value: '小学', name: { zh: '小学', en: 'Primary school' } },
        { value: '初中', name: { zh: '初中', en: 'Middle school' }, colour: '#ff0000' },
      ],
    },
    {
      key: 'risk',
      name: { zh: '风险', en: 'Risk' },
      type: 'enum',
      sensitivity: 1,
      values: ['低', '一般', '较大', '重大'].map((zh) => ({ value: zh, name: { zh, en: zh } })),
    },
  ],
})
const road = aLayer('ROAD', { group: 'base' })
const mine = aLayer('OWN_TREES', { group: 'own' })

describe('the tree', () => {
  test('has what is one’s own first, the base map last, and no empty groups', () => {
    const groups = layerTree([road, school, mine]).map(({ group }) => group)
    expect(groups).toEqual(['own', 'service', 'base'])
  })

  test.each(['学校', 'school', 'SCHOOL', '初中', 'primary', 'surround', '学校 小学'])(
    'finds the schools by "%s"',
    (wanted) => {
      const found = layerTree([road, school, mine], wanted).flatMap(({ layers }) => layers)
      expect(found).toEqual([school])
    },
  )

  test('needs every word', () => {
    expect(layerTree([school], '学校 医院')).toEqual([])
  })
})

describe('filters', () => {
  test('count positions as tiles do: from 1, with 0 for unknown', () => {
    const kinds = layerFilters(school).find(({ column }) => column === 'class')
    expect(kinds?.values.map(({ position, name }) => [position, name.en])).toEqual([
      [1, 'Primary school'],
      [2, 'Middle school'],
      [0, 'Unknown'],
    ])
  })

  test('colour classes only where the map does: not where its rings show risks', () => {
    const colourOf = (layer: typeof school) =>
      layerFilters(layer).find(({ column }) => column === 'class')?.values[1]?.colour
    expect(colourOf(school)).toBeUndefined()
    expect(colourOf({ ...school, group: 'own' })).toBe('#ff0000')
  })

  test('show the worst risk first', () => {
    const risk = layerFilters(school).find(({ column }) => column === 'risk')
    expect(risk?.values.map(({ position }) => position)).toEqual([4, 3, 2, 1, 0])
  })

  test('are none for a layer without classes', () => {
    expect(layerFilters(road)).toEqual([])
  })
})
