import { expect, test } from 'vitest'
import { createInstants } from '../../../server/audit/instants.ts'

const US = (iso: string, microseconds = 0) =>
  (Date.parse(iso) - Date.UTC(2000, 0, 1)) * 1_000 + microseconds

test('an instant reads as the database wrote it when it was hashed', () => {
  const instant = createInstants()
  expect(instant(US('2026-11-22T03:04:05.678Z', 9))).toBe('2026-11-22T03:04:05.678009Z')
  expect(instant(US('2026-11-22T03:04:05.000Z', 1))).toBe('2026-11-22T03:04:05.000001Z')
  expect(instant(US('2026-11-22T03:04:06.000Z'))).toBe('2026-11-22T03:04:06.000000Z')
  expect(instant(US('1999-12-31T23:59:59.999Z', 999))).toBe('1999-12-31T23:59:59.999999Z')
})

test('what is no date at all fits no hash, and breaks nothing', () => {
  expect(createInstants()(2 ** 63)).toBe(String(2 ** 63))
})
