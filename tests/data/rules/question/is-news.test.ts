import { expect, it } from 'vitest'
import { isNews } from '../../../../data/rules/question/is-news.ts'

it('tells of changes as large as somebody wants to hear of', () => {
  expect(isNews(100, 110, 0.1)).toBe(true)
  expect(isNews(100, 109, 0.1)).toBe(false)
  expect(isNews(100, 89, 0.1)).toBe(true)
  expect(isNews(0, 1, 0.5)).toBe(true)
})

it('never tells that nothing has changed', () => {
  expect(isNews(100, 100, 0)).toBe(false)
  expect(isNews(100, 101, 0)).toBe(true)
})
