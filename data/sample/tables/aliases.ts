import type { PlaceAddress } from '../address-book.ts'
import type { Building } from '../model.ts'
import { createRandom, type Random } from '../random.ts'
import type { Subdistrict } from '../subdistrict.ts'
import type { SampleTable } from './table.ts'

interface Alias {
  text: string
  kind: '曾用名' | '俗称' | '简称' | '推广名' | '历史门牌' | '自编号' | '错写'
  weight: number
  from: string
  to?: string
}

const COLUMNS = [
  'subdistrict',
  'address_id',
  'text',
  'kind',
  'scope_parent',
  'weight',
  'valid_from',
  'valid_to',
]

/** 别名: what people call places besides their names. */
export function aliasTable({ ground, code, tile, addresses, buildings }: Subdistrict): SampleTable {
  return {
    name: 'address_alias',
    columns: COLUMNS,
    *rows() {
      const random = createRandom(ground.seed, 'aliases', tile)
      for (const place of addresses.book.places) {
        for (const { text, kind, weight, from, to } of placeAliases(place, random)) {
          yield [code, place.id, text, kind, place.parent, weight, from, to ?? null]
        }
      }
      for (const building of buildings) {
        const alias = ownNumber(building, random)
        if (!alias) continue
        const { id, parent } = addresses.of(building)
        yield [code, id, alias.text, alias.kind, parent, alias.weight, alias.from, null]
      }
    },
  }
}

function placeAliases(place: PlaceAddress, random: Random): Alias[] {
  if (place.level === 6) return [...roadAliases(place.name, random), ...slips(place.name, random)]
  if (place.level === 7) return numberAliases(random)
  if (place.level === 8) return [...estateAliases(place.name, random), ...slips(place.name, random)]
  return []
}

const FORMER_STEMS = ['机场', '工农', '红旗', '解放', '五七', '前进', '东风', '胜利']

function roadAliases(name: string, random: Random): Alias[] {
  if (name.endsWith('组') || !random.chance(0.22)) return []
  const text = name.replace(/^../, random.pick(FORMER_STEMS))
  return [{ text, kind: '曾用名', weight: 0.9, from: '1972-01-01', to: '1998-12-31' }]
}

function numberAliases(random: Random): Alias[] {
  if (!random.chance(0.06)) return []
  const text = `${random.int(1, 380)}号`
  return [{ text, kind: '历史门牌', weight: 0.8, from: '1990-01-01', to: '2012-06-30' }]
}

const ESTATE_ENDING = /(花园|公寓|家园|嘉苑|新苑|佳苑|新村|小区|名苑|名邸|公馆|华庭|一品|苑|府|城)$/

function estateAliases(name: string, random: Random): Alias[] {
  const short = name.replace(ESTATE_ENDING, '')
  const aliases: Alias[] = []
  if (short.length >= 2 && short !== name) {
    aliases.push({ text: short, kind: '简称', weight: 0.7, from: '2015-01-01' })
  }
  if (random.chance(0.3)) {
    const text = random.pick(['绿澜', '溪望', '江澄', '云著']) + short
    aliases.push({ text, kind: '推广名', weight: 0.6, from: '2016-01-01' })
  }
  if (random.chance(0.16)) {
    const text = random.pick(['老', '大', '新']) + short
    aliases.push({ text, kind: '俗称', weight: 0.5, from: '2010-01-01' })
  }
  return aliases
}

const MISWRITTEN: readonly (readonly [right: string, wrong: string])[] = [
  ['澜', '兰'],
  ['溪', '西'],
  ['苑', '院'],
  ['庭', '廷'],
  ['桂', '挂'],
  ['枫', '风'],
  ['渡', '度'],
  ['浜', '滨'],
]

function slips(name: string, random: Random): Alias[] {
  const slip = MISWRITTEN.find(([right]) => name.includes(right))
  if (!slip || !random.chance(0.5)) return []
  return [{ text: name.replace(slip[0], slip[1]), kind: '错写', weight: 0.3, from: '2020-01-01' }]
}

/** Letters that the builder painted on a slab, still used by those who moved in first. */
function ownNumber({ placed }: Building, random: Random): Alias | undefined {
  if (placed.approach.by !== 'estate' || !random.chance(0.05)) return undefined
  const text = `${'ABCDEFGH'[random.int(0, 7)]!}座`
  return { text, kind: '自编号', weight: 0.6, from: '2012-01-01' }
}
