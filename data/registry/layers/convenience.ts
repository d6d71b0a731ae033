import { choice, flag, number, text } from '../entry.ts'
import { thematic } from '../thematic.ts'

export const CONVENIENCE = thematic({
  code: 'CONVENIENCE',
  name: ['便民服务企业', 'Convenience service'],
  group: 'service',
  base: 'site',
  icon: 'temaki:toolbox',
  serves: ['15分钟生活圈', '15-minute circle'],
  classAttribute: 'kind',
  attributes: [
    choice('kind', '类型', 'Kind', {
      家政: 'Housekeeping',
      维修: 'Repairs',
      菜场: 'Food market',
      理发: 'Hairdresser',
      药店: 'Pharmacy',
      助餐: 'Meals',
    }),
    text('hours', '营业时间', 'Hours'),
    flag('elderly_friendly', '适老', 'Friendly to the elderly'),
    flag('doorstep', '上门服务', 'Comes to the door'),
    number('rating', '评分', 'Rating'),
  ],
})
