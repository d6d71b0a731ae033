import { expect, it } from 'vitest'
import { findKinds } from '../../../web/phone/find-kinds.ts'

const codes = (typed: string) => findKinds(typed).map(({ code }) => code)

it('finds a class by part of its name, in either language', () => {
  expect(codes('油烟')).toEqual(['fumes'])
  expect(codes('LIFT')).toEqual(['lift-fault'])
})

it('finds it by what people call it', () => {
  expect(codes('楼道')).toEqual(['escape-blocked'])
  expect(codes('电瓶车')).toEqual(['ebike-indoor-charging'])
})

it('puts names before categories, and offers the usual when nothing is typed', () => {
  expect(codes('应急').length).toBeGreaterThan(5)
  expect(codes('停')[0]).toBe('illegal-parking')
  expect(codes(' ')).toHaveLength(8)
  expect(codes('没有这种事')).toEqual([])
})
