import {
  type AddressIndex,
  openAddressIndex,
} from '../../../../data/rules/address/address-index.ts'
import { createIndexBuilder } from '../../../../data/rules/address/build-index.ts'
import type { AliasKind } from '../../../../data/rules/address/index-rows.ts'
import { type AddressMatcher, createMatcher } from '../../../../data/rules/address/match-address.ts'
import { measuredCalibration, parserModel } from '../../../../data/rules/address/parser-weights.ts'
import { makeBuildingCode, makeRoomCode } from '../../../../data/rules/check-digits.ts'

export const WEST = '330199001001001'
export const EAST = '330199002001001'
const TODAY = '2026-11-20'

/** Rooms of one building by their stairwell: `null` = nobody knows, 无 = it has none. */
type Rooms = Readonly<Record<string, readonly string[]>>

export interface TinyBase {
  index: AddressIndex
  matcher: AddressMatcher
  /** `文澜路12号文澜苑3幢` → its code, with `/2/501` that of the room. */
  code(path: string): string
}

/** Two subdistricts with the traps that addresses have. */
export function tinyBase(): TinyBase {
  const builder = createIndexBuilder(
    [
      { code: '330199000000', level: 'district', name: '良溪区' },
      { code: '330199001000', level: 'subdistrict', name: '清源街道' },
      { code: '330199002000', level: 'subdistrict', name: '五常街道' },
      { code: '330199001001', level: 'community', name: '文澜社区' },
      { code: '330199002001', level: 'community', name: '三墩村' },
    ],
    TODAY,
  )
  const codes = new Map<string, string>()
  const ids = new Map<string, number>()
  let serial = 0
  const place = (east: boolean, parent: string, level: number, name: string, silent = false) => {
    const key = silent ? `${parent}#` : parent + name
    const known = ids.get(`${east}${key}`)
    if (known !== undefined) return key
    const id = ++serial
    const grid = east ? EAST : WEST
    const code = level === 9 ? makeBuildingCode('330199', id) : null
    if (code !== null) codes.set(silent ? parent : key, code)
    builder.place({
      subdistrict: grid.slice(0, 9),
      id,
      code,
      level,
      name,
      grid,
      lon: 120,
      lat: 30.2,
      parent: ids.get(`${east}${parent}`) ?? null,
      fullText: silent ? parent : key,
      community: grid.slice(0, 12),
    })
    ids.set(`${east}${key}`, id)
    return key
  }
  const building = (
    east: boolean,
    path: readonly [number, string][],
    rooms: Rooms,
    silent = false,
  ) => {
    const key = path.reduce(
      (parent, [level, name]) => place(east, parent, level, name, silent && level === 9),
      '',
    )
    const id = ids.get(`${east}${key}`)!
    const rows = Object.entries(rooms).flatMap(([stairwell, numbers]) =>
      numbers.map((number) => {
        const code = makeRoomCode('330199', ++serial)
        codes.set(`${key.replace('#', '')}/${stairwell}/${number}`, code)
        const floor = Number(number.slice(0, -2))
        return { id: serial, code, stairwell: stairwell === '?' ? null : stairwell, floor, number }
      }),
    )
    builder.rooms((east ? EAST : WEST).slice(0, 9), id, rows)
  }
  const wenlan: [number, string][] = [
    [6, '文澜路'],
    [7, '12号'],
    [8, '文澜苑'],
  ]
  building(false, [...wenlan, [9, '1幢']], { 无: ['11', '101', '102'] })
  building(false, [...wenlan, [9, '3幢']], { 1: ['501', '502'], 2: ['501', '503'] })
  building(false, [...wenlan, [9, '11幢']], { 无: ['101', '201'] })
  building(false, [...wenlan, [9, 'A幢']], { 无: ['1201'] })
  building(
    false,
    [
      [6, '文一路'],
      [7, '20号'],
      [9, '1幢'],
    ],
    { 无: ['101', '201'] },
    true,
  )
  building(
    false,
    [
      [6, '文澜路'],
      [7, '14-1号'],
      [9, '1幢'],
    ],
    { 无: ['101'] },
    true,
  )
  building(
    true,
    [
      [6, '文一西路'],
      [7, '20号'],
      [9, '1幢'],
    ],
    { 无: ['101', '301'] },
    true,
  )
  building(
    true,
    [
      [6, '桂花路'],
      [7, '8号'],
      [8, '文澜苑'],
      [9, '3幢'],
    ],
    { 1: ['501'] },
  )
  building(
    true,
    [
      [6, '3组'],
      [7, '6号'],
      [9, '1幢'],
    ],
    { '?': ['201'] },
    true,
  )
  const alias = (
    east: boolean,
    key: string,
    text: string,
    kind: AliasKind,
    { from = '2010-01-01', to = null as string | null, scope = 0 } = {},
  ) =>
    builder.alias({
      subdistrict: (east ? EAST : WEST).slice(0, 9),
      addressId: ids.get(`${east}${key}`)!,
      text,
      kind,
      weight: 0.9,
      scope,
      validFrom: from,
      validTo: to,
    })
  alias(false, '文澜路12号文澜苑', '老纺织宿舍', '俗称')
  alias(false, '文澜路', '机场路', '曾用名', { from: '1972-01-01', to: '1998-12-31' })
  alias(false, '文澜路12号文澜苑', '未来花园', '推广名', { from: '2030-01-01' })
  // Known in its street alone.
  alias(true, '桂花路8号文澜苑', '老粮站', '俗称', { scope: 6 })
  alias(true, '桂花路8号文澜苑3幢', '七号楼', '自编号', { scope: 8 })
  const index = openAddressIndex(builder.finish())
  const matcher = createMatcher(index, parserModel(), measuredCalibration)
  const code = (path: string) => {
    const found = codes.get(path)
    if (found === undefined) throw new Error(`There is no ${path}: ${[...codes.keys()].join(' ')}`)
    return found
  }
  return { index, matcher, code }
}
