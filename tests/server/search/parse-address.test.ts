import { describe, expect, it } from 'vitest'
import { parseAddress } from '../../../server/search/parse-address.ts'

const cut = (typed: string) => {
  const { place, stairwell, floor, room } = parseAddress(typed)
  return [place, stairwell, floor, room]
}

describe('a typed address', () => {
  it.each([
    ['文澜苑3幢2单元501室', '文澜苑3幢', '2', undefined, '501'],
    ['文澜苑 3号楼 501', '文澜苑3幢', undefined, undefined, '501'],
    ['文澜苑3栋501', '文澜苑3幢', undefined, undefined, '501'],
    ['3幢501', '3幢', undefined, undefined, '501'],
    ['文澜苑3-2-501', '文澜苑3幢', '2', undefined, '501'],
    ['文澜苑3-501', '文澜苑3幢', undefined, undefined, '501'],
    ['文澜苑 3 501', '文澜苑3幢', undefined, undefined, '501'],
    ['文澜苑3幢2-501', '文澜苑3幢', '2', undefined, '501'],
    ['文澜路12号3-501', '文澜路12号3幢', undefined, undefined, '501'],
    ['文澜苑501', '文澜苑', undefined, undefined, '501'],
    ['文澜苑3幢5', '文澜苑3幢', undefined, undefined, '5'],
    ['文澜苑3幢二单元', '文澜苑3幢', '2', undefined, undefined],
    ['文澜苑3幢5楼', '文澜苑3幢', undefined, 5, undefined],
    ['文澜路12号', '文澜路12号', undefined, undefined, undefined],
    ['文澜路12', '文澜路12', undefined, undefined, undefined],
    ['文澜路128', '文澜路128', undefined, undefined, undefined],
    ['文澜路12-1号', '文澜路12-1号', undefined, undefined, undefined],
    ['12号 文澜路', '文澜路12号', undefined, undefined, undefined],
    ['桥头村7号', '桥头村7号', undefined, undefined, undefined],
    ['501', '501', undefined, undefined, undefined],
    ['12', '12', undefined, undefined, undefined],
    ['', '', undefined, undefined, undefined],
  ])('%s', (typed, ...parts) => {
    expect(cut(typed)).toEqual(parts)
  })

  it.each([
    ['文澜路12号文澜苑3幢', ['文澜路', '12号', '文澜苑', '3幢']],
    ['清源街道文澜社区文澜路', ['清源街道', '文澜社区', '文澜路']],
    ['文一西路3号', ['文一西路', '3号']],
    ['二号大街8号', ['2号大街', '8号']],
    ['江南大道100号', ['江南大道', '100号']],
    ['桥头村桥头7号', ['桥头村', '桥头', '7号']],
    ['文澜苑3', ['文澜苑', '3']],
  ])('%s is cut into its parts', (typed, pieces) => {
    expect(parseAddress(typed).pieces).toEqual(pieces)
  })

  it('knows when the room number is complete', () => {
    expect(parseAddress('文澜苑3幢5').roomIsWhole).toBe(false)
    expect(parseAddress('文澜苑3幢5室').roomIsWhole).toBe(true)
    expect(parseAddress('文澜苑3幢501').roomIsWhole).toBe(true)
  })
})
