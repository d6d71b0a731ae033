import type { AddressMatch } from '../../../../data/contracts/index.ts'
import type { AddressIndex } from '../../../../data/rules/address/address-index.ts'
import type { MatchKind } from '../../../../data/rules/address/calibration.ts'
import type { AddressMatcher } from '../../../../data/rules/address/match-address.ts'
import { writeDirty } from './dirt.ts'
import { DIRT, type DirtGrade } from './dirt-shares.ts'
import { type HardNegative, hardNegatives } from './hard-negatives.ts'
import type { TrueAddress, Truth } from './written-address.ts'

/** One answer of the matcher and whether it is right. */
export interface JudgedAnswer {
  match: AddressMatch
  kind: MatchKind
  isRight: boolean
  text: string
}

export interface Setting {
  index: AddressIndex
  truth: Truth
  matcher: AddressMatcher
}

/** Texts of rooms, or of buildings, in one grade of dirt; the same random numbers give the same texts. */
export function* dirtyTexts(
  truth: Truth,
  grade: DirtGrade,
  count: number,
  random: () => number,
  isOfBuildings = false,
): Iterable<readonly [text: string, address: TrueAddress]> {
  for (let i = 0; i < count; i++) {
    const room = truth.of(Math.floor(random() * truth.count))
    const address = isOfBuildings ? { ...room, number: '' } : room
    yield [writeDirty(address, DIRT[grade], random), address]
  }
}

/** Right = the room itself, the building it lies in, or a place above it, as the answer claims. */
export function judge(
  { index }: Setting,
  match: AddressMatch,
  truth: TrueAddress,
  text: string,
): JudgedAnswer {
  return { match, text, kind: kindOfAnswer(match), isRight: isRight(index, match, truth) }
}

export function judgeNegative(match: AddressMatch, { right, text }: HardNegative): JudgedAnswer {
  return {
    match,
    text,
    kind: kindOfAnswer(match),
    isRight: match.code === null || right.has(match.code),
  }
}

export function* negativeAnswers(
  setting: Setting,
  count: number,
  random: () => number,
): Iterable<JudgedAnswer & { negative: string }> {
  for (const negative of hardNegatives(setting.index, setting.truth, count, random)) {
    const match = setting.matcher.match(negative.text)
    yield { ...judgeNegative(match, negative), negative: negative.kind }
  }
}

function kindOfAnswer({ level, remarks }: AddressMatch): MatchKind {
  if (level === 12) return 'room'
  if (level !== 9) return 'place'
  return remarks.length > 0 ? 'buildingOnly' : 'building'
}

function isRight(
  index: AddressIndex,
  { code, level, place }: AddressMatch,
  truth: TrueAddress,
): boolean {
  if (level === 12) return code === truth.code
  if (level === 9) return code === index.buildingCode(index.data.places.building[truth.place]!)
  if (place === null) return false
  const { parent, id, subdistrict } = index.data.places
  const own = index.data.divisions
  for (let p = truth.place; p >= 0; p = parent[p]!) {
    if (id[p] === place.addressId && own[subdistrict[p]!]!.code.startsWith(place.subdistrict))
      return true
  }
  return false
}
