import { choice, flag, number } from '../entry.ts'
import { thematic } from '../thematic.ts'

export const MEDICAL = thematic({
  code: 'MEDICAL',
  name: ['医疗机构', 'Medical'],
  group: 'service',
  base: 'site',
  icon: 'maki:hospital',
  serves: ['就医时间', 'Access time'],
  classAttribute: 'kind',
  stateAttribute: 'level',
  attributes: [
    choice('kind', '类型', 'Kind', {
      医院: 'Hospital',
      社区中心: 'Community health centre',
      站: 'Health station',
      诊所: 'Clinic',
    }),
    choice('level', '等级', 'Level', {
      三: 'Tertiary',
      二: 'Secondary',
      一: 'Primary',
      未定: 'Not graded',
    }),
    number('beds', '床位数', 'Beds'),
    number('doctors', '医师数', 'Doctors'),
    flag('fever', '发热门诊', 'Fever clinic'),
    flag('emergency', '急诊', 'Emergency department'),
  ],
})
