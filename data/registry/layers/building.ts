import { GRADE } from '../colours.ts'
import { both, choice, flag, type LayerEntry, number } from '../entry.ts'
import { BUILDING_USES, DANGER_LEVELS } from '../vocabulary.ts'

export const BUILDING: LayerEntry = {
  code: 'BUILDING',
  name: both('建筑', 'Buildings'),
  group: 'base',
  base: 'building',
  geometry: 'polygon',
  symbol: { colour: '#a8a29a' },
  classAttribute: 'use',
  stateAttribute: 'danger',
  attributes: [
    choice('use', '用途', 'Use', BUILDING_USES),
    number('floors', '层数', 'Floors'),
    number('stairwells', '单元数', 'Stairwells'),
    number('year', '建成年份', 'Built'),
    choice('danger', '危险等级', 'Danger', DANGER_LEVELS, {
      A: GRADE.green,
      B: GRADE.yellow,
      C: GRADE.orange,
      D: GRADE.red,
    }),
    flag('self_built', '自建房', 'Self-built'),
  ],
  minZoom: 13,
  shownAtFirst: true,
  sensitivity: 1,
}
