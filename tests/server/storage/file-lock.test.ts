import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { withFileLock } from '../../../server/storage/embedded/file-lock.ts'

function lockFile(): string {
  const dir = mkdtempSync(join(tmpdir(), 'onemap-lock-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  return join(dir, 'lock')
}

test('only one works at a time, and the lock is gone at the end', async () => {
  const path = lockFile()
  let inside = 0
  let most = 0
  const work = async () => {
    most = Math.max(most, ++inside)
    await pause(30)
    inside--
  }
  await Promise.all([1, 2, 3, 4].map(() => withFileLock(path, 5_000, work)))
  expect(most).toBe(1)
  expect(existsSync(path)).toBe(false)
})

test('the lock of a dead process is taken over', async () => {
  const path = lockFile()
  writeFileSync(path, '4194304 1')
  expect(await withFileLock(path, 1_000, async () => 'done')).toBe('done')
})

test('the lock of a living process is respected, with a sentence', async () => {
  const path = lockFile()
  await withFileLock(path, 1_000, async () => {
    await expect(withFileLock(path, 100, async () => 'done')).rejects.toThrow(
      /Another OneMap process \(\d+.*\) is starting or stopping/,
    )
  })
})
