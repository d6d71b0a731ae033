import { expect, test } from 'vitest'
import { seededRandom } from '../../../../data/rules/coverage/drafter/seeded-random.ts'
import { createListTeller, withNews } from '../../../../web/grids/editor/workers/list-news.ts'

const item = (key: string, value = 0) => ({ key, value })

test('the first time all is new, then only what has changed; what stays is the same object', () => {
  const tell = createListTeller<ReturnType<typeof item>>()
  const before = withNews([], tell([item('a'), item('b'), item('c')]))
  const news = tell([item('a'), item('x'), item('b', 2), item('c')])
  expect(news).toEqual([{ kept: [0, 1] }, { put: [item('x'), item('b', 2)] }, { kept: [2, 3] }])
  const after = withNews(before, news)
  expect(after).toEqual([item('a'), item('x'), item('b', 2), item('c')])
  expect(after[3]).toBe(before[2])
})

test('however a list changes, whoever hears the news has the same', () => {
  const random = seededRandom(7)
  const tell = createListTeller<ReturnType<typeof item>>()
  let told: ReturnType<typeof item>[] = []
  for (let round = 0; round < 200; round++) {
    const list = Array.from({ length: 30 }, (_, k) => k)
      .filter(() => random() < 0.7)
      .sort(() => (round % 3 === 0 ? random() - 0.5 : 0))
      .map((k) => item(`k${k}`, random() < 0.9 ? 0 : round))
    told = withNews(told, tell(list))
    expect(told).toEqual(list)
  }
})
