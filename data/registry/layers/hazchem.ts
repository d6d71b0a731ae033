import { GRADE } from '../colours.ts'
import { both, choice, date, flag, number, texts } from '../entry.ts'
import { thematic } from '../thematic.ts'

export const HAZCHEM = thematic({
  code: 'HAZCHEM',
  name: ['危险化学品单位', 'Hazardous chemicals'],
  group: 'safety',
  base: 'site',
  icon: 'temaki:storage_drum',
  serves: ['影响范围内人口', 'People in the buffer'],
  classAttribute: 'act',
  stateAttribute: 'major',
  sensitivity: 2,
  attributes: [
    choice('act', '行为', 'Activity', {
      生产: 'Production',
      储存: 'Storage',
      经营: 'Trade',
      使用: 'Use',
    }),
    choice(
      'major',
      '重大危险源',
      'Major hazard',
      { 无: 'None', 四: 'Class 4', 三: 'Class 3', 二: 'Class 2', 一: 'Class 1' },
      { 无: GRADE.grey, 四: GRADE.blue, 三: GRADE.yellow, 二: GRADE.orange, 一: GRADE.red },
    ),
    texts('substances', '物质', 'Substances'),
    number('qty', '存量', 'Quantity', { sensitivity: 3, unit: both('吨', 't') }),
    date('permit_to', '许可到期', 'Permit ends'),
    flag('online', '在线监测', 'Monitored online'),
  ],
})
