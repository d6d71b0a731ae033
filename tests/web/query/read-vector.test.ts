import {
  Int32,
  Int64,
  Table,
  TimestampMicrosecond,
  tableFromArrays,
  tableFromIPC,
  tableToIPC,
  Utf8,
  vectorFromArray,
} from 'apache-arrow'
import { expect, test } from 'vitest'
import { codesOf, numbersOf } from '../../../web/query/read-vector.ts'

test('texts are numbered in order of appearance over all pieces, NULL is −1', () => {
  const one = vectorFromArray(['东', '西', null, '东'], new Utf8())
  const other = vectorFromArray(['南', '西', ''], new Utf8())
  const { codes, values } = codesOf(one.concat(other), 6)
  expect([...codes]).toEqual([0, 1, -1, 0, 2, 1])
  expect(values).toEqual(['东', '西', '南'])
})

test('many texts are told apart like by a map', () => {
  const texts = Array.from({ length: 5_000 }, (_, i) => `幢${(i * 7919) % 1_231}`)
  const { codes, values } = codesOf(vectorFromArray(texts, new Utf8()), texts.length)
  expect(Array.from(codes, (code) => values[code])).toEqual(texts)
  expect(values.length).toBe(new Set(texts).size)
})

test('numbers of all pieces stand in one array, NULL is NaN', () => {
  const one = vectorFromArray([1, null, 3], new Int32())
  const other = vectorFromArray([4, 5], new Int32())
  expect([...numbersOf(one.concat(other), 4)]).toEqual([1, Number.NaN, 3, 4])
  const plain = tableFromIPC(tableToIPC(tableFromArrays({ n: Float64Array.of(1.5, -2) })))
  expect([...numbersOf(new Table(plain.batches).getChild('n')!, 2)]).toEqual([1.5, -2])
})

test('times are milliseconds, truth values 0 and 1, texts no numbers', () => {
  const at = vectorFromArray([1_700_000_000_123, null], new TimestampMicrosecond())
  expect([...numbersOf(at, 2)]).toEqual([1_700_000_000_123, Number.NaN])
  expect([...numbersOf(vectorFromArray([true, false, null]), 3)]).toEqual([1, 0, Number.NaN])
  expect([...numbersOf(vectorFromArray(['1'], new Utf8()), 1)]).toEqual([Number.NaN])
})

const named = (n: number | null) => (n === null ? null : `幢${n}`)

test.each([2, 3, 4, 7])('of every %i rows one is read, over all pieces', (every) => {
  const pieces = [5, 1, 4, 9].map((length, piece) =>
    Array.from({ length }, (_, i) => (i === 2 ? null : 100 * piece + i)),
  )
  const rows = pieces.flat()
  const some = rows.slice(0, 17).filter((_, i) => i % every === 0)
  const whole = pieces.map((one) => vectorFromArray(one, new Int32())).reduce((a, b) => a.concat(b))
  expect([...numbersOf(whole, 17, every)]).toEqual(some.map((one) => one ?? Number.NaN))
  const texts = pieces
    .map((one) => vectorFromArray(one.map(named), new Utf8()))
    .reduce((a, b) => a.concat(b))
  const { codes, values } = codesOf(texts, 17, every)
  expect(Array.from(codes, (code) => values[code] ?? null)).toEqual(some.map(named))
})

test('whole numbers of 64 bits are exact as far as numbers are, below zero too', () => {
  const far = [-1n, -(2n ** 40n), 2n ** 53n - 1n, 0n, 2n ** 32n]
  expect([...numbersOf(vectorFromArray(far, new Int64()), 5)]).toEqual(far.map(Number))
})
