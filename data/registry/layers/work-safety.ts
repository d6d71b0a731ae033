import { GRADE } from '../colours.ts'
import { choice, number } from '../entry.ts'
import { thematic } from '../thematic.ts'

export const WORK_SAFETY = thematic({
  code: 'WORK_SAFETY',
  name: ['安全生产单位', 'Work-safety unit'],
  group: 'safety',
  base: 'site',
  icon: 'maki:industry',
  serves: ['事故预警', 'Accident warning'],
  classAttribute: 'sector',
  stateAttribute: 'grade',
  attributes: [
    choice('sector', '行业', 'Sector', {
      工贸: 'Industry and trade',
      危化: 'Hazardous chemicals',
      建筑: 'Construction',
      交通: 'Transport',
      其他: 'Other',
    }),
    choice(
      'grade',
      '风险分级',
      'Grade',
      { 红: 'Red', 橙: 'Orange', 黄: 'Yellow', 蓝: 'Blue' },
      { 红: GRADE.red, 橙: GRADE.orange, 黄: GRADE.yellow, 蓝: GRADE.blue },
    ),
    number('staff', '从业人数', 'Staff'),
    number('special_ops', '特种作业人数', 'Special-operation workers'),
    number('hazards_open', '未整改隐患', 'Open hazards'),
    number('accidents_12m', '近一年事故', 'Accidents in 12 months'),
  ],
})
