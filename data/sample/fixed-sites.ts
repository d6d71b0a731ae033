import type { Addresses, Premises } from './addresses.ts'
import type { Coverage } from './divisions.ts'
import type { Building } from './model.ts'
import { createRandom, type Random } from './random.ts'
import type { FixedSite } from './sites.ts'

/** Public bodies and whatever else is there because of what was built: schools, wards, committees, filling stations. */
export function fixedSites(
  coverage: Coverage,
  addresses: Addresses,
  buildings: readonly Building[],
  subdistrictName: string,
  seed: number,
  tile: number,
): FixedSite[] {
  const random = createRandom(seed, 'fixed sites', tile)
  const sites: FixedSite[] = []
  for (const premises of addresses.premises) {
    const members = buildings.filter((b) => b.site === premises.site && b.rooms.length > 0)
    const main = members[0]
    if (main) sites.push(...institutions(premises, main, members, subdistrictName, random))
  }
  let pump = 0
  for (const building of buildings) {
    if (building.placed.kind === 'fuel' && building.rooms.length > 0) {
      sites.push(
        body(building, `良溪${subdistrictName.slice(0, 2)}第${++pump}加油站`, '企业', '加油站', 9),
      )
    }
    if (building.placed.kind === 'kindergarten') {
      const name = `${addresses
        .of(building)
        .text.replace(/^.*号/, '')
        .replace(/\d+幢$/, '')}幼儿园`
      sites.push(body(building, name, '事业', '幼儿园', 24))
    }
  }
  sites.push(...committees(coverage, addresses, buildings, random))
  return sites
}

const body = (
  building: Building,
  name: string,
  kind: FixedSite['kind'],
  industry: string,
  staff: number,
): FixedSite => ({ building, name, kind, industry, staff })

function institutions(
  { name, site }: Premises,
  main: Building,
  members: readonly Building[],
  subdistrict: string,
  random: Random,
): FixedSite[] {
  switch (site.block.zone) {
    case 'school':
      return [
        body(main, name, '事业', name.includes('小学') ? '小学' : '中学', random.int(60, 210)),
      ]
    case 'hospital':
      return [body(main, name, '事业', '医院', random.int(300, 900))]
    case 'market':
      return [body(main, name, '企业', '市场管理', random.int(12, 30))]
    case 'construction':
      return [body(members.at(-1)!, `${name}项目部`, '企业', '建筑施工', random.int(60, 320))]
    case 'civic': {
      const at = (k: number) => members[k % members.length]!
      return [
        body(at(0), `${subdistrict}办事处`, '机关', '公共管理', 140),
        body(at(0), `${subdistrict}综合信息指挥室`, '机关', '公共管理', 18),
        body(at(0), `${subdistrict}党群服务中心`, '事业', '党群服务', 22),
        body(at(1), `${subdistrict}便民服务中心`, '事业', '公共管理', 36),
        body(at(1), `${subdistrict}社区卫生服务中心`, '事业', '社区卫生', 85),
        body(at(2), `${subdistrict}派出所`, '机关', '公共安全', 64),
        body(at(2), `${subdistrict}消防救援站`, '机关', '公共安全', 30),
      ]
    }
    default:
      return []
  }
}

/** Committee, service post, health station and a few associations in every community; posts in some grids. */
function committees(
  coverage: Coverage,
  addresses: Addresses,
  buildings: readonly Building[],
  random: Random,
): FixedSite[] {
  const seats = new Map<string, Building[]>()
  for (const building of buildings) {
    const { kind } = building.placed
    if (
      building.rooms.length === 0 ||
      !['shops', 'clubhouse', 'civic', 'farmhouse', 'slab'].includes(kind)
    )
      continue
    const grid = addresses.of(building).grid.code
    const list = seats.get(grid)
    if (list) list.push(building)
    else seats.set(grid, [building])
  }
  const sites: FixedSite[] = []
  for (const community of coverage.communities) {
    const houses = coverage.grids
      .filter((grid) => grid.community === community)
      .map((grid) => seats.get(grid.code) ?? [])
      .filter((list) => list.length > 0)
    if (houses.length === 0) continue
    const seat = () => random.pick(random.pick(houses))
    const home = seat()
    const committee = community.kind === '村委会' ? '村民委员会' : '居民委员会'
    const stem = community.name
    sites.push(
      body(home, stem + committee, '自治组织', '自治组织', random.int(8, 20)),
      body(home, `${stem}党群服务中心`, '事业', '党群服务', random.int(4, 12)),
      body(seat(), `${stem}卫生服务站`, '事业', '卫生站', random.int(3, 9)),
      body(seat(), `${stem}居家养老服务中心`, '事业', '养老服务', random.int(3, 14)),
    )
    const purposes = [
      '志愿服务队',
      '平安巡防队',
      '老年协会',
      '邻里互助会',
      '文体协会',
      '乡贤参事会',
      '环保志愿社',
    ]
    for (const purpose of purposes.slice(0, random.int(2, 6))) {
      sites.push(body(seat(), stem + purpose, '社会组织', '社会组织', random.int(1, 4)))
    }
    for (const list of houses) {
      if (random.chance(0.35)) {
        const post = random.pick(list)
        const grid = addresses.of(post).grid
        sites.push(body(post, `${grid.name}服务站`, '事业', '党群服务', random.int(1, 3)))
      }
    }
  }
  return sites
}
