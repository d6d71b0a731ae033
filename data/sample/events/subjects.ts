import { ANY_TIME, EVENING, NIGHT, PATROL, type Rhythm, RUSH, SHIFT } from './calendar.ts'

/** Where an event of a kind happens. */
export type Place =
  | 'home'
  | 'shop'
  | 'street'
  | 'building'
  | 'works'
  | 'site'
  | 'oldHome'
  | 'let'
  | 'water'

export interface Subject {
  subclass: string
  /** Share among the everyday events. */
  weight: number
  rhythm: Rhythm
  place: Place
  /** Weight of each month, January first; missing = alike. */
  months?: readonly number[]
  /** Weight of a Saturday or Sunday against a workday. */
  weekend?: number
  texts: readonly string[]
}

const of = (
  subclass: string,
  weight: number,
  rhythm: Rhythm,
  place: Place,
  texts: string,
  more: Pick<Subject, 'months' | 'weekend'> = {},
): Subject => ({ subclass, weight, rhythm, place, texts: texts.split('|'), ...more })

const HEAT = [1, 1, 1, 2, 3, 5, 9, 9, 5, 2, 1, 1]
const COLD = [5, 4, 2, 1, 1, 1, 1, 1, 1, 1, 2, 4]

/** The everyday business of the grids; what stands out against it is planted in `patterns.ts`. */
export const SUBJECTS: readonly Subject[] = [
  of(
    'neighbour-dispute',
    36,
    EVENING,
    'home',
    '楼上漏水引发邻里纠纷|楼道堆物双方争执|装修时间引发矛盾',
    { weekend: 1.5 },
  ),
  of('family-dispute', 14, EVENING, 'home', '夫妻争吵，邻居求助|赡养问题调解', { weekend: 1.4 }),
  of('labour-dispute', 12, PATROL, 'works', '工人反映拖欠工资|离职补偿争议', {
    months: [6, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 4],
  }),
  of(
    'property-dispute',
    24,
    PATROL,
    'home',
    '业主与物业就停车费争议|公共收益公示纠纷|门禁损坏未修',
  ),
  of('rental-unfiled', 46, PATROL, 'let', '出租房未备案，现场登记|新增承租人未登记'),
  of('group-rental', 9, EVENING, 'let', '举报房屋隔断群租'),
  of('theft-report', 10, NIGHT, 'building', '电瓶被盗线索|快递丢失'),
  of('fraud-report', 5, PATROL, 'home', '老人疑遭电话诈骗'),
  of('illegal-finance', 2, PATROL, 'shop', '理财门店拉拢老人投资'),
  of('security-hazard', 14, PATROL, 'building', '单元门禁失效|围墙缺口'),
  of('suspicious-person', 8, NIGHT, 'building', '陌生人楼道徘徊'),
  of('illegal-parking', 72, RUSH, 'street', '占道停车影响通行|消防登高面停车', { weekend: 0.7 }),
  of('street-vendor', 38, NIGHT, 'street', '流动摊贩占道|夜间烧烤摊', {
    months: [2, 2, 4, 6, 8, 9, 10, 10, 8, 6, 4, 2],
  }),
  of('cross-door', 44, PATROL, 'shop', '店铺跨门经营，已劝导'),
  of('illegal-building', 10, PATROL, 'oldHome', '疑似违法搭建|屋顶加层'),
  of('noise', 40, NIGHT, 'building', '夜间噪声扰民|装修噪声', { weekend: 1.3 }),
  of('fumes', 16, EVENING, 'shop', '餐饮油烟扰民'),
  of('food-safety', 14, PATROL, 'shop', '食品过期未下架|后厨卫生不达标'),
  of('unlicensed-trade', 12, PATROL, 'shop', '证照不全经营'),
  of('waste-dumping', 30, PATROL, 'street', '偷倒建筑垃圾|绿化带堆物'),
  of('waste-sorting', 52, PATROL, 'building', '垃圾混投，现场指导|投放点满溢', { months: HEAT }),
  of('advert-illegal', 20, PATROL, 'street', '墙面小广告|违规横幅'),
  of('consumer-complaint', 20, EVENING, 'shop', '消费者投诉退款|预付卡纠纷', { weekend: 1.4 }),
  of('training-refund', 4, PATROL, 'shop', '培训机构退费纠纷', {
    months: [3, 3, 2, 1, 1, 2, 6, 6, 4, 1, 1, 1],
  }),
  of('fire', 1.2, ANY_TIME, 'building', '厨房起火，已扑灭|杂物起火', { months: COLD }),
  of('fire-hazard', 50, PATROL, 'shop', '灭火器过期|电线私拉乱接|安全出口标志缺失'),
  of('escape-blocked', 40, PATROL, 'building', '楼道堆放杂物|消防通道停放车辆'),
  of('gas-leak', 1.1, EVENING, 'home', '燃气异味，现场检测', { months: COLD }),
  of('site-hazard', 14, SHIFT, 'site', '脚手架缺少防护|临边防护缺失|扬尘未覆盖'),
  of('wall-falling', 2, ANY_TIME, 'building', '外墙瓷砖脱落'),
  of('traffic-accident', 9, RUSH, 'street', '非机动车刮擦|路口轻微事故'),
  of('chemical-spill', 0.12, SHIFT, 'works', '少量溶剂泄漏'),
  of('street-lamp', 24, EVENING, 'street', '路灯不亮'),
  of('manhole', 12, PATROL, 'street', '井盖松动异响|井盖破损'),
  of('road-damage', 22, PATROL, 'street', '路面坑洼|人行道板松动', {
    months: [2, 2, 2, 2, 2, 5, 5, 4, 3, 2, 2, 2],
  }),
  of('tree-fallen', 5, ANY_TIME, 'street', '树枝折断|树木倾斜', {
    months: [1, 1, 1, 1, 1, 2, 5, 7, 6, 2, 1, 1],
  }),
  of('water-outage', 6, ANY_TIME, 'home', '水管爆裂停水', { months: COLD }),
  of('power-outage', 6, EVENING, 'home', '片区停电', { months: HEAT }),
  of('lift-fault', 9, EVENING, 'home', '电梯困人，已救出|电梯停运'),
  of('elder-help', 24, PATROL, 'oldHome', '独居老人上门探访|帮老人代办'),
  of('public-toilet', 6, PATROL, 'street', '公厕设施损坏'),
  of('policy-question', 30, PATROL, 'home', '咨询居住证办理|咨询医保政策', { weekend: 0.4 }),
]
