import { describe, expect, test } from 'vitest'
import { normalForm } from '../../../data/rules/address-normal-form.ts'
import { hasMod3736Check, usccIssue } from '../../../data/rules/check-digits.ts'
import { allRows } from './town.ts'

const addresses = allRows('address')

describe('addresses', () => {
  test('form a tree of twelve levels whose parents exist', () => {
    const levels = new Map(addresses.map((row) => [row.id, Number(row.level)]))
    expect(levels.size).toBe(addresses.length)
    for (const row of addresses) {
      if (row.parent === null) expect(row.level).toBe(4)
      else expect(levels.get(row.parent)).toBeLessThan(Number(row.level))
    }
    expect(new Set(levels.values())).toEqual(new Set([4, 5, 6, 7, 8, 9, 10, 11, 12]))
  })

  test('are unique under their parent', () => {
    const keys = addresses.map((row) => `${row.parent}/${row.level}/${row.name}`)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('are stored in normal form', () => {
    for (const row of addresses.filter((_, k) => k % 5 === 0)) {
      expect(row.normal_form).toBe(normalForm(String(row.full_text)))
    }
  })

  test('read as people write them', () => {
    const texts = addresses.filter((row) => row.level === 12).map((row) => String(row.full_text))
    expect(
      texts.some((text) => /^良溪区清川街道.+社区.+路\d+号.+\d+幢\d+单元\d+室$/.test(text)),
    ).toBe(true)
    expect(texts.some((text) => /村\d+组\d+号\d+室$/.test(text))).toBe(true)
    expect(new Set(texts).size).toBe(texts.length)
  })

  test('have the same estate name in both subdistricts', () => {
    const estates = addresses.filter((row) => row.level === 8 && row.name === '桂语苑')
    expect(new Set(estates.map((row) => row.subdistrict)).size).toBe(2)
  })

  test('have aliases of every kind', () => {
    expect(new Set(allRows('address_alias').map((row) => row.kind))).toEqual(
      new Set(['曾用名', '俗称', '简称', '推广名', '历史门牌', '自编号', '错写']),
    )
  })
})

test('codes carry their check characters and are never given twice', () => {
  for (const [table, sign] of [
    ['building', 'B'],
    ['room', 'R'],
    ['org_site', 'S'],
    ['layer_item', 'F'],
  ] as const) {
    const codes = allRows(table).map((row) => String(row.code))
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes.every((code) => code.startsWith(`${sign}330199`) && hasMod3736Check(code))).toBe(
      true,
    )
  }
})

test('credit codes are valid, one an organisation', () => {
  const codes = allRows('org').map((row) => String(row.uscc))
  expect(new Set(codes).size).toBe(codes.length)
  expect(codes.map(usccIssue).filter((issue) => issue !== undefined)).toEqual([])
  const known = new Set(codes)
  expect(allRows('org_site').every((row) => known.has(String(row.uscc)))).toBe(true)
})

test('a building without stairwells says so, and one of which nobody knows says nothing', () => {
  const stairwells = new Set(allRows('room').map((row) => row.stairwell))
  expect(stairwells.has('无')).toBe(true)
  expect(stairwells.has(null)).toBe(true)
  expect(stairwells.has('2')).toBe(true)
  expect(stairwells.has('')).toBe(false)
})
