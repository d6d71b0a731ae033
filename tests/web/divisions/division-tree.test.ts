import { expect, test } from 'vitest'
import type { DivisionSummary } from '../../../data/contracts/index.ts'
import { childrenOf, findDivisions, pathTo } from '../../../web/divisions/division-tree.ts'

const aDivision = (
  code: string,
  level: DivisionSummary['level'],
  name: string,
  parent: string | null,
): DivisionSummary => ({ code, level, name, parent, bounds: [0, 0, 1, 1] })

const district = aDivision('330199000000', 'district', '良溪区', null)
const north = aDivision('330199002000', 'subdistrict', '北街道', district.code)
const south = aDivision('330199001000', 'subdistrict', '南街道', district.code)
const lotus = aDivision('330199001001', 'community', '荷花社区', south.code)
const grid = aDivision('330199001001001', 'grid', '荷花第一网格', lotus.code)
const all = [district, north, south, lotus, grid]

test('children stand in the order of their codes', () => {
  expect(childrenOf(all, district.code)).toEqual([south, north])
})

test('who sees only a community starts there', () => {
  expect(childrenOf([lotus, grid], null)).toEqual([lotus])
})

test('the path runs from the top to the chosen one', () => {
  expect(pathTo(all, grid.code)).toEqual([district, south, lotus, grid])
  expect(pathTo([lotus, grid], grid.code)).toEqual([lotus, grid])
  expect(pathTo(all, 'nowhere')).toEqual([])
})

test('finding looks at names and codes, and puts the larger first', () => {
  expect(findDivisions(all, '荷花')).toEqual([lotus, grid])
  expect(findDivisions(all, '330199002')).toEqual([north])
  expect(findDivisions(all, '')).toHaveLength(5)
})
