import { expect, test } from 'vitest'
import type { Condition, Step } from '../../../../data/contracts/index.ts'
import { createDescriber } from '../../../../data/rules/question/index.ts'
import { CATALOGUE } from '../../../builders/question/question-world.ts'
import { STANDING_EXAMPLE } from '../../../builders/question/standing-example.ts'

const NOW = new Date('2026-11-20T08:30:00Z')
const zh = createDescriber('zh', CATALOGUE, NOW)
const en = createDescriber('en', CATALOGUE, NOW)

test('the standing example is one sentence a step in either language', () => {
  expect(STANDING_EXAMPLE.steps.map((step) => zh.step(step, 'GROUP_RENTAL'))).toEqual([
    '同一地址有出租房（烟感报警：否）',
    '300 米内有消防单位（未整改隐患不少于 1）',
    '200 米内的事件（来源为居民、12345），开春（2026-03-01）以来比之前同样长的时间翻了一番以上（至少 3 个）',
  ])
  expect(STANDING_EXAMPLE.steps.map((step) => en.step(step, 'GROUP_RENTAL'))).toEqual([
    'at least 1 Rental housing (Smoke alarm: no) at the same address',
    'at least 1 Fire-safety unit (Open hazards at least 1) within 300 m',
    'Events (Source is Resident or 12345 hotline) within 200 m at least doubled (at least 3) since spring (2026-03-01), compared with as long a time before',
  ])
})

test('groups and measures end the sentence', () => {
  const question = {
    version: 1,
    what: 'EVENT',
    steps: [],
    groups: [
      { by: 'area', level: 'grid' },
      { by: 'time', attribute: 'reported_at', step: 'month' },
    ],
    measure: { kind: 'perResidents' },
  } as const
  expect(zh.question(question)).toBe('事件，按网格、月统计每千人数量')
  expect(en.question(question)).toBe('Events: number per 1,000 residents by grid and month')
})

test('places are called by their names, what is not known by its code', () => {
  const place: Step = {
    kind: 'place',
    outside: true,
    places: [
      { kind: 'area', code: '330199001' },
      { kind: 'area', code: '330199002' },
    ],
  }
  expect(zh.step(place, 'EVENT')).toBe('不在清川街道、330199002')
  expect(en.layer('OWN_GONE')).toBe('OWN_GONE')
})

test('lists within lists stand in brackets', () => {
  const beds = (from: number): Condition => ({
    attribute: 'beds',
    test: { op: 'range', from, to: null },
  })
  const condition: Condition = {
    any: [{ all: [beds(1), beds(2)] }, { not: { attribute: 'partition', test: { op: 'yes' } } }],
  }
  expect(en.condition(condition, 'GROUP_RENTAL')).toBe(
    '(Beds at least 1 and Beds at least 2) or not (Illegal partition: yes)',
  )
})
