import { expect, it } from 'vitest'
import { createLastDrawn } from '../../../../web/map/view/last-drawn.ts'

it('a canvas is drawn again when a part of it is another one, has come, has gone or has changed places', () => {
  const last = createLastDrawn()
  const [a, b] = [{}, {}]
  expect(last.isOther([1, a])).toBe(true)
  expect(last.isOther([1, a])).toBe(false)
  expect(last.isOther([1, { ...a }])).toBe(true)
  expect(last.isOther([1, a, b])).toBe(true)
  expect(last.isOther([1, b, a])).toBe(true)
  expect(last.isOther([1, b])).toBe(true)
  expect(last.isOther([1, b])).toBe(false)
})

it('and when it was told to forget', () => {
  const last = createLastDrawn()
  last.isOther(['light'])
  last.forget()
  expect(last.isOther(['light'])).toBe(true)
})
