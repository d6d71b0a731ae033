import { GRADE } from '../colours.ts'
import { choice, flag, number, text } from '../entry.ts'
import { thematic } from '../thematic.ts'

export const CATERING = thematic({
  code: 'CATERING',
  name: ['餐饮单位', 'Catering'],
  group: 'business',
  base: 'site',
  icon: 'maki:restaurant-noodle',
  serves: ['食品、油烟、燃气', 'Food, fumes, gas'],
  classAttribute: 'gas',
  stateAttribute: 'grade',
  attributes: [
    text('permit', '食品经营许可', 'Permit'),
    choice(
      'grade',
      '量化等级',
      'Grade',
      { A: 'A', B: 'B', C: 'C' },
      { A: GRADE.green, B: GRADE.yellow, C: GRADE.red },
    ),
    flag('open_kitchen', '阳光厨房', 'Open kitchen'),
    choice('gas', '燃料', 'Fuel', { 管道: 'Piped gas', 瓶装: 'Bottled gas', 电: 'Electric' }),
    flag('fume_device', '油烟净化', 'Fume filter'),
    number('complaints_12m', '近一年投诉', 'Complaints in 12 months'),
  ],
})
