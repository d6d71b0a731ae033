import { expect, it } from 'vitest'
import { countedTitle, newWork } from '../../../web/events/alerts/new-work.ts'

it('finds nothing new at the first look, then what was not there', () => {
  expect(newWork(null, ['a', 'b'])).toEqual([])
  expect(newWork(new Set(['a']), ['a', 'b'])).toEqual(['b'])
})

it('counts in the title once', () => {
  expect(countedTitle('OneMap', 2)).toBe('(2) OneMap')
  expect(countedTitle('(2) OneMap', 3)).toBe('(3) OneMap')
  expect(countedTitle('(3) OneMap', 0)).toBe('OneMap')
})
