import { expect, test } from 'vitest'
import { GRID_PLAN_STATES } from '../../../../data/contracts/index.ts'
import { stepsOf } from '../../../../web/grids/plans/review/review-steps.ts'

test('an author submits, takes back and withdraws; approving and returning is for others', () => {
  const offered = (isOwn: boolean) =>
    Object.fromEntries(GRID_PLAN_STATES.map((state) => [state, stepsOf({ state, isOwn })]))
  expect(offered(true)).toEqual({
    draft: ['submit', 'withdraw'],
    review: ['takeBack', 'withdraw'],
    approved: ['takeBack', 'withdraw'],
    published: [],
    withdrawn: [],
  })
  expect(offered(false)).toEqual({
    draft: [],
    review: ['approve', 'return'],
    approved: ['return'],
    published: [],
    withdrawn: [],
  })
})
