import { expect, test } from 'vitest'
import { hourOf, monthOf, weekday } from '../../../data/sample/events/calendar.ts'
import type { SampleEvent } from '../../../data/sample/events/event.ts'
import { TOWN_PATTERNS } from '../../../data/sample/events/patterns.ts'
import { distanceM } from '../../../data/sample/plane.ts'
import { subdistricts } from './town.ts'

const events = subdistricts().flatMap((subdistrict) => [...subdistrict.events])
const of = (subclass: string) => events.filter((event) => event.subclass === subclass)
const tagged = (tag: string) => events.filter(({ tags }) => tags.includes(tag))
const share = (list: readonly SampleEvent[], test: (event: SampleEvent) => boolean) =>
  list.filter(test).length / list.length

test('grinding without goggles sends iron into eyes at building sites in the afternoon', () => {
  const eyes = events.filter(({ attributes }) => attributes.cause === '铁屑入眼')
  expect(eyes).toHaveLength(TOWN_PATTERNS.eyeInjury)
  expect(eyes.every(({ attributes }) => attributes.work === '打磨')).toBe(true)
  expect(eyes.every(({ spot }) => spot.building.site.block.zone === 'construction')).toBe(true)
  expect(eyes.filter(({ reported }) => [14, 15].includes(hourOf(reported)))).toHaveLength(173)
  expect(eyes.every(({ reported, attributes }) => hourOf(reported) === attributes.hour)).toBe(true)
  expect(of('work-injury')).toHaveLength(TOWN_PATTERNS.eyeInjury + TOWN_PATTERNS.otherInjury)
})

test('water stands in the streets in summer, mosquitoes come from May to October', () => {
  expect(of('waterlogging')).toHaveLength(TOWN_PATTERNS.waterlogging)
  expect(share(of('waterlogging'), ({ reported }) => isIn(reported, 6, 9))).toBeGreaterThan(0.88)
  expect(of('mosquito')).toHaveLength(TOWN_PATTERNS.mosquito)
  expect(share(of('mosquito'), ({ reported }) => isIn(reported, 4, 10))).toBe(1)
})

test('charging indoors grows from year to year', () => {
  const charged = of('ebike-indoor-charging')
  expect(charged).toHaveLength(TOWN_PATTERNS.ebike)
  const last = Math.max(...events.map(({ reported }) => reported))
  const year = (back: number) =>
    charged.filter(({ reported }) => Math.floor((last - reported) / (365.25 * 1440)) === back)
      .length
  expect(year(0) / year(1)).toBeGreaterThan(1.5)
  expect(year(1) / year(2)).toBeGreaterThan(1.5)
})

test('the night market is loud between nine and midnight within 260 m', () => {
  const nights = tagged('夜市')
  expect(nights).toHaveLength(TOWN_PATTERNS.nightMarket)
  expect(nights.every(({ reported }) => hourOf(reported) >= 21)).toBe(true)
  const first = nights[0]!.spot.building.placed.point
  const far = nights.map(({ spot }) => distanceM(spot.building.placed.point, first))
  expect(Math.max(...far)).toBeLessThanOrEqual(520)
})

test('fumes about one corner begin four months before the end', () => {
  const corner = events.filter(({ description }) => description.startsWith('新开餐饮集中'))
  expect(corner).toHaveLength(TOWN_PATTERNS.fumesCorner)
  const last = Math.max(...events.map(({ reported }) => reported))
  expect(corner.every(({ reported }) => last - reported < 124 * 1440)).toBe(true)
})

test('typhoons come on three days, school cars on school days', () => {
  const storms = tagged('台风')
  expect(storms).toHaveLength(TOWN_PATTERNS.typhoon)
  expect(
    new Set(storms.map(({ reported }) => Math.round(reported / 4320))).size,
  ).toBeLessThanOrEqual(6)
  const cars = tagged('校园周边')
  expect(cars).toHaveLength(TOWN_PATTERNS.schoolRun)
  expect(cars.every(({ reported }) => weekday(reported) % 6 !== 0)).toBe(true)
  expect(cars.every(({ reported }) => [7, 16].includes(hourOf(reported)))).toBe(true)
})

test('99.5 % of the finished ones were in time, some are open and overdue', () => {
  const closed = events.filter((event) => event.closed !== null)
  expect(share(closed, (event) => event.closed! <= event.deadline)).toBeCloseTo(0.995, 2)
  const open = events.filter((event) => event.closed === null)
  expect(open.length).toBeGreaterThan(100)
  const now = Math.max(...events.map(({ reported }) => reported))
  expect(open.filter((event) => event.deadline < now).length).toBeGreaterThan(20)
})

test('events lie in the three years before the reference date', () => {
  const times = events.map(({ reported }) => reported)
  expect(Math.min(...times)).toBeGreaterThanOrEqual(Date.parse('2023-11-20') / 60_000)
  expect(Math.max(...times)).toBeLessThan(Date.parse('2026-11-21') / 60_000)
})

function isIn(minute: number, from: number, to: number): boolean {
  const month = monthOf(minute)
  return month >= from && month <= to
}
