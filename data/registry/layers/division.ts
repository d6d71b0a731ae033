import { both, enumValue, type LayerEntry, text } from '../entry.ts'

export const DIVISION: LayerEntry = {
  code: 'DIVISION',
  name: both('行政区划', 'Divisions'),
  group: 'base',
  base: 'map',
  geometry: 'polygon',
  symbol: { colour: '#7a4b8c' },
  classAttribute: 'level',
  attributes: [
    {
      key: 'level',
      name: both('层级', 'Level'),
      type: 'enum',
      sensitivity: 1,
      values: [
        enumValue('district', '区县', 'District'),
        enumValue('subdistrict', '街道/镇/乡', 'Subdistrict'),
        enumValue('community', '社区/村', 'Community'),
      ],
    },
    text('kind', '类别', 'Kind'),
  ],
  minZoom: 6,
  shownAtFirst: true,
  sensitivity: 1,
}
