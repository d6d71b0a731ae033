import { GROUP_COLOURS } from '../colours.ts'
import { both, enumValue, type LayerEntry, number } from '../entry.ts'

export const GRID: LayerEntry = {
  code: 'GRID',
  name: both('网格', 'Grids'),
  group: 'base',
  base: 'map',
  geometry: 'polygon',
  symbol: { colour: GROUP_COLOURS.base },
  classAttribute: 'kind',
  attributes: [
    {
      key: 'kind',
      name: both('类别', 'Kind'),
      type: 'enum',
      sensitivity: 1,
      values: [
        enumValue('general', '综合网格', 'General grid'),
        enumValue('dedicated', '专属网格', 'Dedicated grid'),
      ],
    },
    number('households', '户数', 'Households', { counts: 'people' }),
  ],
  minZoom: 9,
  shownAtFirst: true,
  sensitivity: 1,
}
