import { expect, test } from 'vitest'
import { COMMON_ATTRIBUTES, loadRegistry } from '../../../data/registry/index.ts'
import { allRows, subdistricts } from './town.ts'

const registry = loadRegistry()
const thematic = registry.layers.filter(({ group }) => group !== 'base' && group !== 'core')

test('every thematic layer has items in the town', () => {
  const layers = new Set(allRows('layer_item').map((row) => row.layer))
  expect(thematic.map(({ code }) => code as string).filter((code) => !layers.has(code))).toEqual([])
  expect(layers.size).toBe(26)
})

test('items say what their layer asks, in its words', () => {
  const common = new Set(COMMON_ATTRIBUTES.map(({ key }) => key))
  for (const layer of thematic) {
    const wanted = layer.attributes.filter(({ key }) => !common.has(key))
    const items = subdistricts().flatMap((s) => s.items.filter((item) => item.layer === layer.code))
    for (const { attributes } of items) {
      expect(Object.keys(attributes).sort()).toEqual(wanted.map(({ key }) => key).sort())
      for (const { key, values, type } of wanted) {
        const value = attributes[key]
        if (!values || value === null) continue
        const list = type === 'list' ? (value as string[]) : [String(value)]
        expect(values.map((entry) => entry.value)).toEqual(expect.arrayContaining(list))
      }
    }
    if (layer.classAttribute) expect(items.every((item) => item.class > 0)).toBe(true)
  }
})

test('items on a place of business lie in its room', () => {
  const rooms = new Map(allRows('org_site').map((row) => [row.code, row.room]))
  for (const row of allRows('layer_item')) {
    if (row.site !== null) expect(row.room).toBe(rooms.get(row.site))
  }
})

test('rentals are let dwellings with people in them', () => {
  for (const { items } of subdistricts()) {
    for (const { layer, room, attributes } of items) {
      if (layer === 'RENTAL') expect(attributes.tenants).toBe(room?.persons)
    }
  }
})

test('no telephone number can be anybody’s', () => {
  expect(allRows('layer_item').every((row) => /^12\d{9}$/.test(String(row.phone)))).toBe(true)
})
