import type { Random } from '../random.ts'
import type { Site } from '../sites.ts'
import { dateBefore, drawRisk, type ItemDraft, type ItemMaker } from './item.ts'

type Draft = Pick<ItemDraft, 'attributes' | 'risk' | 'everyDays'> & { title?: string }

/** One item on each running place of business that `describe` has something to say about. */
export function onSites(
  layer: string,
  describe: (site: Site, random: Random, today: string) => Draft | undefined,
): ItemMaker {
  return function* (world, random) {
    for (const site of world.sites) {
      if (site.status !== '存续') continue
      const draft = describe(site, random, world.today)
      if (draft) yield { layer, title: site.name, site, ...draft }
    }
  }
}

const floorArea = (site: Site) => Math.round(site.room?.areaM2 ?? 200)
const onStreet = (site: Site) => site.building.placed.kind === 'shops' && site.room?.floor === 1

export const catering = onSites('CATERING', (site, random) => {
  if (site.industry !== '餐饮服务') return undefined
  const grade = random.pick(['A', 'A', 'B', 'B', 'B', 'C'])
  const gas = random.pick(['管道', '管道', '管道', '瓶装', '电'])
  return {
    attributes: {
      permit: `JY233${String(site.index).padStart(9, '0')}`,
      grade,
      open_kitchen: random.chance(0.64),
      gas,
      fume_device: random.chance(0.88),
      complaints_12m: random.weighted([60, 22, 10, 5, 2, 1]),
    },
    risk: gas === '瓶装' ? (grade === 'C' ? 3 : 2) : grade === 'C' ? 2 : 1,
    everyDays: grade === 'C' ? 60 : 180,
  }
})

export const shopFronts = onSites('SHOPFRONT', (site, random) => {
  if (!onStreet(site) || site.kind === '机关') return undefined
  const three = ['无', '疑似', '确认'][random.weighted([93, 5, 2])]!
  return {
    attributes: {
      trade: site.industry,
      three_in_one: three,
      gas_bottle: site.industry === '餐饮服务' && random.chance(0.25),
      sign_ok: random.chance(0.91),
      cross_door_12m: random.weighted([62, 20, 9, 5, 3, 1]),
    },
    risk: three === '确认' ? 4 : three === '疑似' ? 3 : drawRisk(random, [80, 20, 0, 0]),
    everyDays: 90,
  }
})

export const fireUnits = onSites('FIRE_UNIT', (site, random, today) => {
  const place = site.building.placed.kind
  const key =
    ['医院', '市场管理', '中学'].includes(site.industry) ||
    (place === 'mall' && random.chance(0.04))
  const small =
    ['餐饮服务', '住宿', '娱乐', '教育培训', '诊所', '养老服务', '幼儿园', '小学'].includes(
      site.industry,
    ) && random.chance(0.24)
  const ordinary =
    (place === 'shed' || place === 'warehouse' || place === 'office') && random.chance(0.13)
  if (!key && !small && !ordinary) return undefined
  const hazards = random.weighted([58, 22, 11, 6, 3])
  return {
    attributes: {
      class: key ? '重点' : small ? '九小' : '一般',
      area: key ? floorArea(site) * 20 : floorArea(site),
      capacity: Math.max(10, Math.round((floorArea(site) * (key ? 20 : 1)) / 4)),
      hydrant_m: random.int(8, small ? 190 : 120),
      sprinkler: key || random.chance(0.5),
      hazards_open: hazards,
      last_drill: dateBefore(today, random.int(5, 360)),
    },
    risk: hazards >= 4 ? 4 : hazards >= 2 ? 3 : key || hazards === 1 ? 2 : 1,
    everyDays: key ? 30 : 180,
  }
})

const SECTORS: Record<string, string> = {
  化工: '危化',
  建筑装饰: '建筑',
  建筑施工: '建筑',
  物流服务: '交通',
}
const WORKS = [
  '机械制造',
  '金属制品',
  '纺织服装',
  '电子设备',
  '食品加工',
  '包装印刷',
  '家具制造',
  '化工',
  '塑料橡胶',
  '汽车配件',
  '建筑施工',
]

export const workSafety = onSites('WORK_SAFETY', (site, random) => {
  const works = WORKS.includes(site.industry)
  if (!works && !(site.industry === '物流服务' && random.chance(0.5)) && !random.chance(0.006))
    return undefined
  const grade = ['红', '橙', '黄', '蓝'][
    random.weighted(site.industry === '化工' ? [30, 40, 25, 5] : [3, 12, 33, 52])
  ]!
  return {
    attributes: {
      sector: SECTORS[site.industry] ?? (works ? '工贸' : '其他'),
      grade,
      staff: site.staff,
      special_ops: works ? Math.round(site.staff * random.between(0.02, 0.14)) : 0,
      hazards_open: random.weighted([55, 22, 12, 7, 4]),
      accidents_12m: random.weighted([88, 9, 2, 1]),
    },
    risk: grade === '红' ? 4 : grade === '橙' ? 3 : grade === '黄' ? 2 : 1,
    everyDays: grade === '红' ? 30 : grade === '橙' ? 60 : 180,
  }
})

export const financialRisks = onSites('FIN_RISK', (site, random) => {
  const money = site.industry === '投资理财'
  if (!money && !(site.industry === '商务服务' && random.chance(0.015))) return undefined
  if (money && !random.chance(0.62)) return undefined
  const alert = ['关注', '预警', '处置'][random.weighted([70, 22, 8])]!
  const status =
    alert === '处置'
      ? random.pick(['失联', '立案'])
      : ['经营', '失联', '退出'][random.weighted([86, 5, 9])]!
  return {
    attributes: {
      biz: money ? random.pick(['私募', '理财', '理财', 'P2P', '养老集资']) : '其他',
      alert,
      complaints_12m: alert === '关注' ? random.int(0, 3) : random.int(3, 40),
      investors: random.int(5, alert === '关注' ? 120 : 900),
      amount: random.int(50, alert === '关注' ? 3_000 : 26_000),
      status,
    },
    risk: alert === '处置' ? 4 : alert === '预警' ? 3 : 2,
    everyDays: alert === '关注' ? 90 : 15,
  }
})

const BRANDS = ['溪达', '快捷通', '驿云', '良速', '江丰', '百里']

export const parcels = onSites('PARCEL', (site, random) => {
  if (site.industry !== '寄递服务') return undefined
  const sorting = site.building.placed.kind === 'warehouse' || site.building.placed.kind === 'shed'
  const kind = sorting ? '分拨' : random.pick(['网点', '驿站', '驿站', '智能柜'])
  const rate = Math.round(random.between(88, 100) * 10) / 10
  return {
    attributes: {
      kind,
      brand: random.pick(BRANDS),
      permit: `浙邮寄${String(10_000 + site.index)}`,
      daily: sorting ? random.int(8_000, 60_000) : random.int(80, 1_600),
      realname_rate: rate,
      xray: sorting || random.chance(0.12),
    },
    risk: rate < 92 ? 3 : rate < 96 ? 2 : 1,
    everyDays: 90,
  }
})

const SENSITIVE: Record<string, readonly [string[], number]> = {
  五金建材: [['刀具', '化学品'], 0.42],
  农资日杂: [['农药', '化学品'], 0.9],
  加油站: [['散装汽油'], 1],
  食品零售: [['刀具'], 0.02],
  电子商务: [['无人机', '刀具'], 0.012],
}

export const sensitiveGoods = onSites('CT_MATERIAL', (site, random) => {
  const rule = SENSITIVE[site.industry]
  if (!rule || !random.chance(rule[1])) return undefined
  const goods = rule[0].filter((_, k) => k === 0 || random.chance(0.4))
  const [realname, ledger, cctv] = [random.chance(0.9), random.chance(0.84), random.chance(0.93)]
  const level = site.industry === '加油站' ? '1' : goods.length > 1 ? '2' : '3'
  return {
    attributes: { goods, realname, ledger_ok: ledger, cctv, level },
    risk: !realname ? 4 : !ledger ? 3 : level === '3' ? 1 : 2,
    everyDays: level === '1' ? 30 : 90,
  }
})
