import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hostileStatements } from '../../bench/lib/query/hostile.ts'
import { seededRandom } from '../../bench/lib/random.ts'
import { placed } from '../../builders/dataset-stream.ts'
import { openTestCore, type TestCore } from '../../builders/query-core.ts'

/** DuckDB is 34 MB of program, and the machine may be busy. */
const COMPILING_MS = 120_000
const STOP_AFTER_MS = 15
/** `npm run bench -- query` tries a thousand, in the browser, where what does not stop loses its worker. */
const STATEMENTS = 42

let world: TestCore
let before: string
const folder = mkdtempSync(join(tmpdir(), 'onemap-hostile-'))

beforeAll(async () => {
  world = await openTestCore()
  world.load(
    'ADDRESS',
    Array.from({ length: 3_000 }, (_, i) => ({ code: `R${i}`, ...placed(120 + i / 1e5, 30.25) })),
  )
  before = process.cwd()
  process.chdir(folder)
}, COMPILING_MS)

afterAll(() => {
  process.chdir(before)
  rmSync(folder, { recursive: true, force: true })
})

/** Has no place to come up for breath: only ending the worker helps, which the bench tries. */
const NEVER_BREATHES = new Set(['grows without end', 'asks for memory'])

test('statements that want out or bring down leave everything as it was', async () => {
  const told = new Set<string>()
  for (const { kind, sql } of hostileStatements(STATEMENTS, seededRandom(21))) {
    if (NEVER_BREATHES.has(kind)) continue
    const stop = new AbortController()
    const timer = setTimeout(() => stop.abort(), STOP_AFTER_MS)
    await world.core.run(sql, [], 1_000, stop.signal).catch(() => told.add(kind))
    clearTimeout(timer)
    const [[rows]] = (await world.ask('select count(*) from addresses')) as [[number]]
    expect([sql, rows]).toEqual([sql, 3_000])
  }
  for (const kind of ['reads a file', 'reads an address', 'writes a file', 'attaches a database']) {
    expect(told).toContain(kind)
  }
  expect(existsSync(folder) && readdirSync(folder)).toEqual([])
})
