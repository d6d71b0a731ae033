import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { expect, inject, onTestFinished, test } from 'vitest'
import { localDay } from '../../../data/rules/local-time.ts'
import type { Database } from '../../../server/storage/database.ts'
import { migrate } from '../../../server/storage/migrate.ts'
import { openDatabase } from '../../../server/storage/open-database.ts'
import { databaseForTest } from '../../builders/test-database.ts'

const MIGRATIONS = resolve(import.meta.dirname, '../../../server/storage/migrations')

/** A copy of the migrations with one more. */
function migrationsWith(name: string, sql: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'onemap-migrations-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  cpSync(MIGRATIONS, dir, { recursive: true })
  writeFileSync(join(dir, name), sql)
  return dir
}

async function emptyDatabase(name: string): Promise<Database> {
  const server = inject('databaseServer')
  const client = new pg.Client(server)
  await client.connect()
  await client.query(`create database ${name}`)
  const db = openDatabase({ connection: { ...server, database: name } })
  onTestFinished(async () => {
    await db.close()
    await client.query(`drop database ${name} with (force)`)
    await client.end()
  })
  return db
}

test('a migrated database needs nothing more', async () => {
  const db = await databaseForTest()
  expect(await migrate(db)).toEqual([])
})

test('processes that start at once migrate once', async () => {
  const db = await emptyDatabase('migrated_at_once')
  const runs = await Promise.all([migrate(db), migrate(db), migrate(db)])
  const names = runs.flat()
  expect(names.length).toBeGreaterThan(3)
  expect(new Set(names).size).toBe(names.length)
})

test('a new migration is run, once', async () => {
  const db = await databaseForTest()
  const dir = migrationsWith('9001-more.sql', 'create table more (x int)')
  expect(await migrate(db, dir)).toEqual(['9001-more.sql'])
  expect(await migrate(db, dir)).toEqual([])
})

test('a migration that fails leaves nothing of itself behind', async () => {
  const db = await databaseForTest()
  const dir = migrationsWith('9001-broken.sql', 'create table more (x int); select 1/0')
  await expect(migrate(db, dir)).rejects.toThrow('division by zero')
  expect(await db.first(`select to_regclass('more') as made`)).toEqual({ made: null })
  expect(await migrate(db)).toEqual([])
})

test('a database newer than the program is refused', async () => {
  const db = await databaseForTest()
  await migrate(db, migrationsWith('9001-more.sql', 'create table more (x int)'))
  await expect(migrate(db)).rejects.toThrow(
    'The database is newer than this program (it knows 9001-more.sql)',
  )
})

test('a migration whose text was changed afterwards is refused', async () => {
  const db = await databaseForTest()
  await migrate(db, migrationsWith('9001-more.sql', 'create table more (x int)'))
  const changed = migrationsWith('9001-more.sql', 'create table more (y int)')
  await expect(migrate(db, changed)).rejects.toThrow('another text of 9001-more.sql')
})

test('the day is the district’s, although sessions are in UTC', async () => {
  const db = await databaseForTest()
  const days = await db.first<{ now: Date; today: string }>('select now() as now, today()')
  expect(days!.today).toBe(localDay(days!.now.getTime()))
})
