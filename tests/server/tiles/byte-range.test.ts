import { describe, expect, test } from 'vitest'
import { parseByteRange } from '../../../server/tiles/byte-range.ts'

describe('a range of bytes of a file of 100', () => {
  test.each([
    ['bytes=0-9', { first: 0, last: 9 }],
    ['bytes=90-', { first: 90, last: 99 }],
    ['bytes=90-500', { first: 90, last: 99 }],
    ['bytes=-10', { first: 90, last: 99 }],
    ['bytes=-500', { first: 0, last: 99 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=9-3', undefined],
    ['bytes=0-1,5-6', undefined],
    ['items=0-9', undefined],
    ['bytes=-', undefined],
    [undefined, undefined],
  ])('%s', (header, expected) => {
    expect(parseByteRange(header, 100)).toEqual(expected)
  })
})
