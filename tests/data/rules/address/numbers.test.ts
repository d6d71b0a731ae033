import { describe, expect, it } from 'vitest'
import { cleanText } from '../../../../data/rules/address/clean-text.ts'
import { findNumbers } from '../../../../data/rules/address/numbers.ts'
import { createSimilarNames, isSlip } from '../../../../data/rules/address/similar-names.ts'

const numbers = (text: string) => {
  const clean = cleanText(text).text
  return findNumbers(clean, new Uint8Array(clean.length)).map(
    ({ value, unit }) => `${value} ${unit}`,
  )
}

describe('the numbers of a text', () => {
  it.each([
    ['3幢2单元501室', ['3 building', '2 stairwell', '501 room']],
    ['３－２－５０１', ['3 none', '2 none', '501 none']],
    ['12-1号', ['12-1 number']],
    ['12号附1', ['12-1 number']],
    ['12附1号501', ['12-1 number', '501 none']],
    ['A座24F-2403', ['A building', '24 floor', '2403 none']],
    ['地下1层', ['-1 floor']],
    ['十二幢五〇一室', ['12 building', '501 room']],
    ['第五大道', []],
    ['三墩五常', []],
    ['NULL', []],
    ['电话12800000000', []],
    ['3号楼0501', ['3 building', '501 none']],
    ['5楼', ['5 floorOrBuilding']],
    ['501楼下', ['501 none']],
  ])('%s', (text, found) => {
    expect(numbers(text)).toEqual(found)
  })
})

describe('a slip of the pen', () => {
  it.each([
    ['文澜路', '文兰路'],
    ['桂语苑', '桂语语苑'],
    ['桂语苑', '桂苑语'],
  ])('%s and %s may be one', (a, b) => {
    expect([isSlip(a, b), isSlip(b, a)]).toEqual([true, true])
  })

  it.each([
    ['文一路', '文一西路'],
    ['文一路', '文二路'],
    ['文一东路', '文一西路'],
    ['阳光小区', '阳光小区'],
    ['文澜路', '桂语苑'],
  ])('%s and %s are not', (a, b) => {
    expect(isSlip(a, b)).toBe(false)
  })

  it('does not make siblings of others', () => {
    const { family } = createSimilarNames(['文一路', '文澜路'], Uint16Array.of(64, 64))
    expect(family('文一西路')).toBe(family('文一路'))
    expect(family('文澜路')).not.toBe(family('文一路'))
    expect(family('文清路')).toBe(-1)
  })
})
