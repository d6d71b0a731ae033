import { expect, test } from 'vitest'
import { auditQuery, dayOf, FIRST_FILTER, filterOf } from '../../../web/audit/audit-filter.ts'

const NOW = Date.parse('2026-03-09T06:05:40Z')
const ask = (patch: object, area = '') =>
  Object.fromEntries(new URLSearchParams(auditQuery({ ...FIRST_FILTER, ...patch }, area, NOW)))

test('at first the looks of the last thirty days are asked for', () => {
  expect(ask({})).toEqual({ kind: 'look', from: '2026-02-07T06:05:00.000Z' })
})

test('the area of a finding goes before the one that was chosen on top', () => {
  expect(ask({}, '330199').area).toBe('330199')
  expect(ask({ area: '330199002' }, '330199').area).toBe('330199002')
})

test('a code that is none is not asked for', () => {
  expect(ask({ target: 'F12' }).target).toBe('F12')
  expect(ask({ target: '张三' }).target).toBeUndefined()
})

test('a finding becomes the filter that shows its entries, the last one included', () => {
  const filter = filterOf({
    pattern: 'offHours',
    user: 'user:1',
    target: '',
    area: '',
    looks: 6,
    accounts: 1,
    from: '2026-03-01T15:00:00.000Z',
    to: '2026-03-01T16:00:00.000Z',
  })
  expect(filter).toMatchObject({ user: 'user:1', offHours: true, span: 'range', kind: 'look' })
  expect(ask(filter).to).toBe('2026-03-01T16:00:01.000Z')
})

test('an account’s day goes from midnight to midnight in the district and holds every kind', () => {
  const { from, to, kind, user } = ask(dayOf('user:1', '2026-03-09T06:05:40Z'))
  expect([kind, user]).toEqual([undefined, 'user:1'])
  expect([from, to]).toEqual(['2026-03-08T16:00:00.000Z', '2026-03-09T16:00:00.000Z'])
})
