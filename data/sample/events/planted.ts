import type { Building } from '../model.ts'
import { distanceM } from '../plane.ts'
import { apportion, type Random } from '../random.ts'
import type { SampleSize } from '../size.ts'
import { drawHour, hourOf, type LocalMinute, monthOf, SHIFT, weekday } from './calendar.ts'
import type { EventDraft } from './event.ts'
import {
  EYE_INJURY_AFTERNOON_SHARE,
  eyeInjury,
  otherInjury,
  type PatternName,
  patternCount,
  TYPHOON_DAYS_AGO,
} from './patterns.ts'
import type { SpotFinder } from './places.ts'

export interface PlantingGround {
  size: SampleSize
  tile: number
  eventQuotas: readonly number[]
  spots: SpotFinder
  buildings: readonly Building[]
  /** The window: [first minute, reference minute). */
  from: LocalMinute
  to: LocalMinute
  random: Random
}

const DAY = 1440

/** The patterns of one subdistrict. */
export function* plantedEvents(ground: PlantingGround): Iterable<EventDraft> {
  yield* seasonal(ground)
  yield* growing(ground)
  yield* hotSpots(ground)
  yield* injuries(ground)
  yield* typhoons(ground)
  yield* schoolRun(ground)
}

const count = ({ size, eventQuotas, tile }: PlantingGround, name: PatternName) =>
  patternCount(name, size, eventQuotas, tile)

/** A day whose month is in favour: drawn again until it fits. */
function dayByMonth(ground: PlantingGround, months: readonly number[]): LocalMinute {
  const { from, to, random } = ground
  const most = Math.max(...months)
  for (;;) {
    const day = from + random.int(0, Math.floor((to - from) / DAY) - 1) * DAY
    if (random.next() * most < months[monthOf(day) - 1]!) return day
  }
}

function* seasonal(ground: PlantingGround): Iterable<EventDraft> {
  const { spots, random } = ground
  for (let k = count(ground, 'waterlogging'); k > 0; k--) {
    const day = dayByMonth(ground, [0.2, 0.2, 0.4, 0.6, 1, 14, 9, 6, 7, 0.6, 0.2, 0.2])
    yield {
      subclass: 'waterlogging',
      text: random.pick(['低洼路段积水约20厘米', '地下车库入口积水', '雨水倒灌一楼商铺']),
      reported: day + random.int(0, DAY - 1),
      spot: spots.find('water', random),
      source: random.pick(['物联', '物联', '12345', '网格巡查']),
      tags: ['强降雨'],
    }
  }
  for (let k = count(ground, 'mosquito'); k > 0; k--) {
    const day = dayByMonth(ground, [0, 0, 0, 0.5, 5, 8, 10, 10, 8, 4, 0, 0])
    yield {
      subclass: 'mosquito',
      text: random.pick(['积水容器孳生蚊虫', '绿化带蚊虫密集，请求消杀']),
      reported: day + random.int(8 * 60, 20 * 60),
      spot: spots.find('building', random),
    }
  }
}

/** 4.5 % more every month: three times as many at the end as after the first ten months. */
function* growing(ground: PlantingGround): Iterable<EventDraft> {
  const { from, to, spots, random } = ground
  const months = 36
  const shares = apportion(
    count(ground, 'ebike'),
    Array.from({ length: months }, (_, month) => 1.045 ** month),
  )
  const length = (to - from) / months
  for (const [month, amount] of shares.entries()) {
    for (let k = 0; k < amount; k++) {
      const day = Math.floor((from + length * (month + random.next())) / DAY) * DAY
      yield {
        subclass: 'ebike-indoor-charging',
        text: random.pick(['电动车进楼道充电', '飞线充电，已劝离', '电梯内推入电动车']),
        reported: Math.min(to - 1, day + random.int(17, 23) * 60 + random.int(0, 59)),
        spot: spots.find('home', random),
        tags: ['电动自行车'],
      }
    }
  }
}

function* hotSpots(ground: PlantingGround): Iterable<EventDraft> {
  const { from, to, spots, random, buildings } = ground
  const mall = buildings.find((b) => b.site.block.zone === 'shopping' && b.rooms.length > 0)
  const heart = mall ?? buildings.find((b) => b.placed.kind === 'shops')!
  const around = spots.near(heart.placed.point, 260)
  for (let k = count(ground, 'nightMarket'); k > 0; k--) {
    const day = from + random.int(0, Math.floor((to - from) / DAY) - 1) * DAY
    const late = weekday(day) >= 5 || weekday(day) === 0 ? 0 : random.int(0, 2)
    yield {
      subclass: random.chance(0.55) ? 'noise' : 'street-vendor',
      text: random.pick(['商业街夜间外放音响扰民', '夜市摊贩占道至深夜', '酒吧散场喧哗']),
      reported: day + (21 + Math.max(0, 2 - late) * random.next()) * 60 + random.int(0, 59),
      spot: spots.at(random.pick(around), random),
      source: random.pick(['12345', '12345', '居民', '网格巡查']),
      tags: ['夜市'],
    }
  }
  const corner = [...buildings]
    .filter((b) => b.placed.kind === 'shops' && distanceM(b.placed.point, heart.placed.point) > 900)
    .sort((a, b) => a.site.block.remoteness - b.site.block.remoteness || a.index - b.index)[0]!
  const kitchens = spots.near(corner.placed.point, 130)
  for (let k = count(ground, 'fumesCorner'); k > 0; k--) {
    const day = Math.floor((to - random.between(1, 122) * DAY) / DAY) * DAY
    yield {
      subclass: 'fumes',
      text: '新开餐饮集中，油烟直排居民楼',
      reported: day + random.pick([11, 12, 18, 19, 20]) * 60 + random.int(0, 59),
      spot: spots.at(random.pick(kitchens), random),
      source: random.pick(['12345', '居民']),
    }
  }
}

function* injuries(ground: PlantingGround): Iterable<EventDraft> {
  const { spots, random } = ground
  const eyes = count(ground, 'eyeInjury')
  const afternoon = Math.round(eyes * EYE_INJURY_AFTERNOON_SHARE)
  for (let k = 0; k < eyes; k++) {
    const hour = k < afternoon ? random.int(14, 15) : random.pick([9, 10, 11, 13, 16, 17])
    const reported = workday(ground) + hour * 60 + random.int(0, 59)
    yield {
      subclass: 'work-injury',
      text: '打磨作业时铁屑溅入眼内，送医处理',
      reported,
      spot: spots.find('site', random),
      source: random.pick(['部门', '网格巡查', '12345']),
      tags: ['工伤'],
      attributes: { ...eyeInjury(hour, random) },
    }
  }
  for (let k = count(ground, 'otherInjury'); k > 0; k--) {
    const hour = drawHour(random, SHIFT)
    const facets = otherInjury(hour, random)
    yield {
      subclass: 'work-injury',
      text: `${facets.work}时发生${facets.cause}，送医处理`,
      reported: workday(ground) + hour * 60 + random.int(0, 59),
      spot: spots.find(random.chance(0.45) ? 'site' : 'works', random),
      source: random.pick(['部门', '网格巡查', '12345']),
      tags: ['工伤'],
      attributes: { ...facets },
    }
  }
}

function workday({ from, to, random }: PlantingGround): LocalMinute {
  for (;;) {
    const day = from + random.int(0, Math.floor((to - from) / DAY) - 1) * DAY
    if (weekday(day) !== 0 && (weekday(day) !== 6 || random.chance(0.5))) return day
  }
}

function* typhoons(ground: PlantingGround): Iterable<EventDraft> {
  const { to, spots, random } = ground
  for (let k = count(ground, 'typhoon'); k > 0; k--) {
    const came = to - TYPHOON_DAYS_AGO[k % TYPHOON_DAYS_AGO.length]! * DAY
    const subclass = random.pick(['river-level', 'river-level', 'tree-fallen', 'waterlogged-road'])
    const kind = subclass === 'waterlogged-road' ? 'road-damage' : subclass
    yield {
      subclass: kind,
      text: {
        'river-level': '河道水位超警戒',
        'tree-fallen': '行道树倒伏阻断道路',
        'road-damage': '路面冲毁',
      }[kind]!,
      reported: came + random.int(0, 36 * 60),
      spot: spots.find(kind === 'river-level' ? 'water' : 'street', random),
      source: kind === 'river-level' ? '物联' : random.pick(['网格巡查', '12345', '居民']),
      tags: ['台风'],
    }
  }
}

function* schoolRun(ground: PlantingGround): Iterable<EventDraft> {
  const { from, to, spots, random, buildings } = ground
  const schools = buildings.filter((b) => b.placed.kind === 'school')
  for (let left = count(ground, 'schoolRun'); left > 0; ) {
    const day = from + random.int(0, Math.floor((to - from) / DAY) - 1) * DAY
    const month = monthOf(day)
    if (weekday(day) === 0 || weekday(day) === 6 || month === 7 || month === 8 || month === 2)
      continue
    const reported = day + random.pick([7, 7, 16, 16, 16]) * 60 + random.int(0, 59)
    const school = schools.length > 0 ? random.pick(schools) : random.pick(buildings)
    left--
    yield {
      subclass: 'illegal-parking',
      text: hourOf(reported) < 12 ? '校门口送学车辆占道' : '校门口接学车辆占道',
      reported,
      spot: spots.at(school, random),
      source: random.pick(['视频AI', '网格巡查', '12345']),
      tags: ['校园周边'],
    }
  }
}
