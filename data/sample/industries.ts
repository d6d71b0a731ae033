/** 行业 of the sample's places of business. */
export interface Industry {
  name: string
  /** Where such a place is: how likely, by kind of room. */
  shop?: number
  office?: number
  factory?: number
  storage?: number
  home?: number
  market?: number
  /** Endings of the name. */
  words: readonly string[]
  staff: readonly [low: number, high: number]
  soleTrader: number
}

const shop = (
  name: string,
  weight: number,
  words: string,
  staff: readonly [number, number] = [1, 6],
  more: Partial<Industry> = {},
): Industry => ({
  name,
  shop: weight,
  words: words.split(' '),
  staff,
  soleTrader: 0.86,
  ...more,
})

const office = (
  name: string,
  weight: number,
  words: string,
  staff: readonly [number, number],
  more: Partial<Industry> = {},
): Industry => ({
  name,
  office: weight,
  words: words.split(' '),
  staff,
  soleTrader: 0.02,
  ...more,
})

const factory = (
  name: string,
  weight: number,
  words: string,
  staff: readonly [number, number],
): Industry => ({
  name,
  factory: weight,
  words: words.split(' '),
  staff,
  soleTrader: 0.05,
})

export const INDUSTRIES: readonly Industry[] = [
  shop('餐饮服务', 25, '面馆 小吃店 饭店 火锅店 快餐店 烧烤店 早餐店 砂锅店 奶茶店', [2, 14], {
    market: 6,
  }),
  shop('食品零售', 12, '便利店 超市 水果店 生鲜店 烟酒店 零食店', [1, 8], { market: 40, home: 4 }),
  shop('服装零售', 8, '服装店 童装店 鞋店 布艺店', [1, 4], { home: 6, market: 4 }),
  shop('理发美容', 7, '理发店 美发店 美容院 养生馆', [2, 9]),
  shop('药品零售', 3.2, '大药房 药店', [2, 6]),
  shop('五金建材', 5, '五金店 建材店 门窗店 水电材料店', [1, 5], { market: 3 }),
  shop('房产中介', 4, '房产经纪店 不动产店', [3, 12]),
  shop('寄递服务', 2.3, '快递网点 驿站', [2, 16], { storage: 30 }),
  shop('洗衣维修', 3.2, '洗衣店 家电维修部 修鞋店 配锁店 手机维修店', [1, 4]),
  shop('家政服务', 1.6, '家政服务部 保洁服务部', [2, 20], { home: 4 }),
  shop('电动车销售维修', 2, '电动车行 车行 修车铺', [1, 5]),
  shop('教育培训', 3.6, '艺术培训中心 托管中心 文化培训学校 职业培训学校', [3, 24], {
    office: 3,
    soleTrader: 0.2,
  }),
  shop('诊所', 1.6, '口腔诊所 中医诊所 诊所', [2, 10], { soleTrader: 0.5 }),
  shop('住宿', 1.7, '宾馆 旅馆 民宿 快捷酒店', [3, 26], { home: 1.4, soleTrader: 0.5 }),
  shop('娱乐', 1.3, '网吧 KTV 酒吧 浴室 足浴店 棋牌室', [3, 30], { soleTrader: 0.5 }),
  shop('农资日杂', 1, '农资店 日杂店 劳保用品店 化工商店', [1, 4], { market: 1.5 }),
  shop('养老服务', 0.6, '助餐点 日间照料中心', [3, 18], { soleTrader: 0.05 }),
  office(
    '软件和信息服务',
    18,
    '网络科技有限公司 信息技术有限公司 软件有限公司 数据科技有限公司',
    [4, 120],
    { home: 16 },
  ),
  office('电子商务', 14, '电子商务有限公司 贸易有限公司 供应链管理有限公司', [2, 60], {
    home: 40,
    storage: 16,
  }),
  office(
    '商务服务',
    12,
    '企业管理有限公司 咨询有限公司 人力资源有限公司 财税服务有限公司',
    [2, 40],
    { home: 18 },
  ),
  office('投资理财', 3, '投资管理有限公司 资产管理有限公司 财富管理有限公司', [3, 40], {
    home: 1.5,
  }),
  office('广告文化', 7, '文化传媒有限公司 广告有限公司 文化创意有限公司', [2, 30], { home: 9 }),
  office('建筑装饰', 6, '建筑装饰有限公司 建设工程有限公司 景观工程有限公司', [4, 80], { home: 5 }),
  office('科学研究', 5, '生物科技有限公司 新材料科技有限公司 智能装备有限公司', [5, 90]),
  office('物流服务', 2, '物流有限公司 货运代理有限公司', [4, 70], { storage: 54 }),
  factory('机械制造', 16, '机械有限公司 精密机械有限公司 机电有限公司', [18, 260]),
  factory('金属制品', 13, '金属制品有限公司 五金制造有限公司 模具有限公司', [12, 160]),
  factory('纺织服装', 14, '纺织有限公司 服饰有限公司 家纺有限公司', [20, 300]),
  factory('电子设备', 9, '电子有限公司 电器有限公司 光电科技有限公司', [20, 320]),
  factory('食品加工', 6, '食品有限公司 粮油有限公司', [15, 180]),
  factory('包装印刷', 7, '包装有限公司 印务有限公司', [12, 120]),
  factory('家具制造', 6, '家具有限公司 木业有限公司', [12, 120]),
  factory('化工', 3, '化工有限公司 涂料有限公司 新材料有限公司', [15, 120]),
  factory('塑料橡胶', 6, '塑料制品有限公司 橡塑有限公司', [12, 110]),
  factory('汽车配件', 5, '汽车零部件有限公司 汽配有限公司', [18, 200]),
]
