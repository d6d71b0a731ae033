import { both, enumValue, type LayerEntry } from '../entry.ts'

export const ROAD: LayerEntry = {
  code: 'ROAD',
  name: both('道路', 'Roads'),
  group: 'base',
  base: 'map',
  geometry: 'line',
  symbol: { colour: '#c9b27a' },
  classAttribute: 'class',
  attributes: [
    {
      key: 'class',
      name: both('等级', 'Class'),
      type: 'enum',
      sensitivity: 1,
      values: [
        enumValue('expressway', '快速路', 'Expressway'),
        enumValue('arterial', '主干路', 'Arterial road'),
        enumValue('secondary', '次干路', 'Secondary road'),
        enumValue('side-road', '支路', 'Side road'),
        enumValue('lane', '街巷', 'Lane'),
        enumValue('path', '小路', 'Path'),
        enumValue('railway', '轨道', 'Railway'),
      ],
    },
  ],
  minZoom: 8,
  shownAtFirst: true,
  sensitivity: 1,
}
