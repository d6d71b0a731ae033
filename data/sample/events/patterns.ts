import { apportion, type Random } from '../random.ts'
import type { SampleSize } from '../size.ts'

/**
 * What analyses should find, with exact counts. Those of the town stand in `README.md`; a district has them in
 * proportion to its events.
 */
export const TOWN_PATTERNS = {
  /** 梅雨与台风: waterlogging, nearly all of it from June to September. */
  waterlogging: 640,
  /** 蚊虫: May to October. */
  mosquito: 720,
  /** 电动车违规充电: more each month. */
  ebike: 1_500,
  /** 夜市: noise and vendors at night about one shopping street. */
  nightMarket: 900,
  /** 油烟: begins four months before the reference date, about one corner. */
  fumesCorner: 160,
  /** 铁屑入眼: grinding without goggles at building sites. */
  eyeInjury: 204,
  /** Other injuries at work, as the background that the former must be told from. */
  otherInjury: 468,
  /** 河道水位: three typhoons, a day and a half each. */
  typhoon: 270,
  /** 校门口停车: school days, 7–8 and 16–17 h. */
  schoolRun: 620,
} as const

export type PatternName = keyof typeof TOWN_PATTERNS

/** Of the eye injuries, how many fall between 14:00 and 15:59. */
export const EYE_INJURY_AFTERNOON_SHARE = 0.85

/** How many of a pattern fall to one subdistrict; together exactly the size's total. */
export function patternCount(
  name: PatternName,
  size: SampleSize,
  eventQuotas: readonly number[],
  tile: number,
): number {
  const total = Math.round((TOWN_PATTERNS[name] * size.quotas.events) / 45_000)
  if (name === 'nightMarket' || name === 'fumesCorner') {
    // Hot spots stand in one subdistrict in two: every second one has its own.
    const hosts = eventQuotas.map((quota, index) => (index % 2 === 0 ? quota : 0))
    return apportion(total, hosts)[tile]!
  }
  return apportion(total, eventQuotas)[tile]!
}

/** Days before the reference date on which a typhoon came. */
export const TYPHOON_DAYS_AGO = [70, 431, 803] as const

export interface InjuryFacets {
  work: string
  agent: string
  cause: string
  injury: string
  part: string
  protection: string
  hour: number
}

export function eyeInjury(hour: number, random: Random): InjuryFacets {
  return {
    work: '打磨',
    agent: '角磨机',
    cause: '铁屑入眼',
    injury: '眼外伤',
    part: '眼',
    protection: random.chance(0.93) ? '未戴护目镜' : '护目镜破损',
    hour,
  }
}

const OTHER_INJURIES: readonly (readonly [string, string, string, string, string, string])[] = [
  ['高处作业', '脚手架', '高处坠落', '骨折', '下肢', '未系安全带'],
  ['起重吊装', '吊具', '物体打击', '挫伤', '肩背', '未戴安全帽'],
  ['搬运', '建材', '扭伤', '扭伤', '腰', '无'],
  ['焊接', '焊机', '灼烫', '烧伤', '手', '未戴手套'],
  ['焊接', '焊机', '电光性眼炎', '眼外伤', '眼', '未戴面罩'],
  ['冲压', '冲床', '机械伤害', '断指', '手', '防护罩拆除'],
  ['切割', '切割机', '割伤', '切割伤', '手', '未戴手套'],
  ['打磨', '角磨机', '砂轮碎裂', '割伤', '面', '防护罩拆除'],
  ['用电', '配电箱', '触电', '电击伤', '手', '漏电保护失效'],
  ['叉车作业', '叉车', '车辆伤害', '挫伤', '下肢', '无'],
]

export function otherInjury(hour: number, random: Random): InjuryFacets {
  const [work, agent, cause, injury, part, protection] = random.pick(OTHER_INJURIES)
  return { work, agent, cause, injury, part, protection, hour }
}
