import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import {
  createKeyFile,
  currentMaster,
  keepOldKeys,
  newKeyFile,
  readKeyFile,
  replaceKeyFile,
  withNewMaster,
} from '../../../../server/security/keys/key-file.ts'

const dir = mkdtempSync(join(tmpdir(), 'onemap-keys-'))
const path = join(dir, 'town.key')
beforeEach(() => rmSync(path, { force: true }))
afterAll(() => rmSync(dir, { recursive: true }))

describe('the key file', () => {
  it('is read as it was written, by its owner alone', () => {
    const file = newKeyFile()
    expect(createKeyFile(path, file)).toBe(true)
    expect(readKeyFile(path)).toEqual(file)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(dir)).toEqual(['town.key'])
  })

  it('is undefined when there is none', () => {
    expect(readKeyFile(path)).toBeUndefined()
  })

  it('is refused when it is a folder', () => {
    mkdirSync(path, { mode: 0o700 })
    expect(() => readKeyFile(path)).toThrow('is no file')
    rmSync(path, { recursive: true })
  })

  it('is never written over by who comes second', () => {
    const first = newKeyFile()
    createKeyFile(path, first)
    expect(createKeyFile(path, newKeyFile())).toBe(false)
    expect(readKeyFile(path)).toEqual(first)
  })

  it('keeps old versions beside it when it gets a new master key', () => {
    const first = newKeyFile()
    const second = withNewMaster(first)
    replaceKeyFile(path, second)
    expect(currentMaster(readKeyFile(path)!).version).toBe(2)
    const kept = keepOldKeys(path, first)
    expect(readKeyFile(kept)).toEqual(first)
    expect(statSync(kept).mode & 0o777).toBe(0o600)
    rmSync(kept)
  })

  it.each([0o640, 0o604, 0o666])('is refused with mode %o', (mode) => {
    createKeyFile(path, newKeyFile())
    chmodSync(path, mode)
    expect(() => readKeyFile(path)).toThrow(/may be read by others .*chmod 600/)
  })

  it.each([
    ['nothing', ''],
    ['no JSON', 'secret-looking-text'],
    ['another JSON', '{"keys":[]}'],
    ['a short key', '{"id":"0","masters":[{"version":1,"key":"c2VjcmV0","createdAt":""}]}'],
  ])('is refused when it holds %s, without quoting it', (_, text) => {
    writeFileSync(path, text, { mode: 0o600 })
    const sentence = messageOf(() => readKeyFile(path))
    expect(sentence).toMatch(/is damaged or no key file/)
    if (text) expect(sentence).not.toContain(text.slice(0, 8))
  })

  it('says how it can be written where it cannot', () => {
    const nowhere = join(dir, 'no-such-folder', 'town.key')
    expect(messageOf(() => createKeyFile(nowhere, newKeyFile()))).toMatch(/ENOENT.*ONEMAP_KEY_FILE/)
  })

  it('holds nothing but keys, versions and days', () => {
    createKeyFile(path, newKeyFile())
    const text = JSON.parse(readFileSync(path, 'utf8')) as object
    expect(Object.keys(text)).toEqual(['id', 'masters'])
  })
})

function messageOf(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('It was not refused')
}
