import { GRADE } from '../colours.ts'
import { choice, flag, number } from '../entry.ts'
import { thematic } from '../thematic.ts'

export const RISK_BUILDING = thematic({
  code: 'RISK_BUILDING',
  name: ['危旧房与自建房', 'Risk building'],
  group: 'housing',
  base: 'building',
  icon: 'temaki:ruins',
  serves: ['降雨与转移', 'Rain and evacuation'],
  classAttribute: 'danger',
  stateAttribute: 'action',
  attributes: [
    choice(
      'danger',
      '危险等级',
      'Danger',
      { A: 'A (safe)', B: 'B (minor)', C: 'C (partly unsafe)', D: 'D (unsafe)' },
      { A: GRADE.green, B: GRADE.yellow, C: GRADE.orange, D: GRADE.red },
    ),
    flag('self_built', '自建房', 'Self-built'),
    flag('business', '用于经营', 'Used for business'),
    number('added_storeys', '加层数', 'Added storeys'),
    choice('action', '措施', 'Action', {
      观察: 'Observed',
      加固: 'Reinforced',
      腾空: 'Vacated',
      拆除: 'To be demolished',
    }),
  ],
})
