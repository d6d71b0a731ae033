import { type EventCategory, subclass } from './event-category.ts'

/**
 * 四平台 of 2016: 综治工作, 市场监管, 综合执法, 便民服务. Codes that live on under the same name need no mapping;
 * what was split or renamed says what it `became`.
 */
export const EVENT_CATEGORIES_2016: readonly EventCategory[] = [
  {
    version: '2016',
    code: 'governance',
    name: { zh: '综治工作', en: 'Social governance' },
    colour: '#7c58eb',
    subclasses: [
      subclass('neighbour-dispute', '邻里纠纷', 'Dispute between neighbours', 4),
      subclass('family-dispute', '婚姻家庭纠纷', 'Family dispute', 3),
      subclass('labour-dispute', '劳资纠纷', 'Labour dispute', 3, { complex: true }),
      subclass('rental-unfiled', '出租房未登记', 'Rental not registered', 4),
      subclass('security-hazard', '治安隐患', 'Security hazard', 3),
      subclass('fire-hazard', '消防隐患', 'Fire hazard', 3),
      subclass('work-injury', '生产事故', 'Accident at work', 2),
    ],
  },
  {
    version: '2016',
    code: 'market',
    name: { zh: '市场监管', en: 'Market supervision' },
    colour: '#926c00',
    subclasses: [
      subclass('food-safety', '食品安全', 'Food safety', 3),
      subclass('unlicensed-trade', '无照经营', 'Trading without a licence', 4),
      subclass('consumer-complaint', '消费投诉', 'Consumer complaint', 4),
      subclass('special-equipment', '特种设备', 'Special equipment', 2, { became: 'lift-fault' }),
    ],
  },
  {
    version: '2016',
    code: 'urban-enforcement',
    name: { zh: '综合执法', en: 'Comprehensive enforcement' },
    colour: '#b3261e',
    subclasses: [
      subclass('illegal-parking', '违法停车', 'Illegal parking', 4),
      subclass('street-vendor', '流动摊贩', 'Street vendor', 4),
      subclass('shop-outside', '出店经营', 'Trading outside the door', 4, { became: 'cross-door' }),
      subclass('illegal-building', '违法建筑', 'Illegal building', 3, { complex: true }),
      subclass('noise', '噪声扰民', 'Noise', 4),
      subclass('fumes', '油烟扰民', 'Kitchen fumes', 4),
      subclass('litter', '垃圾乱倒', 'Dumped waste', 4, { became: 'waste-dumping' }),
    ],
  },
  {
    version: '2016',
    code: 'convenience',
    name: { zh: '便民服务', en: 'Convenience service' },
    colour: '#0e866d',
    subclasses: [
      subclass('street-lamp', '路灯不亮', 'Street lamp out', 4),
      subclass('manhole', '井盖缺损', 'Manhole cover broken', 3),
      subclass('road-damage', '道路破损', 'Road damage', 4),
      subclass('utility-outage', '水电故障', 'Water or power failure', 3, {
        became: 'power-outage',
      }),
      subclass('elder-help', '帮扶求助', 'Call for help', 4),
      subclass('policy-question', '政策咨询', 'Question about policy', 4),
    ],
  },
]
