import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type Keys,
  openKeys,
  rotateData,
  rotateMaster,
} from '../../../server/security/keys/index.ts'
import { createKeyFile, newKeyFile, readKeyFile } from '../../../server/security/keys/key-file.ts'
import {
  countOldPeople,
  idIndexes,
  openPerson,
  resealPeople,
  SECRET_COLUMNS,
  type SecretRow,
  sealPerson,
} from '../../../server/security/secrets/person-secret.ts'
import type { Database } from '../../../server/storage/database.ts'
import { createTestDatabase, type TestDatabase } from '../../builders/test-database.ts'

const dir = mkdtempSync(join(tmpdir(), 'onemap-keys-'))
let path: string
let database: TestDatabase
let db: Database
let opened: Keys[]
let serial = 0

beforeEach(async () => {
  path = join(dir, `keys-${++serial}`)
  database = await createTestDatabase()
  db = database.db
  opened = []
})
afterEach(async () => {
  for (const keys of opened) await keys.close()
  await database.drop()
})
afterAll(() => rmSync(dir, { recursive: true }))

async function start(): Promise<Keys> {
  const keys = await openKeys(db, path)
  opened.push(keys)
  return keys
}

const PEOPLE = 25
const nameOf = (resident: number) => `王测试${resident}`
const idOf = (resident: number) => `33019919900101${String(resident).padStart(4, '0')}`

async function insertPeople(keys: Keys, from = 1, to = PEOPLE): Promise<void> {
  const rows = Array.from({ length: to - from + 1 }, (_, place) => {
    const resident = from + place
    const secret = { name: nameOf(resident), idType: '居民身份证', idNumber: idOf(resident) }
    return sealPerson(keys, { subdistrict: '330199001', resident }, secret)
  })
  await db.copyFrom('person_secret', SECRET_COLUMNS, rows)
}

async function readNames(keys: Keys): Promise<string[]> {
  const rows = await db.query<SecretRow>('select * from person_secret order by resident')
  await keys.ensure(rows.map((row) => row.key_version))
  return rows.map((row) => openPerson(keys, row).name)
}
const ALL = Array.from({ length: PEOPLE }, (_, at) => nameOf(at + 1))

const rotate = (keys: Keys, options: { signal?: AbortSignal; onProgress?: () => void } = {}) =>
  rotateData(db, keys, {
    reseal: resealPeople,
    countOld: countOldPeople,
    batchSize: 10,
    ...options,
  })

describe('the keys', () => {
  it('are made at the first start and found at the next', async () => {
    const first = await start()
    expect(existsSync(path)).toBe(true)
    await insertPeople(first)
    expect(await readNames(await start())).toEqual(ALL)
  })

  it('are never in the database as they are', async () => {
    await start()
    const { key } = readKeyFile(path)!.masters[0]!
    const rows = await db.query<{ wrapped: Buffer }>('select wrapped from data_key')
    expect(rows).toHaveLength(3)
    for (const { wrapped } of rows) {
      expect(wrapped).toHaveLength(12 + 32 + 16)
      expect(wrapped.includes(key)).toBe(false)
    }
  })

  it('are the same for two servers that start at once', async () => {
    const [one, other] = await Promise.all([start(), start()])
    await insertPeople(one)
    expect(await readNames(other)).toEqual(ALL)
  })

  it('leave nothing readable in the table', async () => {
    await insertPeople(await start())
    const row = await db.first<{ text: string }>(
      `select string_agg(encode(name, 'escape') || encode(id_document, 'escape') || encode(id_index, 'escape'), '') as text
      from person_secret`,
    )
    expect(row!.text).not.toMatch(/330199199|测试/)
    expect(Buffer.from(row!.text).includes(Buffer.from('测试'))).toBe(false)
  })

  it('do not open a value that was moved to another row or column', async () => {
    const keys = await start()
    await insertPeople(keys)
    await db.execute(
      'update person_secret set name = other.name from person_secret as other where person_secret.resident = 1 and other.resident = 2',
    )
    await expect(readNames(keys)).rejects.toThrow()
    await db.execute('update person_secret set name = id_document where resident = 1')
    await expect(readNames(keys)).rejects.toThrow()
  })
})

describe('a server does not start', () => {
  const sentence = async () =>
    start().then(
      () => 'it started',
      (error: Error) => error.message,
    )

  it('without the key file while there are encrypted data', async () => {
    await insertPeople(await start())
    rmSync(path)
    expect(await sentence()).toMatch(/holds encrypted data but there is no key file at/)
    expect(existsSync(path)).toBe(false)
  })

  it('with the key file of another database', async () => {
    await insertPeople(await start())
    rmSync(path)
    createKeyFile(path, newKeyFile())
    expect(await sentence()).toMatch(/does not fit this database/)
  })

  it('with a key file that others may read', async () => {
    await insertPeople(await start())
    chmodSync(path, 0o644)
    expect(await sentence()).toMatch(/may be read by others/)
  })

  it('but makes new keys where nothing was encrypted yet', async () => {
    await start()
    renameSync(path, `${path}.lost`)
    await insertPeople(await start())
    expect(readFileSync(path, 'utf8')).not.toBe(readFileSync(`${path}.lost`, 'utf8'))
  })
})

describe('a new master key', () => {
  it('wraps the data keys anew and leaves the data alone', async () => {
    const keys = await start()
    await insertPeople(keys)
    const before = await db.query('select * from person_secret order by resident')
    const { version, kept } = await rotateMaster(db, path)
    expect(version).toBe(2)
    expect(readKeyFile(path)!.masters.map((master) => master.version)).toEqual([2])
    expect(readKeyFile(kept)!.masters.map((master) => master.version)).toEqual([1])
    expect(await db.query('select * from person_secret order by resident')).toEqual(before)
    expect(await readNames(await start())).toEqual(ALL)
    expect(await readNames(keys)).toEqual(ALL)
  })
})

describe('new data keys', () => {
  it('encrypt every value anew, and nothing needs the old ones', async () => {
    const keys = await start()
    await insertPeople(keys)
    const before = await db.query<SecretRow>('select * from person_secret order by resident')
    expect(await rotate(keys)).toEqual({ total: PEOPLE, version: 2 })
    const after = await db.query<SecretRow>('select * from person_secret order by resident')
    for (const [at, row] of after.entries()) {
      expect(row.key_version).toBe(2)
      expect(row.name.equals(before[at]!.name)).toBe(false)
    }
    expect(await db.query(`select version from data_key where purpose <> 'counts'`)).toEqual([
      { version: 2 },
      { version: 2 },
    ])
    expect(await readNames(await start())).toEqual(ALL)
  })

  it('can be stopped and gone on with, while everything stays readable and can be found', async () => {
    const [keys, server] = [await start(), await start()]
    await insertPeople(keys)
    const stop = new AbortController()
    const stopped = rotate(keys, {
      signal: stop.signal,
      onProgress: () => stop.abort(new Error('stopped')),
    })
    await expect(stopped).rejects.toThrow('stopped')
    const versions = () =>
      db.query<{ key_version: number; rows: number }>(
        'select key_version, count(*)::int as rows from person_secret group by key_version order by key_version',
      )
    expect(await versions()).toEqual([
      { key_version: 1, rows: 15 },
      { key_version: 2, rows: 10 },
    ])
    expect(await readNames(server)).toEqual(ALL)
    for (const resident of [1, PEOPLE]) {
      const found = await db.query<{ resident: number }>(
        'select resident from person_secret where id_index = any($1)',
        [idIndexes(server, idOf(resident).toLowerCase())],
      )
      expect(found).toEqual([{ resident }])
    }
    expect(await rotate(keys)).toEqual({ total: 15, version: 2 })
    expect(await versions()).toEqual([{ key_version: 2, rows: PEOPLE }])
    expect(await readNames(server)).toEqual(ALL)
  })

  it('never leave a row behind whose key is gone', async () => {
    const keys = await start()
    const stale = await start()
    const late = sealPerson(stale, { subdistrict: '330199001', resident: 99 }, { name: '迟到' })
    await insertPeople(keys)
    await rotate(keys)
    await expect(db.copyFrom('person_secret', SECRET_COLUMNS, [late])).rejects.toThrow(
      /foreign key/,
    )
  })
})
