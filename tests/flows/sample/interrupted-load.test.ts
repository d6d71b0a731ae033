import { expect, test, vi } from 'vitest'
import { loadRegistry } from '../../../data/registry/index.ts'
import { loadSample } from '../../../server/sample/load-sample.ts'
import { readSampleState } from '../../../server/sample/sample-state.ts'
import { SAMPLE_TABLES } from '../../../server/sample/sample-tables.ts'
import type { Database } from '../../../server/storage/database.ts'
import { dataDirForTest, startProgram } from '../../builders/server-process.ts'
import { databaseForTest } from '../../builders/test-database.ts'
import { newDatabaseForTest } from '../server/new-database.ts'
import { VILLAGE } from './village.ts'

const { events, residents } = VILLAGE.quotas
const TABLES = [...SAMPLE_TABLES, 'map_feature', 'dirty_pack', 'setting']

/** Where the load is broken off. */
const INTERRUPTIONS: readonly {
  place: string
  reached: (db: Database) => Promise<boolean>
}[] = [
  {
    place: 'while the first subdistrict is copied',
    reached: (db) => isCopying(db),
  },
  {
    place: 'when the first subdistrict is whole',
    reached: (db) => holds(db, 'select from grid_event'),
  },
  {
    place: 'while the indexes are built',
    reached: (db) => holds(db, 'select from grid_event offset $1', [events - 1]),
  },
]

test('a load that is killed again and again ends with the same rows', async () => {
  const { url, db } = await newDatabaseForTest()
  for (const { place, reached } of INTERRUPTIONS) {
    const { child, ended } = sample(url)
    await until(() => reached(db))
    child.kill('SIGKILL')
    expect((await ended).signal).toBe('SIGKILL')
    expect({ place, state: (await readSampleState(db))?.state }).toEqual({
      place,
      state: 'loading',
    })
  }
  const [{ code, stderr }, whole] = await Promise.all([sample(url).ended, loadedAtOnce()])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(await contents(db)).toEqual(whole)
})

test('Ctrl-C stops a load at once, with one sentence', async () => {
  const { url, db } = await newDatabaseForTest()
  const { child, ended } = startProgram('server/cli.ts', ['sample', '--size', 'town'], {
    ONEMAP_DATA_DIR: dataDirForTest(),
    DATABASE_URL: url,
  })
  await until(() => isCopying(db))
  child.kill('SIGINT')
  const { code, stderr } = await ended
  expect({ code, last: stderr.trim().split('\n').at(-1) }).toEqual({
    code: 1,
    last: 'Stopped; the next run begins anew.',
  })
  expect((await readSampleState(db))?.state).toBe('loading')
})

test('two loads at the same time make one sample', async () => {
  const { url, db } = await newDatabaseForTest()
  const ends = await Promise.all([sample(url).ended, sample(url).ended])
  expect(ends.map(({ code }) => code)).toEqual([0, 0])
  expect(ends.filter(({ stdout }) => stdout === 'there already\n')).toHaveLength(1)
  const row = await db.first<{ n: number }>('select count(*)::int as n from resident')
  expect(row?.n).toBe(residents)
})

const sample = (url: string) =>
  startProgram('tests/flows/sample/load-village.ts', [], { DATABASE_URL: url })

const until = (reached: () => Promise<boolean>) =>
  vi.waitFor(async () => expect(await reached()).toBe(true), { timeout: 90_000, interval: 3 })

async function loadedAtOnce() {
  const db = await databaseForTest()
  await loadSample({ size: 'town', measures: VILLAGE, services: { db, registry: loadRegistry() } })
  return contents(db)
}

/** Of every table the number of rows and a sum over their contents, without the time of recording; and the indexes. */
async function contents(db: Database) {
  const tables = []
  for (const table of TABLES) {
    const sums = await db.first(
      `select count(*)::int as rows,
         sum(hashtextextended((to_jsonb(t) - 'recorded_at' - 'marked_at')::text, 0))::text as sum
       from ${table} t`,
    )
    tables.push({ table, ...sums })
  }
  const indexes = await db.query(
    `select indexdef from pg_indexes where schemaname = current_schema() order by 1`,
  )
  return { tables, indexes }
}

const isCopying = (db: Database) =>
  holds(
    db,
    'select from pg_stat_progress_copy where datname = current_database() and tuples_processed > 0',
  )

const holds = async (db: Database, sql: string, params?: readonly unknown[]) =>
  (await db.query(`${sql} limit 1`, params)).length > 0
