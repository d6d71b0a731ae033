import { expect, it } from 'vitest'
import { roundResidents } from '../../../server/columns/round-residents.ts'

const round = roundResidents({ cellSecret: () => Buffer.alloc(32) })

it('gives counts of people in fives, and has nothing to say of other numbers', () => {
  expect(round('B1', 'count', 13) % 5).toBe(0)
  expect(() => round('B1', 'floors', 13)).toThrow('floors is no count of people')
})
