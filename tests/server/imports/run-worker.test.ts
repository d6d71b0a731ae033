import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runDisposable, runReadWorker } from '../../../server/imports/reading/run-worker.ts'
import { HOME, points } from '../../builders/import-files.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onemap-worker-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function request(text: string) {
  const path = join(folder, 'upload')
  writeFileSync(path, text)
  return { files: [{ name: 'a.json', path }], outDir: folder, home: HOME }
}

const many = (count: number) =>
  points(
    Array.from({ length: count }, (_, i) => ({ at: [120 + i / 1e6, 30] as const, name: `p${i}` })),
  )

test('reads in a process of its own', { timeout: 30_000 }, async () => {
  const outcome = await runReadWorker(request(many(3)))
  expect(outcome).toMatchObject({
    kind: 'done',
    result: { format: 'GeoJSON', counts: { kept: 3 } },
  })
})

test('hands a refusal over with its sentence in both languages', { timeout: 30_000 }, async () => {
  const outcome = await runReadWorker(request('[1,'))
  expect(outcome).toMatchObject({
    kind: 'refused',
    code: 'cut-off',
    text: { zh: expect.stringContaining('JSON'), en: expect.stringContaining('cut off') },
  })
})

test('stops when the time is over', { timeout: 30_000 }, async () => {
  const outcome = await runReadWorker(request(many(200_000)), {
    limits: { timeMs: 50, memoryMb: 512 },
  })
  expect(outcome).toMatchObject({ kind: 'refused', code: 'too-slow' })
})

test('stops when memory runs out, and this process lives on', { timeout: 60_000 }, async () => {
  const huge = JSON.stringify({
    type: 'MultiPoint',
    coordinates: Array.from({ length: 1_500_000 }, () => [1.5, 2.5]),
  })
  const outcome = await runReadWorker(request(huge), { limits: { timeMs: 60_000, memoryMb: 24 } })
  expect(outcome).toMatchObject({ kind: 'refused', code: 'too-much-memory' })
})

test('an array that grows without end, fatal to a whole process, ends its own', {
  timeout: 60_000,
}, async () => {
  const path = join(folder, 'endless.mjs')
  writeFileSync(
    path,
    `process.once('message', () => { const all = []; for (;;) all.push(all.length) })`,
  )
  const limits = { timeMs: 60_000, memoryMb: 64 }
  const outcome = await runDisposable(pathToFileURL(path), {}, { limits })
  expect(outcome).toMatchObject({ kind: 'refused', code: 'too-much-memory' })
})

test('stops when it is told to', { timeout: 30_000 }, async () => {
  const abort = new AbortController()
  const running = runReadWorker(request(many(200_000)), { signal: abort.signal })
  abort.abort()
  await expect(running).rejects.toThrow('aborted')
})

test('one account’s file holds up nobody: the server’s thread stays idle', {
  timeout: 60_000,
}, async () => {
  const before = performance.eventLoopUtilization()
  const outcome = await runReadWorker(request(many(150_000)))
  expect(outcome.kind).toBe('done')
  expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.3)
})

test.each([
  ['lists in lists', `${'['.repeat(2_000_000)}`],
  ['objects in objects', '{"a":'.repeat(500_000)],
  [
    'geometries in geometries',
    `${'{"type":"GeometryCollection","geometries":['.repeat(50_000)}${']}'.repeat(50_000)}`,
  ],
])('JSON nested without end is refused: %s', { timeout: 60_000 }, async (_what, text) => {
  const outcome = await runReadWorker(request(text))
  expect(outcome.kind).toBe('refused')
})
