import { choice, flag, number, text } from '../entry.ts'
import { thematic } from '../thematic.ts'

export const CONSTRUCTION = thematic({
  code: 'CONSTRUCTION',
  name: ['建筑工地', 'Construction site'],
  group: 'safety',
  base: 'area',
  icon: 'temaki:crane',
  serves: ['工伤模型', 'Injury model'],
  classAttribute: 'stage',
  attributes: [
    choice('stage', '施工阶段', 'Stage', {
      基坑: 'Excavation',
      主体: 'Main structure',
      装修: 'Fitting out',
      竣工: 'Completed',
    }),
    text('builder', '施工单位', 'Builder'),
    number('workers', '工人数', 'Workers'),
    number('cranes', '塔吊', 'Cranes'),
    flag('deep_pit', '深基坑', 'Deep pit'),
    number('injuries_12m', '近一年工伤', 'Injuries in 12 months'),
  ],
})
