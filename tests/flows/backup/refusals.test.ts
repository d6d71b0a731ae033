import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeHeader, HEADER_FILE } from '../../../server/backup/backup-format.ts'
import { readMigrations } from '../../../server/storage/migrate.ts'
import type { TestApp } from '../../builders/test-app.ts'
import { backUp, folderForTest, openBackupWorld, restore } from './backup-world.ts'

let app: TestApp
let whole: string
let parent: string
let keyPath: string

beforeAll(async () => {
  app = await openBackupWorld()
  parent = join(app.services.settings.dataDir, 'backups')
  whole = join(parent, 'whole')
  keyPath = join(app.services.settings.dataDir, 'backup.key')
  writeFileSync(keyPath, 'k'.repeat(40))
  // A passphrase takes its time, on purpose.
  await backUp(app.services, whole, { key: { kind: 'key-file', path: keyPath } })
})
afterAll(() => app.close())

function copy(): string {
  const folder = join(folderForTest(), 'backup')
  cpSync(whole, folder, { recursive: true })
  return folder
}

const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort()

/** Into a place that must stay untouched. */
async function refusal(folder: string, options: Parameters<typeof restore>[2] = {}) {
  const dataDir = join(folderForTest(), 'data')
  const { keyFile } = app.services.settings
  const askKey = async () => ({ kind: 'key-file' as const, path: keyPath })
  const error = await restore(folder, { dataDir, keyFile }, { askKey, ...options }).then(
    () => new Error('restored'),
    (reason: Error) => reason,
  )
  expect(() => statSync(dataDir)).toThrow('ENOENT')
  return error.message
}

test('a flipped bit anywhere is found, and the file named', async () => {
  const folder = copy()
  const some = filesOf(folder).filter((path, i) => !path.includes('/') || i % 5 === 0)
  for (const path of some) {
    const bytes = readFileSync(join(folder, path))
    const middle = Math.floor(bytes.length / 2)
    for (const at of path === HEADER_FILE ? [0, 30, middle, bytes.length - 4] : [middle]) {
      const flipped = Buffer.from(bytes)
      flipped[at]! ^= 4
      writeFileSync(join(folder, path), flipped)
      expect(await refusal(folder), `${path} at ${at}`).toContain(path)
    }
    writeFileSync(join(folder, path), bytes)
  }
})

describe('named', () => {
  const room = () => filesOf(whole).find((path) => path.startsWith('tables/room.'))!

  test('a file that is missing', async () => {
    for (const path of [room(), 'manifest']) {
      const folder = copy()
      rmSync(join(folder, path))
      expect(await refusal(folder)).toBe(`The backup is damaged: ${path} is missing.`)
    }
  })

  test('a file too many', async () => {
    const folder = copy()
    writeFileSync(join(folder, 'tables/notes.txt'), 'x')
    expect(await refusal(folder)).toBe(
      'The backup is damaged: tables/notes.txt does not belong to it.',
    )
  })

  test('a file under the name of another', async () => {
    const folder = copy()
    const other = room().replace('room', 'org')
    renameSync(join(folder, room()), join(folder, 'aside'))
    renameSync(join(folder, other), join(folder, room()))
    renameSync(join(folder, 'aside'), join(folder, other))
    expect(await refusal(folder)).toMatch(/tables\/(room|org)\..* is not what was written/)
  })

  test('a file that is cut short or goes on', async () => {
    const short = copy()
    truncateSync(join(short, room()), statSync(join(short, room())).size - 1)
    expect(await refusal(short)).toContain(room())
    const long = copy()
    appendFileSync(join(long, room()), 'x')
    expect(await refusal(long)).toContain(room())
  })
})

test('a folder without the header is no backup', async () => {
  const folder = copy()
  rmSync(join(folder, HEADER_FILE))
  expect(await refusal(folder)).toMatch(/is no backup/)
})

test('a header that was exchanged for another is found by the manifest', async () => {
  const folder = copy()
  const {
    check: _check,
    manifestSha256,
    ...header
  } = JSON.parse(readFileSync(join(folder, HEADER_FILE), 'utf8'))
  const forged = closeHeader({ ...header, createdAt: '2030-01-01T00:00:00Z' }, manifestSha256)
  writeFileSync(join(folder, HEADER_FILE), JSON.stringify(forged))
  expect(await refusal(folder)).toBe(
    `The backup is damaged: ${HEADER_FILE} is not what was written.`,
  )
})

test('a wrong passphrase, and a key file instead of one', async () => {
  const folder = join(folderForTest(), 'backup')
  await backUp(app.services, folder, { withPacks: false })
  const askKey = async () => ({ kind: 'passphrase' as const, text: 'ten steps to the well' })
  expect(await refusal(folder, { askKey })).toBe('The passphrase is not the one of this backup.')
  expect(await refusal(folder)).toContain('closed with a passphrase')
})

test('another key file is told by the fingerprints of both', async () => {
  const folder = folderForTest()
  const [right, wrong] = ['right', 'wrong'].map((name) => {
    writeFileSync(join(folder, name), name.repeat(10))
    return join(folder, name)
  }) as [string, string]
  const key = { kind: 'key-file' as const, path: right }
  await backUp(app.services, join(folder, 'backup'), { key })
  const askKey = async () => ({ kind: 'key-file' as const, path: wrong })
  expect(await refusal(join(folder, 'backup'), { askKey })).toMatch(
    /wants the key file [0-9a-f]{16}; .*wrong is [0-9a-f]{16}\.$/,
  )
  const passphrase = { askKey: async () => ({ kind: 'passphrase' as const, text: 'right' }) }
  expect(await refusal(join(folder, 'backup'), passphrase)).toMatch(
    /closed with a key file \(fingerprint [0-9a-f]{16}\): give --key-file/,
  )
  writeFileSync(right, 'short')
  await expect(backUp(app.services, join(folder, 'another'), { key })).rejects.toThrow(
    /right has 5 bytes; it must have at least 32/,
  )
})

test('a backup of a newer format or of a newer program', async () => {
  const folder = copy()
  const header = JSON.parse(readFileSync(join(folder, HEADER_FILE), 'utf8'))
  writeFileSync(join(folder, HEADER_FILE), JSON.stringify({ ...header, formatVersion: 2 }))
  expect(await refusal(folder)).toMatch(/^This backup has format 2, newer than this program knows/)
  expect(await refusal(whole, { migrations: [] })).toMatch(
    /^This backup was made by a newer OneMap/,
  )
  const others = readMigrations().map((one, i) => ({ ...one, ...(i === 2 && { hash: 'another' }) }))
  expect(await refusal(whole, { migrations: others })).toMatch(
    /^This backup was made with another text/,
  )
})

test('a data folder or a place for the backup that is not empty', async () => {
  const used = folderForTest()
  writeFileSync(join(used, 'notes.txt'), 'x')
  const { keyFile } = app.services.settings
  const askKey = async () => ({ kind: 'key-file' as const, path: keyPath })
  await expect(restore(whole, { dataDir: used, keyFile }, { askKey })).rejects.toThrow(
    /is not empty: restore/,
  )
  await expect(backUp(app.services, used)).rejects.toThrow(/is not empty: a backup/)
  expect(readdirSync(used)).toEqual(['notes.txt'])
})

test('a place that cannot be written is one sentence', async () => {
  const file = join(folderForTest(), 'file')
  writeFileSync(file, 'x')
  await expect(backUp(app.services, join(file, 'backup'))).rejects.toThrow(/cannot be a folder/)
  mkdirSync(join(parent, 'empty'))
  await backUp(app.services, join(parent, 'empty'), { withPacks: false })
})

test('a plain backup is made of a demo and of nothing with accounts in it', async () => {
  const folder = folderForTest()
  await backUp(app.services, join(folder, 'demo'), { key: null, withPacks: false })
  const settings = { ...app.services.settings, mode: 'production' as const }
  const making = backUp({ ...app.services, settings }, join(folder, 'real'), { key: null })
  await expect(making).rejects.toThrow(/a plain backup is refused/)
  expect(readdirSync(folder)).toEqual(['demo'])
})
