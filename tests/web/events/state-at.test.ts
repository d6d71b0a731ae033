import { expect, it } from 'vitest'
import type { ReplayedEvent } from '../../../data/contracts/index.ts'
import { changesBefore, stateAt } from '../../../web/events/replay/state-at.ts'

const at = (hour: number) => `2025-03-01T${String(hour).padStart(2, '0')}:00:00Z`
const event = (no: string, ...steps: [number, string][]): ReplayedEvent => ({
  no,
  title: no,
  subclass: 'noise',
  level: 4,
  lonLat: [120, 30],
  reportedAt: at(1),
  deadlineAt: null,
  steps: steps.map(([hour, state]) => ({ at: at(hour), state })),
})
const first = event('a', [1, 'reported'], [3, 'accepted'])
const second = event('b', [2, 'reported'], [5, 'closed'])

it('is as it was then, the instant itself included', () => {
  expect(stateAt(first, Date.parse(at(0)))).toBeNull()
  expect(stateAt(first, Date.parse(at(3)))).toBe('accepted')
  expect(stateAt(first, Date.parse(at(3)) - 1)).toBe('reported')
})

it('lists what happened until then, the newest first', () => {
  const until = { from: Date.parse(at(2)), at: Date.parse(at(4)) }
  expect(
    changesBefore([first, second], until, 9).map(({ event: { no }, state }) => no + state),
  ).toEqual(['aaccepted', 'breported'])
})
