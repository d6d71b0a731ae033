import { expect, onTestFinished, test } from 'vitest'
import { openJobs } from '../../../server/storage/open-jobs.ts'
import { contention } from '../../builders/contention.ts'
import { createTestDatabase, type TestDatabase } from '../../builders/test-database.ts'

async function database(): Promise<TestDatabase> {
  const opened = await createTestDatabase()
  onTestFinished(opened.drop)
  return opened
}

function jobsOn({ db, connection }: TestDatabase, errors: string[] = []) {
  const jobs = openJobs({
    db,
    connection,
    alone: true,
    onError: (error) => errors.push(error.message),
  })
  onTestFinished(() => jobs.stop())
  return jobs
}

test('a job that was sent is done at once', async () => {
  const jobs = jobsOn(await database())
  const done: number[] = []
  jobs.register<{ n: number }>('count', async ({ n }) => void done.push(n))
  await jobs.start()
  const start = performance.now()
  await jobs.send('count', { n: 7 })
  await expect.poll(() => done, { interval: 20 }).toEqual([7])
  expect(performance.now() - start).toBeLessThan(1_500 * contention())
})

test('while one job of a key waits further ones are dropped', async () => {
  const jobs = jobsOn(await database())
  const done: number[] = []
  jobs.register<{ n: number }>('count', async ({ n }) => void done.push(n))
  await jobs.start()
  for (let n = 1; n <= 5; n++) {
    await jobs.send('count', { n }, { singletonKey: 'same', startAfterS: 0.5 })
  }
  await expect.poll(() => done).toEqual([1])
  await jobs.send('count', { n: 6 }, { singletonKey: 'same' })
  await expect.poll(() => done).toEqual([1, 6])
})

test('a job sent by a process that works on none is done by one that does', async () => {
  const shared = await database()
  const worker = jobsOn(shared)
  const done: object[] = []
  worker.register('count', async (data) => void done.push(data))
  await worker.start()
  await jobsOn(shared).send('count', { from: 'elsewhere' })
  await expect.poll(() => done).toEqual([{ from: 'elsewhere' }])
})

test('a failing job is tried again and its reason is told', async () => {
  const errors: string[] = []
  const jobs = jobsOn(await database(), errors)
  let tries = 0
  jobs.register('flaky', async () => {
    tries++
    if (tries === 1) throw new Error('not yet')
  })
  await jobs.start()
  await jobs.send('flaky', {})
  await expect.poll(() => tries, { timeout: 90_000 }).toBe(2)
  expect(errors).toEqual(['not yet'])
})

test('a job that was cut off by a crash is taken up again', async () => {
  const shared = await database()
  const first = jobsOn(shared)
  await first.send('count', {})
  await shared.db.execute(`update pgboss.job set state = 'active', started_on = now()`)
  const second = jobsOn(shared)
  let done = 0
  second.register('count', async () => void done++)
  await second.start()
  await expect.poll(() => done).toBe(1)
})
