import { both, choice, flag, number, text } from '../entry.ts'
import { thematic } from '../thematic.ts'

export const ESTATE = thematic({
  code: 'ESTATE',
  name: ['物业小区', 'Estate'],
  group: 'housing',
  base: 'area',
  icon: 'maki:residential-community',
  serves: ['业委会、旧改', 'Owners’ committees, renewal'],
  classAttribute: 'committee',
  attributes: [
    number('households', '户数', 'Households'),
    text('manager_company', '物业公司', 'Managing company'),
    choice('committee', '业委会', 'Owners’ committee', {
      有: 'In office',
      无: 'None',
      换届: 'Under election',
    }),
    number('fund', '维修资金', 'Repair fund', {
      sensitivity: 3,
      unit: both('万元', '10,000 CNY'),
    }),
    number('parking', '车位数', 'Parking places'),
    number('lifts', '电梯数', 'Lifts'),
    flag('old', '老旧小区', 'Old estate'),
  ],
})
