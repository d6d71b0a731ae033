import { describe, expect, it } from 'vitest'
import {
  addressParts,
  houseOf,
  partName,
  withHouse,
} from '../../../../server/imports/desk/check/address-parts.ts'
import { findCommunities } from '../../../../server/imports/desk/check/communities.ts'

describe('a part of an address', () => {
  it.each([
    [7, '12', '12号'],
    [7, '12号', '12号'],
    [7, '12-1', '12-1号'],
    [9, '3', '3幢'],
    [9, '3号楼', '3幢'],
    [9, 'A座', 'A幢'],
    [9, '浙商大厦', '浙商大厦'],
    [10, '2', '2单元'],
    [12, '501', '501室'],
    [12, '501房', '501室'],
    [6, ' 文一西路 ', '文一西路'],
  ])('of level %i: %s is kept as %s', (level, text, name) => {
    expect(partName(level, text)).toBe(name)
  })

  it('comes from above, whatever order the columns have', () => {
    const values = { room: '101', road: '桂花路', house: '3', door: '8' }
    expect(addressParts(values).map(({ name }) => name)).toEqual(['桂花路', '8号', '3幢', '101室'])
  })
})

const names = (steps: readonly { name: string }[]) => steps.map(({ name }) => name)
const way = (values: Record<string, string>) => withHouse(addressParts(values))

describe('the house of a room', () => {
  it('is the only one behind a door, and has to be named in an estate', () => {
    const behind = way({ road: '桂花路', door: '8', room: '101' })
    expect('steps' in behind && names(behind.steps)).toEqual(['桂花路', '8号', '1幢', '101室'])
    expect(way({ estate: '桂花苑', room: '101' })).toEqual({ problem: 'house-missing' })
    expect(way({ road: '桂花路', room: '101' })).toEqual({ problem: 'door-missing' })
    expect(way({ room: '101' })).toEqual({ problem: 'door-missing' })
  })
})

describe('the house of an outline', () => {
  const house = (values: Record<string, string>) => {
    const { steps, isUnnamed } = houseOf(addressParts(values))
    return [...names(steps), isUnnamed]
  }
  it('has the name that it brings, or none of its own', () => {
    expect(house({ road: '桂花路', door: '8' })).toEqual(['桂花路', '8号', '1幢', false])
    expect(house({ estate: '桂花苑', house: '3' })).toEqual(['桂花苑', '3幢', false])
    expect(house({ house: '浙商大厦' })).toEqual(['浙商大厦', false])
    expect(house({ house: '3' })).toEqual(['', true])
    expect(house({ road: '桂花路' })).toEqual(['', true])
    expect(house({ estate: '桂花苑' })).toEqual(['桂花苑', '', true])
    expect(house({})).toEqual(['', true])
  })
})

describe('a community', () => {
  const place = (code: string, name: string) => ({
    ...{ code, name, subdistrict: code.slice(0, 9), addressId: 1, lon: 0, lat: 0 },
  })
  const { named } = findCommunities([
    place('330110001001', '文澜社区'),
    place('330110001002', '同名社区'),
    place('330110002001', '同名社区'),
  ])
  it('is meant by its code or by any way to write its name that means no other', () => {
    expect(named('330110001001')?.name).toBe('文澜社区')
    expect(named('文澜')?.code).toBe('330110001001')
    expect(named('文澜社区居委会')?.code).toBe('330110001001')
    expect(named('同名社区')).toBeUndefined()
    expect(named('无此')).toBeUndefined()
  })
})
