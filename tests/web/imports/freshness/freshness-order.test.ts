import { expect, test } from 'vitest'
import type { LayerFreshness } from '../../../../data/contracts/index.ts'
import { dueState, inOrderOfUrgency } from '../../../../web/imports/freshness/freshness-order.ts'

const NOW = Date.parse('2026-03-10T00:00:00Z')
const layer = (sender: string, patch: Partial<LayerFreshness>): LayerFreshness => ({
  layer: 'ENTERPRISE',
  sender,
  lastImportAt: '2026-01-01T00:00:00Z',
  rows: 1,
  placed: 1,
  cycleDays: 90,
  dueAt: '2026-06-01T00:00:00Z',
  ...patch,
})

test('the longest overdue stands first, then what never came, what is due soon, and the rest', () => {
  const rows = [
    layer('in time', {}),
    layer('soon', { dueAt: '2026-03-12T00:00:00Z' }),
    layer('never', { dueAt: null, lastImportAt: null }),
    layer('late', { dueAt: '2026-03-01T00:00:00Z' }),
    layer('later still', { dueAt: '2026-01-01T00:00:00Z' }),
    layer('no cycle', { dueAt: null, cycleDays: null }),
  ]
  expect(inOrderOfUrgency(rows, NOW).map(({ sender }) => sender)).toEqual([
    'later still',
    'late',
    'never',
    'soon',
    'in time',
    'no cycle',
  ])
})

test('a tenth of the cycle before the date, an update is due soon', () => {
  const due = (dueAt: string) => dueState(layer('', { dueAt }), NOW)
  expect(due('2026-03-18T00:00:00Z')).toBe('soon')
  expect(due('2026-03-20T00:00:00Z')).toBe('inTime')
})
