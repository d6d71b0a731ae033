import { organisationCheck, usccCheck } from '../rules/check-digits.ts'
import { INDUSTRIES, type Industry } from './industries.ts'
import type { Building, Room } from './model.ts'
import { createRandom, type Random, shuffle } from './random.ts'
import { siteCode } from './serials.ts'
import { AREA_CODE } from './size.ts'

export type OrgKind = '企业' | '个体户' | '机关' | '事业' | '社会组织' | '合作社' | '自治组织'

/** 经营场所: a place of business in a room, or a whole building. */
export interface Site {
  index: number
  code: string
  uscc: string
  name: string
  kind: OrgKind
  industry: string
  status: '存续' | '注销' | '吊销' | '迁出'
  staff: number
  building: Building
  room: Room | null
  since: string
  /** The second place of a firm that has its register entry elsewhere. */
  branch: boolean
}

export interface FixedSite {
  building: Building
  name: string
  kind: OrgKind
  industry: string
  staff: number
}

export interface SiteWish {
  tile: number
  seed: number
  count: number
  stem: string
  rooms: readonly Room[]
  /** Schools, offices, hospitals, committees: they are there whatever the quota. */
  fixed: readonly FixedSite[]
}

/** Exactly `count` places of business: the fixed ones, then shops, offices, works and, for the rest, homes. */
export function createSites({ tile, seed, count, stem, rooms, fixed }: SiteWish): Site[] {
  const random = createRandom(seed, 'sites', tile)
  const names = nameMaker(stem, random)
  const sites: Site[] = []
  const add = (
    site: Omit<Site, 'index' | 'code' | 'uscc' | 'branch' | 'since'> & { uscc?: string },
  ) => {
    const index = sites.length
    sites.push({
      index,
      code: siteCode(tile, index),
      branch: site.uscc !== undefined,
      since: sinceOf(site.building.year, random),
      ...site,
      uscc: site.uscc ?? usccFor(tile, index, site.kind),
    })
  }
  for (const { building, ...rest } of fixed.slice(0, count)) {
    add({ ...rest, status: '存续', building, room: building.rooms[0] ?? null })
  }
  for (const { room, place } of slots(rooms, count - sites.length, random)) {
    const industry = INDUSTRIES[random.weighted(INDUSTRIES.map((i) => i[place] ?? 0))]!
    const trader = random.chance(place === 'home' ? 0.45 : industry.soleTrader)
    const kind = trader ? '个体户' : place === 'home' && random.chance(0.02) ? '合作社' : '企业'
    const branch = kind === '企业' && sites.length > 50 && random.chance(0.012)
    const parent = branch ? sites[random.int(20, sites.length - 1)]! : undefined
    const main = parent?.kind === '企业' && !parent.branch ? parent : undefined
    add({
      name: main
        ? `${main.name}${random.pick(['分公司', '门市部', '营业部'])}`
        : names(industry, trader),
      kind,
      industry: main?.industry ?? industry.name,
      status: statusOf(random),
      staff:
        Math.round(
          random.between(industry.staff[0], industry.staff[1]) * random.next() +
            industry.staff[0] * 0.5,
        ) || 1,
      building: room.building,
      room,
      ...(main ? { uscc: main.uscc } : {}),
    })
  }
  return sites
}

type Place = 'shop' | 'office' | 'factory' | 'storage' | 'home' | 'market'

function placeOf(room: Room): Place {
  const { kind } = room.building.placed
  if (kind === 'market') return 'market'
  if (kind === 'shed') return 'factory'
  if (kind === 'warehouse') return 'storage'
  if (kind === 'office') return 'office'
  if (room.use === '居住') return 'home'
  return 'shop'
}

function slots(
  rooms: readonly Room[],
  wanted: number,
  random: Random,
): { room: Room; place: Place }[] {
  const work = rooms.filter(
    (room) =>
      (room.use === '经营' || room.use === '办公' || room.use === '仓储') &&
      room.tenure !== '空置' &&
      room.building.placed.use !== '公共',
  )
  const homes = shuffle(
    rooms.filter((room) => room.use === '居住' && room.tenure !== '单位'),
    random,
  )
  const taken = shuffle(work, random).slice(0, wanted)
  // Of a crowded address: some offices hold several firms.
  const shared = taken.filter((room) => room.use === '办公' && random.chance(0.35))
  const rest = wanted - taken.length
  const all = [...taken, ...shared.slice(0, Math.max(0, rest)), ...homes].slice(0, wanted)
  if (all.length < wanted) throw new RangeError(`${wanted - all.length} enterprises find no room`)
  return all.sort((a, b) => a.index - b.index).map((room) => ({ room, place: placeOf(room) }))
}

const WORDS =
  '瑞 丰 和 兴 荣 泰 鑫 盛 嘉 恒 德 信 诚 美 佳 康 宏 宇 晨 星 海 天 源 润 达 通 汇 智 云 创 联 众 优 诺 安 顺 金 玉 福 禄 春 华 明 光 锦 翔 腾 飞'.split(
    ' ',
  )
const SHOP_WORDS =
  '老 阿明 小红 张记 王氏 李家 陈记 老街 好味 真真 家乡 兄弟 姐妹 乐乐 欣欣 天天 百姓 邻里 千禧 新世纪 江南 阿婆 小二 大众'.split(
    ' ',
  )

function nameMaker(stem: string, random: Random) {
  return (industry: Industry, trader: boolean): string => {
    const word = random.pick(industry.words)
    if (trader || industry.shop !== undefined) {
      const own = random.chance(0.5)
        ? random.pick(SHOP_WORDS)
        : random.pick(WORDS) + random.pick(WORDS)
      const place = random.chance(0.6) ? `良溪区${stem}` : stem
      return `${place}${own}${word.replace('有限公司', '经营部')}`
    }
    const prefix = random.pick(['杭州', '浙江', '杭州良溪', '杭州'])
    return `${prefix}${random.pick(WORDS)}${random.pick(WORDS)}${random.chance(0.4) ? random.pick(WORDS) : ''}${word}`
  }
}

function statusOf(random: Random): Site['status'] {
  return (['存续', '注销', '吊销', '迁出'] as const)[random.weighted([90, 6, 1.4, 2.6])]!
}

/** First two characters by kind of body (GB 32100): registered with industry and commerce, civil affairs, staffing. */
const USCC_HEAD: Record<OrgKind, string> = {
  企业: '91',
  个体户: '92',
  合作社: '93',
  机关: '11',
  事业: '12',
  社会组织: '51',
  自治组织: '55',
}

const SUBJECT_HEADS = ['LX', 'LY', 'LW']

function usccFor(tile: number, index: number, kind: OrgKind): string {
  // 8 characters: two letters, so that no issued number is met, and a serial unique over all subdistricts.
  const subject = `${SUBJECT_HEADS[Math.floor(tile / 10)]}${tile % 10}${String(index).padStart(5, '0')}`
  const organisation = subject + organisationCheck(subject)
  const body = USCC_HEAD[kind] + AREA_CODE + organisation
  return body + usccCheck(body)
}

function sinceOf(year: number, random: Random): string {
  const from = Math.min(2025, Math.max(1996, year))
  return `${random.int(from, 2025)}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`
}
