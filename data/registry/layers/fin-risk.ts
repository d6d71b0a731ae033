import { GRADE } from '../colours.ts'
import { both, choice, number } from '../entry.ts'
import { thematic } from '../thematic.ts'

export const FIN_RISK = thematic({
  code: 'FIN_RISK',
  name: ['非法金融风险企业', 'Illegal-finance risk'],
  group: 'business',
  base: 'site',
  icon: 'temaki:money_hand',
  serves: ['聚集与迁移', 'Clusters and moves'],
  classAttribute: 'biz',
  stateAttribute: 'alert',
  sensitivity: 2,
  attributes: [
    choice('biz', '业务', 'Business', {
      P2P: 'Peer-to-peer lending',
      私募: 'Private equity',
      理财: 'Wealth management',
      养老集资: 'Elder-care fundraising',
      其他: 'Other',
    }),
    choice(
      'alert',
      '预警状态',
      'Alert',
      { 关注: 'Watched', 预警: 'Warned', 处置: 'In handling' },
      { 关注: GRADE.blue, 预警: GRADE.orange, 处置: GRADE.red },
    ),
    number('complaints_12m', '近一年投诉', 'Complaints in 12 months'),
    number('investors', '投资人数', 'Investors', { sensitivity: 3 }),
    number('amount', '涉及金额', 'Amount', { sensitivity: 3, unit: both('万元', '10,000 CNY') }),
    choice('status', '经营状态', 'Status', {
      经营: 'Operating',
      失联: 'Out of contact',
      立案: 'Case filed',
      退出: 'Wound down',
    }),
  ],
})
