import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  handRests,
  isHandAtWork,
  letGo,
  takeInHand,
  whenHandRests,
} from '../../../web/session/hand-at-work.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  letGo()
  vi.runAllTimers()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const ran: string[] = []
beforeEach(() => void ran.splice(0))
const note = (what: string) => whenHandRests(() => void ran.push(what))

test('while no hand is at work nothing waits', () => {
  note('at once')
  expect(ran).toEqual(['at once'])
})

test('what comes while a hand is at work comes after it, in its order, and not in the task of letting go', () => {
  takeInHand()
  note('a')
  note('b')
  vi.runAllTimers()
  expect(ran).toEqual([])
  letGo()
  note('c')
  expect(ran).toEqual([])
  vi.runAllTimers()
  expect(ran).toEqual(['a', 'b', 'c'])
})

test('what is still waiting when the hand is back waits on', () => {
  takeInHand()
  note('a')
  letGo()
  takeInHand()
  vi.runAllTimers()
  expect([ran, isHandAtWork()]).toEqual([[], true])
  letGo()
  vi.runAllTimers()
  expect(ran).toEqual(['a'])
})

test('much that has waited is taken up in several tasks', () => {
  let now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => now)
  takeInHand()
  for (const what of ['a', 'b', 'c']) {
    whenHandRests(() => {
      now += 5
      ran.push(what)
    })
  }
  letGo()
  vi.advanceTimersToNextTimer()
  expect(ran).toEqual(['a'])
  vi.runAllTimers()
  expect(ran).toEqual(['a', 'b', 'c'])
})

test('letting go without having taken anything is nothing, and who asks for rest gets it', async () => {
  letGo()
  await handRests()
  takeInHand()
  const rest = handRests().then(() => ran.push('rest'))
  letGo()
  vi.runAllTimers()
  await rest
  expect(ran).toEqual(['rest'])
})
