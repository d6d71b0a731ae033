import type { Zone } from './block.ts'
import { ESTATE_STEMS, ESTATE_SUFFIXES, LANE_STEMS } from './names.ts'
import { createRandom, type Random, shuffle } from './random.ts'
import { roadName } from './road-names.ts'
import type { BuildingSite } from './site.ts'
import type { Ground, Terrain } from './terrain.ts'

/** Names of estates, institutions and lanes in one subdistrict, each used once. */
export interface PremisesNames {
  /** Name of what stands on a block as a whole, `null` where it has none. */
  ofBlock(site: BuildingSite): string | null
}

/** Names that stand in both subdistricts of the town on purpose: only the street tells them apart. */
const SHARED_ESTATES = ['桂语苑', '阳光小区']

export function namePremises(ground: Ground, terrain: Terrain, stem: string): PremisesNames {
  const random = createRandom(ground.seed, 'premises', terrain.tile)
  const estates = estateNames(random)
  const counters = new Map<string, number>()
  const lanes = shuffle(LANE_STEMS, random)
  const names = new Map<BuildingSite, string | null>()
  let lane = 0
  let shared = 0
  for (const site of terrain.sites) {
    const { zone, style } = site.block
    if (zone === 'estate') {
      const common = shared < SHARED_ESTATES.length && style !== 'terrace'
      names.set(site, common ? SHARED_ESTATES[shared++]! : estates(style))
    } else if (zone === 'shopping') names.set(site, estates('midrise'))
    else names.set(site, institution(zone, stem, counters, random))
    if (zone === 'old') {
      for (const way of site.lanes) {
        way.name = lanes[lane % lanes.length]! + (lane < lanes.length ? '巷' : '弄')
        lane++
      }
    }
  }
  nameVillageLanes(ground, terrain)
  return { ofBlock: (site) => names.get(site) ?? null }
}

function estateNames(random: Random): (style: keyof typeof ESTATE_SUFFIXES) => string {
  const used = new Set<string>(SHARED_ESTATES)
  const stems = shuffle(ESTATE_STEMS, random)
  let next = 0
  return (style) => {
    for (;;) {
      const stem = stems[next % stems.length]!
      const round = Math.floor(next / stems.length)
      next++
      const name = stem + random.pick(ESTATE_SUFFIXES[style]) + (round > 3 ? '二期' : '')
      if (used.has(name)) continue
      used.add(name)
      return name
    }
  }
}

function institution(
  zone: Zone,
  stem: string,
  counters: Map<string, number>,
  random: Random,
): string | null {
  const count = (counters.get(zone) ?? 0) + 1
  counters.set(zone, count)
  const ordinal = '一二三四五六七八九'[count - 1] ?? String(count)
  switch (zone) {
    case 'school':
      return schoolName(stem, count)
    case 'hospital':
      return count === 1 ? `${stem}人民医院` : `${stem}第${ordinal}医院`
    case 'civic':
      return `${stem}公共服务中心`
    case 'market':
      return `${stem}第${ordinal}农贸市场`
    case 'industry':
      return `${stem}工业园${count}区`
    case 'logistics':
      return `${stem}物流园${count}区`
    case 'office':
      return `${random.pick(ESTATE_STEMS)}${random.pick(['大厦', '中心', '广场', '国际'])}`
    case 'park':
      return `${random.pick(ESTATE_STEMS)}公园`
    case 'lake':
      return '澄湖公园'
    case 'construction':
      return `${stem}${count}号地块`
    default:
      return null
  }
}

function schoolName(stem: string, count: number): string {
  const kind = ['小学', '中学', '小学', '高级中学'][(count - 1) % 4]!
  const round = Math.floor((count - 1) / 4)
  const prefix = kind === '小学' && count % 4 === 3 ? `${stem}第二` : stem
  return (
    (round > 0
      ? `${stem}${['', '实验', '外国语', '育才', '新城'][round] ?? `第${round + 2}`}`
      : prefix) + kind
  )
}

/** Ways inside estates and villages stay nameless on the map; lake paths are known by their name. */
function nameVillageLanes(ground: Ground, terrain: Terrain): void {
  for (const site of terrain.sites) {
    if (site.block.zone !== 'lake') continue
    for (const way of site.lanes) way.name = '环湖绿道'
  }
  // Keeps the names of streets drawn before anything else asks for them.
  roadName(ground, 'horizontal', 0, terrain.tile)
}
