import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cleanText } from '../../../../data/rules/address/clean-text.ts'
import { LABEL_LEVELS } from '../../../../data/rules/address/parse-address.ts'
import { ESTATE_STEMS, ESTATE_SUFFIXES } from '../../../../data/sample/names.ts'
import { DIRT, type Units } from './dirt-shares.ts'
import type { LabelledText } from './labelled-texts.ts'
import { type MadePart, partWords } from './made-words.ts'

type Random = () => number

/** A district of China with what lies in it, by the published tables of divisions (modood, WTFPL). */
interface District {
  province: string
  city: string
  district: string
  towns: string[]
}

/**
 * Addresses that nobody lives at, made part by part, so that the label of each is known: real divisions, invented names of
 * streets, estates and firms, written in the shares in which people write (`dirt-shares.ts`).
 */
export function madeTexts(divisions: string, count: number, random: Random): LabelledText[] {
  const districts = readDistricts(divisions)
  return Array.from({ length: count }, () => textOf(makeParts(pick(districts, random), random)))
}

/** Names that a base may know: half of those that were made, chosen by the names themselves. */
export function namesOfTexts(texts: readonly LabelledText[]): [string, number][] {
  const names = new Map<string, number>()
  for (const { text, spans } of texts) {
    for (const { label, start, end } of spans) {
      if (!OWN.has(label) || end - start < 2) continue
      const name = text.slice(start, end)
      const sum = [...name].reduce((total, char) => total + char.charCodeAt(0), 0)
      if (sum % 2 === 0) names.set(name, LABEL_LEVELS[label] ?? 0)
    }
  }
  return [...names]
}

const OWN = new Set(['community', 'road', 'poi'])
const { named, units, chain, redundant, repeated, disordered, short, typingError } = DIRT.heavy
const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)]!
const chanceOf = (random: Random) => (share: number) => random() < share

function textOf(parts: readonly MadePart[]): LabelledText {
  let text = ''
  const spans: LabelledText['spans'][number][] = []
  for (const [label, written] of parts) {
    const clean = cleanText(written).text
    if (clean === '') continue
    if (label !== 'o') spans.push({ label, start: text.length, end: text.length + clean.length })
    text += clean
  }
  return { text, spans }
}

function makeParts(place: District, random: Random): MadePart[] {
  const chance = chanceOf(random)
  const upper = upperParts(place, random)
  const again: MadePart[] =
    upper.length > 0 && chance(repeated * 4)
      ? [['redundant', upper.map(([, text]) => text).join('')]]
      : []
  const way = wayParts(random)
  const inside = insideParts(random)
  const name = nameParts(way.length === 0, random)
  const hint: MadePart[] = chance(redundant) ? [partWords.hint(random)] : []
  const order = chance(disordered)
    ? pick(
        [
          [...upper, ...name, ...inside, ...way],
          [...way, ...name, ...inside, ...upper],
        ],
        random,
      )
    : [...upper, ...again, ...way, ...name, ...inside]
  const comma = chance(0.1) ? pick([' ', '，', ','], random) : ''
  const spaced = comma === '' ? order : order.flatMap((part): MadePart[] => [part, ['o', comma]])
  return chance(0.85) ? [...spaced, ...hint] : [...hint, ...spaced]
}

function upperParts({ province, city, district, towns }: District, random: Random): MadePart[] {
  const chance = chanceOf(random)
  const isShort = chance(short)
  const own = (name: string, kind: RegExp) =>
    isShort && name.length > 2 ? name.replace(kind, '') : name
  const parts: MadePart[] = []
  // 上海市 is province and city; people write it as the city.
  const isCity = province.endsWith('市')
  if (isCity) {
    if (chance(0.15)) parts.push(['prov', province.slice(0, -1)])
    if (chance(named.city)) parts.push(['city', own(province, /市$/)])
  } else {
    if (chance(named.province)) parts.push(['prov', own(province, PROVINCE_KIND)])
    if (chance(named.city) && city !== '') parts.push(['city', own(city, /市$/)])
  }
  if (chance(named.district)) parts.push(['district', own(district, /(区|县|市)$/)])
  if (chance(0.03)) parts.push(['devzone', partWords.zone(random)])
  if (chance(named.town) && towns.length > 0) {
    const town = pick(towns, random)
    parts.push(['town', chance(0.08) ? town.replace(/(街道办事处|街道)$/, '') : town])
  }
  if (chance(named.community)) parts.push(['community', partWords.community(random)])
  return parts
}

const PROVINCE_KIND = /(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)$/

/** Road and number. */
function wayParts(random: Random): MadePart[] {
  const chance = chanceOf(random)
  // In a village a number stands behind its name.
  if (!chance(named.road)) return chance(0.2) ? [['roadno', partWords.door(random)]] : []
  const parts: MadePart[] = [['road', partWords.road(random)]]
  if (chance(0.05)) parts.push(['subroad', partWords.branch(random)])
  if (chance(0.05)) {
    parts.push(['roadno', `${Math.floor(random() * 900) + 1}弄`])
    if (chance(0.7)) parts.push(['houseno', `${Math.floor(random() * 90) + 1}号`])
  } else if (chance(named.door)) parts.push(['roadno', partWords.door(random)])
  return parts
}

function nameParts(isNeeded: boolean, random: Random): MadePart[] {
  const chance = chanceOf(random)
  if (!isNeeded && !chance(0.62)) return []
  const estate = pick(ESTATE_STEMS, random) + pick(Object.values(ESTATE_SUFFIXES).flat(), random)
  const parts: MadePart[] = [
    ['poi', chance(0.3) ? estate : chance(0.2) ? partWords.hamlet(random) : partWords.firm(random)],
  ]
  if (chance(0.14)) parts.push(['subpoi', partWords.corner(random)])
  return parts
}

function insideParts(random: Random): MadePart[] {
  const chance = chanceOf(random)
  const number = (most: number) => String(Math.floor(random() * most) + 1)
  const building = chance(0.15) ? pick([...'ABCDEFGH'], random) : number(chance(0.8) ? 20 : 120)
  const room = number(chance(0.3) ? 3 : 32) + String(Math.floor(random() * 12) + 1).padStart(2, '0')
  if (chance(chain * 1.6)) return chained(building, room, random)
  const parts: MadePart[] = []
  if (chance(0.4))
    parts.push([
      'houseno',
      unit(building, ['幢', '栋', '号楼', '座', '楼', '#'], units.building, random),
    ])
  if (chance(0.17))
    parts.push(['cellno', unit(number(6), ['单元', '单元', '门'], units.stairwell, random)])
  if (chance(0.16)) parts.push(['floorno', partWords.floor(random)])
  if (chance(0.42))
    parts.push(['roomno', unit(room, ['室', '室', '房', '号房'], units.room, random)])
  return parted(parts)
}

function chained(building: string, room: string, random: Random): MadePart[] {
  const dash: MadePart = ['redundant', pick(['-', '-', '-', '/'], random)]
  const stairwell: MadePart[] =
    random() < 0.35 ? [['cellno', String(Math.floor(random() * 5) + 1)], dash] : []
  return [
    ['houseno', building],
    dash,
    ...stairwell,
    ['roomno', room + (random() < 0.3 ? '室' : '')],
  ]
}

/** Two bare numbers are not written as one. */
function parted(parts: readonly MadePart[]): MadePart[] {
  return parts.flatMap((part, i): MadePart[] => {
    const before = parts[i - 1]?.[1] ?? ''
    const isTied = /[0-9A-Z]$/.test(before) && /^[0-9A-Z]/.test(part[1])
    return isTied ? [['redundant', '-'], part] : [part]
  })
}

function unit(
  value: string,
  words: readonly string[],
  { number, bare }: Units,
  random: Random,
): string {
  const at = random()
  if (at < number) return `${value}号`
  if (at < number + bare) return value
  const word = pick(words, random)
  return value + (random() < typingError / 4 ? (SLIPS[word] ?? word) : word)
}

const SLIPS: Readonly<Record<string, string>> = { 幢: '撞', 号楼: '号搂', 室: '市' }

function readDistricts(folder: string): District[] {
  const rows = (file: string) =>
    readFileSync(join(folder, file), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',').map((cell) => cell.replaceAll('"', '').trim()))
  const named = (file: string) =>
    new Map(rows(file).map(([code = '', name = '']) => [code, name] as const))
  const provinces = named('modood-provinces.csv')
  const cities = named('modood-cities.csv')
  const towns = new Map<string, string[]>()
  for (const [, name = '', area = ''] of rows('modood-streets.csv')) {
    const list = towns.get(area)
    if (list) list.push(name)
    else towns.set(area, [name])
  }
  return rows('modood-areas.csv').map(([code = '', district = '', city = '', province = '']) => {
    const own = cities.get(city) ?? ''
    const isNone = own.length <= 2 || /^(市辖区|县|省直辖|自治区直辖)/.test(own)
    return {
      province: provinces.get(province) ?? '',
      city: isNone ? '' : own,
      district,
      towns: towns.get(code) ?? [],
    }
  })
}
