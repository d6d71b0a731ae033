import { expect, test } from 'vitest'
import type { HandedOver } from '../../../../data/contracts/index.ts'
import { byWeight, inOrder, isMasked, sumUp } from '../../../../web/grids/plans/hand-over/sum-up.ts'

const charge = (kind: HandedOver['kind'], label: string): HandedOver => ({
  kind,
  code: label,
  label,
  place: [120, 30],
  from: 'a',
  to: 'b',
})
const list = [charge('event', '1'), charge('building', '10幢'), charge('building', '2幢')]

test('a list is summed up by kind, without kinds that are not on it', () => {
  expect(sumUp(list)).toEqual([
    { kind: 'building', count: 2 },
    { kind: 'event', count: 1 },
  ])
})

test('buildings stand before events, house 2 before house 10', () => {
  expect(inOrder(list).map(({ label }) => label)).toEqual(['2幢', '10幢', '1'])
})

test('who has most to hand over or take over stands first', () => {
  const few = { staffKey: 'a', name: 'A', comes: list.slice(0, 1), goes: [] }
  const many = { staffKey: 'b', name: 'B', comes: [], goes: list }
  expect(byWeight([few, many])).toEqual([many, few])
})

test('only a household is kept from whoever has said no purpose', () => {
  expect(isMasked(charge('household', '文澜路1号 ***'))).toBe(true)
  expect(isMasked(charge('household', '文澜路1号 102室'))).toBe(false)
  expect(isMasked(charge('building', '***'))).toBe(false)
})
