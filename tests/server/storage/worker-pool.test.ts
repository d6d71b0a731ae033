import { expect, test } from 'vitest'
import { createWorkerPool } from '../../../server/storage/worker-pool.ts'

type Task = 'thread' | 'fail' | 'die' | 'slow'

const poolOf = (options: { threads: number; keep?: number; idleMs?: number }) =>
  createWorkerPool<Task, number>({
    entry: new URL('./worker-pool-entry.mjs', import.meta.url),
    data: null,
    ...options,
  })

test('tasks run in other threads, at most so many at once, in order of arrival', async () => {
  const pool = poolOf({ threads: 2 })
  const ids = await Promise.all(
    ['thread', 'slow', 'thread', 'thread'].map((t) => pool.run(t as Task)),
  )
  expect(new Set(ids).size).toBe(2)
  expect(ids).not.toContain(0)
  await pool.close()
})

test('a task that fails says why and the thread goes on', async () => {
  const pool = poolOf({ threads: 1 })
  const id = await pool.run('thread')
  await expect(pool.run('fail')).rejects.toThrow('no luck')
  expect(await pool.run('thread')).toBe(id)
  await pool.close()
})

test('a thread that dies takes its task with it, the next gets a new one', async () => {
  const pool = poolOf({ threads: 1 })
  const dying = pool.run('die')
  const next = pool.run('thread')
  await expect(dying).rejects.toThrow('ended (7)')
  expect(await next).toBeGreaterThan(0)
  await pool.close()
})

test('an idle thread ends, a kept one stays', async () => {
  const pool = poolOf({ threads: 1, idleMs: 20 })
  const id = await pool.run('thread')
  await expect.poll(() => pool.run('thread'), { timeout: 10_000, interval: 100 }).not.toBe(id)
  await pool.close()
  const kept = poolOf({ threads: 1, keep: 1, idleMs: 20 })
  const keptId = await kept.run('thread')
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(await kept.run('thread')).toBe(keptId)
  await kept.close()
})

test('closing waits for what is under way and refuses the rest', async () => {
  const pool = poolOf({ threads: 1 })
  const slow = pool.run('slow')
  const waiting = pool.run('thread')
  const refused = expect(waiting).rejects.toThrow('stopped')
  await pool.close()
  expect(await slow).toBeGreaterThan(0)
  await refused
  await expect(pool.run('thread')).rejects.toThrow('stopped')
})
