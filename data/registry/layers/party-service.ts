import { choice, number, text } from '../entry.ts'
import { thematic } from '../thematic.ts'

export const PARTY_SERVICE = thematic({
  code: 'PARTY_SERVICE',
  name: ['党群服务阵地', 'Service centre'],
  group: 'service',
  base: 'site',
  icon: 'maki:embassy',
  serves: ['服务圈', 'Service circle'],
  classAttribute: 'level',
  attributes: [
    choice('level', '层级', 'Level', {
      区: 'District',
      街道: 'Subdistrict',
      社区: 'Community',
      网格: 'Grid',
    }),
    number('items', '服务事项', 'Services offered'),
    number('staff', '工作人员', 'Staff'),
    number('visits', '月服务人次', 'Visits a month'),
    text('hours', '开放时间', 'Hours'),
  ],
})
