import type { DirtShares, Units } from './dirt-shares.ts'
import { misspell, toChineseNumerals, toFullWidth } from './slips.ts'
import type { TrueAddress } from './written-address.ts'

type Random = () => number

/** Writes an address as people do. What nobody could do without is kept: a house without estate keeps road and number. */
export function writeDirty(address: TrueAddress, shares: DirtShares, random: Random): string {
  const chance = (share: number) => random() < share
  const upper = upperPart(address, shares, chance)
  const { road, name } = middlePart(address, shares, random)
  let inside = insidePart(address, shares, random)
  let way = road
  let estate = name
  if (chance(shares.typingError)) {
    const at = random()
    if (at < 0.4) inside = misspell.units(inside, random)
    else if (at < 0.7 && estate !== '') estate = misspell.name(estate, random)
    else way = misspell.name(way, random)
  }
  if (chance(shares.chineseNumerals)) inside = toChineseNumerals(inside)
  const parts = order([upper, way, estate, inside], shares, chance, random)
  let text = parts
    .filter((part) => part !== '')
    .join(chance(shares.separators) ? pick([' ', '，', ',', '  '], random) : '')
  if (chance(shares.redundant)) text = addRedundant(text, random)
  if (chance(shares.fullWidth)) text = toFullWidth(text)
  return text
}

type Chance = (share: number) => boolean
const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)]!

function upperPart(
  { subdistrict, community }: TrueAddress,
  { named, short, repeated }: DirtShares,
  chance: Chance,
): string {
  const isShort = chance(short)
  const province = chance(named.province) ? (isShort ? '浙江' : '浙江省') : ''
  const city = chance(named.city) ? (isShort ? '杭州' : '杭州市') : ''
  const district = chance(named.district) ? '良溪区' : ''
  const head = province + city + district
  const again = head !== '' && chance(repeated) ? head : ''
  return (
    head +
    again +
    (chance(named.town) ? subdistrict : '') +
    (chance(named.community) ? community : '')
  )
}

/** Road and number, and the estate behind them. */
function middlePart(address: TrueAddress, { named, alias, units }: DirtShares, random: Random) {
  const chance = (share: number) => random() < share
  const otherwise = (own: string, others: readonly string[]) =>
    others.length > 0 && chance(alias) ? pick(others, random) : own
  const { aliases } = address
  const estate = address.estate === null ? '' : otherwise(address.estate, aliases.estate)
  const isVillage = /组$/.test(address.road)
  const hasRoad = estate === '' || chance(named.road)
  if (!hasRoad) return { road: '', name: estate }
  const hasDoor = estate === '' || chance(named.door)
  const road = otherwise(address.road, aliases.road)
  const door = hasDoor ? otherwise(address.door, aliases.door) : ''
  const written =
    !isVillage && chance(units.doorBare) && estate !== '' ? door.replace('号', '') : door
  // 3组 says nothing without its village.
  return { road: (isVillage ? address.community : '') + road + written, name: estate }
}

function insidePart(address: TrueAddress, shares: DirtShares, random: Random): string {
  const chance = (share: number) => random() < share
  const { named, units, alias, chain } = shares
  const { stairwell, number, floor, aliases } = address
  const other = aliases.building.length > 0 && chance(alias) ? pick(aliases.building, random) : null
  const building = other ?? address.building
  const hasStairwell =
    stairwell !== null && (chance(named.stairwell) || (!address.isUnique && chance(0.5)))
  const plain = building?.replace('幢', '') ?? null
  if (plain !== null && number !== '' && chance(chain)) {
    const dash = pick(['-', '-', '-', '—', '－', '/'], random)
    const middle = hasStairwell ? [stairwell] : []
    return [plain, ...middle, number].join(dash) + (chance(0.3) ? '室' : '')
  }
  const first =
    plain === null ? '' : unit(plain, '幢', ['栋', '号楼', '座', '#'], units.building, random)
  if (number === '') return first
  const second = hasStairwell ? unit(stairwell, '单元', ['门'], units.stairwell, random) : ''
  const storey = chance(named.floor) ? floor + pick(['层', '楼', 'F'], random) : ''
  const last = unit(number, '室', ['房', '号室', '户'], units.room, random)
  return joinNumbers([first, second, storey, last])
}

/** Two bare numbers are not written as one. */
function joinNumbers(parts: readonly string[]): string {
  return parts.reduce(
    (text, part) => text + (/[0-9A-Z]$/.test(text) && /^[0-9A-Z]/.test(part) ? '-' : '') + part,
    '',
  )
}

function unit(
  value: string,
  own: string,
  others: readonly string[],
  { number, bare, other }: Units,
  random: Random,
): string {
  const at = random()
  if (at < number) return `${value}号`
  if (at < number + bare) return value
  return value + (at < number + bare + other && others.length > 0 ? pick(others, random) : own)
}

/** 桂语苑3幢501 文澜路12号, 3幢501室桂语苑, 文澜路12号 (清川街道). */
function order(
  parts: readonly [string, string, string, string],
  { disordered }: DirtShares,
  chance: Chance,
  random: Random,
): string[] {
  const [upper, road, estate, inside] = parts
  if (!chance(disordered)) return [...parts]
  const ways: string[][] = [
    [upper, estate, inside, road === '' ? '' : ` ${road}`],
    [road, estate, inside, ` ${upper}`],
  ]
  if (estate !== '')
    ways.push(
      [upper, estate, `(${road})`.replace('()', ''), inside],
      [inside, ' ', upper, road, estate],
    )
  return pick(ways, random)
}

/** As they stand in the labelled texts: hints, people, firms, calls, empty fields. */
const BEHIND = [
  '电联',
  'null',
  '门口',
  '(电联)',
  '收发室',
  '快递柜',
  '对面',
  '旁边',
  '门卫转',
  '张先生',
  '李女士收',
  '陈师傅',
  '（放门口）',
  '菜鸟驿站',
  '前台',
  '(近地铁站)',
  '宏达贸易有限公司',
  '鑫源电子商务有限公司',
  '阿强烟酒店',
  '便利店',
  ' 12800000000',
  '转角处',
  '(工作日)',
  '财务部',
  '仓库',
  '（送货上门）',
  '楼下',
  '附近',
  '隔壁',
  '_',
]
const BEFORE = [
  '收货地址：',
  '地址:',
  '现住',
  '暂住',
  '位于',
  '户籍地址 ',
  '经营场所：',
  '*',
  '(自提)',
]

function addRedundant(text: string, random: Random): string {
  return random() < 0.8
    ? text + pick(['', ' '], random) + pick(BEHIND, random)
    : pick(BEFORE, random) + text
}
