import { expect, test } from 'vitest'
import type { DeskMapping, ImportTarget } from '../../../../data/contracts/index.ts'
import {
  missingOf,
  moveAddress,
  readyMapping,
  roleOf,
  setRole,
} from '../../../../web/imports/desk/mapping-draft.ts'

const EMPTY: DeskMapping = { fields: {}, address: [], key: [], crs: null, isComplete: false }
const both = (zh: string) => ({ zh, en: zh })
const TARGET: ImportTarget = {
  code: 'ENTERPRISE',
  name: both('企业'),
  base: 'site',
  fields: [
    { key: 'uscc', name: both('信用代码'), type: 'text', required: true, grade: 1 },
    { key: 'name', name: both('名称'), type: 'text', grade: 1 },
  ],
}

test('a field has one column: choosing it for another leaves the first out', () => {
  const first = setRole(EMPTY, '甲', 'name')
  const second = setRole(first, '乙', 'name')
  expect(second.fields).toEqual({ 乙: 'name' })
  expect(roleOf(second, '甲')).toBe('')
})

test('a number that is a field as well stays the number when its field changes', () => {
  const mapping = { ...setRole(EMPTY, '代码', 'uscc'), key: ['代码'] }
  expect(setRole(mapping, '代码', 'name').key).toEqual(['代码'])
  expect(setRole(setRole(EMPTY, '代码', '@key'), '代码', 'name').key).toEqual([])
})

test('columns of the address keep their order and can be moved within it', () => {
  const mapping = setRole(setRole(EMPTY, '路', '@address'), '号', '@address')
  expect(mapping.address).toEqual(['路', '号'])
  expect(moveAddress(mapping, '号', -1).address).toEqual(['号', '路'])
  expect(moveAddress(mapping, '号', 1)).toBe(mapping)
})

test('what is missing is named: the field, the place, the other half, the datum', () => {
  const kinds = (mapping: DeskMapping, hasGeometry = false) =>
    missingOf(mapping, TARGET, hasGeometry).map(({ kind }) => kind)
  expect(kinds(EMPTY)).toEqual(['field', 'place'])
  const named = setRole(EMPTY, '代码', 'uscc')
  const half = setRole(named, '经度', '@x')
  expect(kinds(half)).toEqual(['half', 'datum'])
  expect(kinds({ ...setRole(half, '纬度', '@y'), crs: 'GCJ-02' })).toEqual([])
  expect(kinds(named, true)).toEqual(['datum'])
  expect(kinds(setRole(named, '地址', '@address'))).toEqual([])
})

test('a datum without a position is not sent', () => {
  expect(readyMapping({ ...EMPTY, crs: 'GCJ-02' }, false).crs).toBeNull()
  expect(readyMapping({ ...EMPTY, crs: 'GCJ-02' }, true).crs).toBe('GCJ-02')
})
