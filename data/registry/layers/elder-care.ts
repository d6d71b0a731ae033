import { choice, flag, number } from '../entry.ts'
import { thematic } from '../thematic.ts'

export const ELDER_CARE = thematic({
  code: 'ELDER_CARE',
  name: ['养老服务机构', 'Elder care'],
  group: 'service',
  base: 'site',
  icon: 'temaki:wheelchair',
  serves: ['60岁以上供需', 'Supply and demand of people over 60'],
  classAttribute: 'kind',
  attributes: [
    choice('kind', '类型', 'Kind', {
      养老院: 'Nursing home',
      日间照料: 'Day care',
      助餐点: 'Meal point',
    }),
    number('beds', '床位数', 'Beds'),
    number('occupied', '入住数', 'Occupied', { sensitivity: 2 }),
    number('staff', '工作人员', 'Staff'),
    number('meals', '日供餐', 'Meals a day'),
    flag('fire_ok', '消防合格', 'Fire safety passed'),
  ],
})
