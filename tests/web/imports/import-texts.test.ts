import { beforeEach, describe, expect, it } from 'vitest'
import type { ImportRemark } from '../../../data/contracts/index.ts'
import { ApiError } from '../../../web/api.ts'
import { setLanguage } from '../../../web/i18n/index.ts'
import {
  failureText,
  formatBytes,
  orderRemarks,
  remarkText,
} from '../../../web/imports/import-texts.ts'
import { isCrsName } from '../../../web/ui/crs/is-crs-name.ts'

const remark = (given: Partial<ImportRemark>): ImportRemark => ({
  kind: 'unclosed-ring',
  effect: 'repaired',
  count: 1,
  message: { zh: '环未闭合，已闭合', en: 'Rings were closed' },
  rows: [3],
  ...given,
})

beforeEach(() => setLanguage('en'))

describe('remarkText', () => {
  it('says what happened and in which rows', () =>
    expect(remarkText(remark({ count: 2, rows: [3, 17] }))).toEqual({
      what: 'Rings were closed',
      where: 'rows 3, 17',
    }))

  it('speaks of one row as of one', () =>
    expect(remarkText(remark({ count: 1, rows: [4_256] })).where).toBe('row 4,256'))

  it('names the first rows of many and says that there are more', () => {
    const many = remark({ count: 8_449, rows: [1, 2, 3, 4, 5, 6, 7] })
    expect(remarkText(many).where).toBe('rows 1, 2, 3, 4, 5 and more')
  })

  it('says nothing about rows for a remark on the whole file', () =>
    expect(remarkText(remark({ rows: [] })).where).toBe(''))

  it('speaks Chinese', () => {
    setLanguage('zh')
    expect(remarkText(remark({ count: 2, rows: [3, 17] })).where).toBe('第 3、17 行')
  })
})

describe('orderRemarks', () => {
  it('tells of losses first, then of repairs, the most frequent first', () => {
    const ordered = orderRemarks([
      remark({ kind: 'note', effect: 'note', count: 900 }),
      remark({ kind: 'few', count: 2 }),
      remark({ kind: 'many', count: 50 }),
      remark({ kind: 'lost', effect: 'setAside' }),
    ])
    expect(ordered.map((one) => one.kind)).toEqual(['lost', 'many', 'few', 'note'])
  })
})

describe('failureText', () => {
  const failed = (failure: ApiError | { code: string; message: string }) => ({
    kind: 'failed' as const,
    fileName: 'a.zip',
    bytes: 2 * 1024 ** 3,
    failure,
  })

  it('says how large a file was that the server refused', () =>
    expect(failureText(failed(new ApiError(413, 'too-large', 'x')))).toContain('2 GB'))
  it('says that an upload was interrupted', () =>
    expect(failureText(failed(new ApiError(0, 'interrupted', 'x')))).toMatch(/interrupted/))
  it('passes on the sentence of a job that failed', () =>
    expect(failureText(failed({ code: 'not-a-zip', message: 'This is no zip file.' }))).toBe(
      'This is no zip file.',
    ))
})

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [1023, '1,023 B'],
    [1536, '1.5 KB'],
    [5 * 1024 ** 2, '5 MB'],
    [3 * 1024 ** 4, '3,072 GB'],
  ])('writes %s as %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text))
})

describe('isCrsName', () => {
  it.each(['EPSG:4549', 'epsg:32650', 'GCJ-02', 'bd-09'])('takes %s', (name) =>
    expect(isCrsName(name)).toBe(true),
  )
  it.each(['EPSG:', '4549', 'EPSG:45', 'WGS84', ''])('refuses "%s"', (name) =>
    expect(isCrsName(name)).toBe(false),
  )
})
