import { GRADE } from '../colours.ts'
import { both, choice, number, text } from '../entry.ts'
import { thematic } from '../thematic.ts'

export const SHELTER = thematic({
  code: 'SHELTER',
  name: ['避灾安置场所', 'Shelter'],
  group: 'safety',
  base: 'building',
  icon: 'maki:shelter',
  serves: ['安置分配', 'Allocation of evacuees'],
  classAttribute: 'kind',
  stateAttribute: 'open',
  attributes: [
    choice('kind', '类型', 'Kind', { 室内: 'Indoors', 室外: 'Outdoors' }),
    number('capacity', '容纳人数', 'Capacity', { unit: both('人', 'people') }),
    choice('stock', '物资', 'Supplies', { 足: 'Enough', 缺: 'Short', 无: 'None' }),
    text('keyholder', '钥匙保管人', 'Keyholder', { sensitivity: 3, mask: 'name' }),
    number('elevation', '地面高程', 'Elevation', { unit: both('米', 'm') }),
    choice(
      'open',
      '启用状态',
      'State',
      { 备用: 'Standing by', 启用: 'Open', 满: 'Full' },
      { 备用: GRADE.grey, 启用: GRADE.green, 满: GRADE.red },
    ),
  ],
})
