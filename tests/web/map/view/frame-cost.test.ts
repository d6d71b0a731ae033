import { expect, it } from 'vitest'
import { createFrameCost } from '../../../../web/map/view/frame-cost.ts'

function slowBrowser() {
  let now = 0
  let next: (() => void)[] = []
  const cost = createFrameCost(
    (call) => void next.push(call),
    () => now,
  )
  const frame = (ms: number) => {
    now += ms
    const due = next
    next = []
    for (const call of due) call()
  }
  return { cost, frame }
}

it('a frame costs what passes until the browser asks for the one after the next', () => {
  const { cost, frame } = slowBrowser()
  cost.drawn()
  frame(10)
  expect(cost.ms()).toBe(0)
  frame(240)
  expect(cost.ms()).toBe(250)
})

it('what a hidden page has waited does not count', () => {
  const { cost, frame } = slowBrowser()
  cost.drawn()
  frame(10)
  frame(60_000)
  expect(cost.ms()).toBe(0)
})
