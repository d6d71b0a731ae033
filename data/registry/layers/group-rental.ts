import { GRADE } from '../colours.ts'
import { both, choice, flag, number } from '../entry.ts'
import { thematic } from '../thematic.ts'

export const GROUP_RENTAL = thematic({
  code: 'GROUP_RENTAL',
  name: ['群租房', 'Group rental'],
  group: 'housing',
  base: 'room',
  icon: 'temaki:bunk_beds',
  serves: ['整治进度', 'Rectification'],
  classAttribute: 'found_by',
  stateAttribute: 'rectify',
  attributes: [
    number('split', '分隔间数', 'Partitioned rooms'),
    number('beds', '床位数', 'Beds'),
    number('m2_per_person', '人均面积', 'Area per person', { unit: both('平方米', 'm²') }),
    flag('partition', '违规隔断', 'Illegal partition'),
    choice('found_by', '发现方式', 'Found by', {
      巡查: 'Patrol',
      举报: 'Report',
      水电异常: 'Unusual water or power use',
      门禁: 'Door access records',
    }),
    choice(
      'rectify',
      '整改',
      'Rectification',
      { 未改: 'Not begun', 改中: 'Under way', 已改: 'Done' },
      { 未改: GRADE.red, 改中: GRADE.yellow, 已改: GRADE.green },
    ),
  ],
})
