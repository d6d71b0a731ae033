import { existsSync, mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { findKeptIndex, keepIndex } from '../../../server/addresses/kept-index.ts'
import type { Queryable } from '../../../server/storage/database.ts'

const folder = join(mkdtempSync(join(tmpdir(), 'onemap-kept-')), 'match')
const baseOf = (version: string | null): Pick<Queryable, 'first'> => ({
  first: async <Row extends object>() => (version === null ? undefined : ({ version } as Row)),
})
const bytes = (...values: number[]) => {
  const memory = new SharedArrayBuffer(values.length)
  new Uint8Array(memory).set(values)
  return memory
}
const read = (memory: SharedArrayBuffer | undefined) => memory && [...new Uint8Array(memory)]

afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the address base as it is kept on disk', () => {
  it('is found again for the same base alone', async () => {
    keepIndex(await findKeptIndex(baseOf('one'), folder), bytes(1, 2, 3))
    expect(read((await findKeptIndex(baseOf('one'), folder)).kept)).toEqual([1, 2, 3])
    expect((await findKeptIndex(baseOf('two'), folder)).kept).toBeUndefined()
  })

  it('takes the place of the one before', async () => {
    for (const version of ['one', 'two'])
      keepIndex(await findKeptIndex(baseOf(version), folder), bytes(7))
    expect(readdirSync(folder)).toHaveLength(1)
  })

  it('is not kept where nothing would say that it has changed', async () => {
    keepIndex(await findKeptIndex(baseOf(null), folder), bytes(1))
    expect(existsSync(folder)).toBe(false)
  })

  it('is read anew when the file is empty', async () => {
    keepIndex(await findKeptIndex(baseOf('one'), folder), bytes(1, 2, 3))
    truncateSync(join(folder, readdirSync(folder)[0]!))
    expect((await findKeptIndex(baseOf('one'), folder)).kept).toBeUndefined()
  })
})
