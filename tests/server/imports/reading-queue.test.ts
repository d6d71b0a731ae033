import { expect, test } from 'vitest'
import { createReadingQueue } from '../../../server/imports/reading/reading-queue.ts'

test('runs two at a time, the others in their order, whatever fails', async () => {
  const run = createReadingQueue(2)
  const log: string[] = []
  const ends: (() => void)[] = []
  const work = (name: string) =>
    run(async () => {
      log.push(name)
      await new Promise<void>((resolve) => ends.push(resolve))
      if (name === 'a') throw new Error('a fails')
      return name
    })
  const all = Promise.allSettled(['a', 'b', 'c'].map(work))
  await Promise.resolve()
  await new Promise((resolve) => setImmediate(resolve))
  expect(log).toEqual(['a', 'b'])
  ends[0]!()
  await new Promise((resolve) => setImmediate(resolve))
  expect(log).toEqual(['a', 'b', 'c'])
  ends[1]!()
  ends[2]!()
  expect((await all).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled'])
})
