import { both, enumValue, type LayerEntry } from '../entry.ts'

export const WATER: LayerEntry = {
  code: 'WATER',
  name: both('水系', 'Water'),
  group: 'base',
  base: 'map',
  geometry: 'polygon',
  symbol: { colour: '#6ea8d8' },
  classAttribute: 'class',
  attributes: [
    {
      key: 'class',
      name: both('类别', 'Class'),
      type: 'enum',
      sensitivity: 1,
      values: [
        enumValue('river', '河流', 'River'),
        enumValue('canal', '运河', 'Canal'),
        enumValue('lake', '湖泊', 'Lake'),
        enumValue('pond', '池塘', 'Pond'),
      ],
    },
  ],
  minZoom: 8,
  shownAtFirst: true,
  sensitivity: 1,
}
