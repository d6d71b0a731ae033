import { expect, test } from 'vitest'
import { localDay, localTime } from '../../../data/rules/local-time.ts'

test('a day begins at midnight in the district, wherever the program runs', () => {
  expect(localTime(Date.parse('2026-03-08T16:00:00Z'))).toBe('2026-03-09T00:00:00')
  expect(localDay(Date.parse('2026-03-08T15:59:59Z'))).toBe('2026-03-08')
  expect(localDay(Date.parse('2026-12-31T16:00:00Z'))).toBe('2027-01-01')
})
