import { lotRing } from '../land-use.ts'
import type { Point } from '../plane.ts'
import { drawRisk, type ItemMaker } from './item.ts'

/** 物业小区: the area between the streets. */
export const estates: ItemMaker = function* (world, random) {
  for (const { site, name, grid } of world.addresses.premises) {
    if (site.block.zone !== 'estate') continue
    const members = world.buildings.filter((building) => building.site === site)
    const homes = members
      .flatMap((b) => b.rooms)
      .filter((room) => room.use === '居住' || room.use === '群租')
    const year = members.reduce(
      (low, b) => Math.min(low, b.placed.kind === 'shops' ? 9_999 : b.year),
      9_999,
    )
    const lifts = members.reduce(
      (sum, b) => sum + (b.floors > 7 ? b.stairwells * (b.floors > 18 ? 2 : 1) : 0),
      0,
    )
    const committee = ['有', '无', '换届'][
      random.weighted(year < 2000 ? [50, 42, 8] : [68, 20, 12])
    ]!
    yield {
      layer: 'ESTATE',
      title: name,
      attributes: {
        households: homes.length,
        manager_company: `${random.pick(['良溪', '溪居', '安澜', '和园', '绿庭', '众邻'])}物业服务有限公司`,
        committee,
        fund: year < 1999 ? 0 : Math.round(homes.length * random.between(0.4, 1.3)),
        parking: Math.round(
          homes.length * (year > 2010 ? random.between(0.8, 1.3) : random.between(0.1, 0.45)),
        ),
        lifts,
        old: year < 2001,
      },
      risk:
        committee === '无' ? drawRisk(random, [50, 40, 10, 0]) : drawRisk(random, [80, 18, 2, 0]),
      everyDays: 180,
      ring: lotRing(site),
      blockId: site.block.id,
      point: site.frame.at(site.frame.width / 2, site.frame.height / 2),
      grid,
    }
  }
}

/** 建筑工地: the fenced lot. */
export const constructionSites: ItemMaker = function* (world, random) {
  for (const { site, name, grid } of world.addresses.premises) {
    if (site.block.zone !== 'construction') continue
    const skeletons = site.buildings.filter((b) => b.kind === 'skeleton')
    const stage = ['基坑', '主体', '主体', '装修', '竣工'][random.int(0, 4)]!
    const pit = stage === '基坑' || random.chance(0.4)
    yield {
      layer: 'CONSTRUCTION',
      title: name,
      attributes: {
        stage,
        builder: `${random.pick(['浙良', '溪建', '中澜', '宏基', '广厦里'])}建设集团有限公司`,
        workers: stage === '竣工' ? random.int(5, 30) : random.int(60, 420),
        cranes:
          stage === '主体'
            ? Math.max(1, skeletons.length)
            : stage === '装修'
              ? random.int(0, 1)
              : 0,
        deep_pit: pit,
        injuries_12m: 0,
      },
      risk: stage === '基坑' || (pit && stage === '主体') ? 3 : stage === '主体' ? 2 : 1,
      everyDays: 15,
      ring: lotRing(site),
      blockId: site.block.id,
      point: site.frame.at(site.frame.width / 2, site.frame.height / 2),
      grid,
    }
  }
}

/** 视频监控: at street corners, estate gates and along shop rows, looking into the street. */
export const cameras: ItemMaker = function* (world, random) {
  for (const site of world.terrain.sites) {
    const grid = world.coverage.gridOfBlock(site.block.id)
    const rural = ['farmland', 'forest', 'wetland', 'river'].includes(site.block.zone)
    const corners = cornersOf(site.lot)
    for (const [s, t, bearing] of corners) {
      if (!random.chance(rural ? 0.07 : 0.62)) continue
      yield camera(site.frame.at(s, t), bearing, random.pick(['公安', '公安', '城管']), grid)
    }
    if (rural) continue
    for (const [k, building] of site.buildings.entries()) {
      if (k % 7 !== 3 || !random.chance(0.6)) continue
      const [x, y] = building.ring[0]!
      const owner = building.use === '住宅' ? '物业' : '单位'
      yield camera([x, y], random.int(0, 359), owner, grid)
    }
  }

  function camera(
    point: Point,
    bearing: number,
    owner: string,
    grid: ReturnType<typeof world.coverage.gridOfBlock>,
  ) {
    const online = random.chance(0.955)
    return {
      layer: 'CAMERA',
      title: `${grid.community.name}${owner}监控`,
      attributes: {
        owner,
        bearing: (bearing + random.int(-20, 20) + 360) % 360,
        fov: random.pick([60, 75, 90, 110]),
        range_m: random.pick([40, 60, 80, 120]),
        online,
        shared: owner === '公安' ? '已' : random.pick(['已', '申请', '未', '未']),
        retention_d: random.pick([30, 30, 60, 90]),
      },
      risk: (online ? 1 : 2) as 1 | 2,
      everyDays: 120,
      point,
      grid,
    }
  }
}

function cornersOf(lot: { west: number; east: number; south: number; north: number }) {
  const inset = 2
  return [
    [lot.west + inset, lot.south + inset, 225],
    [lot.east - inset, lot.south + inset, 135],
    [lot.east - inset, lot.north - inset, 45],
    [lot.west + inset, lot.north - inset, 315],
  ] as const
}

/** 电动自行车停充场所: sheds beside the slabs, swap cabinets at the gates. */
export const bikePlaces: ItemMaker = function* (world, random) {
  for (const site of world.terrain.sites) {
    if (!['estate', 'village', 'industry', 'shopping', 'old', 'office'].includes(site.block.zone))
      continue
    const grid = world.coverage.gridOfBlock(site.block.id)
    for (const building of site.buildings) {
      const likely = {
        slab: 0.36,
        tower: 0.7,
        dormitory: 0.8,
        farmhouse: 0.03,
        townhouse: 0.02,
        office: 0.25,
      }[building.kind as string]
      if (!likely || !random.chance(likely)) continue
      const [u, v] = [building.length / 2 + 2.2, building.depth / 2]
      const cos = Math.cos(building.turn)
      const sin = Math.sin(building.turn)
      const point: Point = [
        building.point[0] + u * cos - v * sin * 0.2,
        building.point[1] + u * sin + v * cos * 0.2,
      ]
      const slots = random.int(2, 12) * 10
      const kind = ['车棚', '换电柜', '充电桩'][random.weighted([48, 14, 38])]!
      const cutoff = random.chance(0.8)
      const gap = Math.round(random.between(2, 14) * 10) / 10
      yield {
        layer: 'EBIKE',
        title: `${grid.community.name}${kind}`,
        attributes: {
          kind,
          slots,
          sockets: kind === '车棚' ? Math.round(slots * 0.4) : Math.round(slots * 0.8),
          smoke: random.chance(0.74),
          arc_cutoff: cutoff,
          camera: random.chance(0.82),
          fire_gap_m: gap,
        },
        risk: gap < 3.5 && !cutoff ? 4 : gap < 3.5 ? 3 : cutoff ? 1 : 2,
        everyDays: 60,
        point,
        grid,
      }
    }
  }
}
