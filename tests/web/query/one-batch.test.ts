import {
  Bool,
  Float64,
  Int32,
  Table,
  TimestampMicrosecond,
  tableFromIPC,
  tableToIPC,
  Utf8,
  type Vector,
  vectorFromArray,
} from 'apache-arrow'
import { expect, test } from 'vitest'
import { oneBatch } from '../../../web/query/worker/one-batch.ts'

const SIZES = [1, 7, 8, 2_048, 3, 100, 9, 64, 5, 31]

/** As many pieces as an answer comes in, of sizes that do not fill whole bytes of what says which rows are known. */
function pieces(columns: (from: number, size: number) => Record<string, Vector>) {
  let from = 0
  const batches = SIZES.map((size) => {
    const table = new Table(columns(from, size))
    from += size
    return table.batches[0]!
  })
  const streams = batches.map((batch) =>
    tableToIPC(new Table(batches[0]!.schema, [batch]), 'stream'),
  )
  const [first] = streams
  const headerBytes = 8 + new DataView(first!.buffer, first!.byteOffset).getInt32(4, true)
  const header = first!.slice(0, headerBytes)
  return { batches, header, bodies: streams.map((stream) => stream.slice(headerBytes, -8)) }
}

const rowsOf = (table: Table) =>
  table.toArray().map((row) => Object.values(row.toJSON()).map((value) => String(value)))

const unless = <Value>(isNull: boolean, value: Value) => (isNull ? null : value)

test('an answer in pieces becomes one batch with the same rows', () => {
  const { batches, header, bodies } = pieces((from, size) => {
    const rows = Array.from({ length: size }, (_, i) => from + i)
    return {
      lon: vectorFromArray(
        rows.map((n) => n / 7),
        new Float64(),
      ),
      floor: vectorFromArray(
        rows.map((n) => unless(n % 3 === 0, n)),
        new Int32(),
      ),
      use: vectorFromArray(
        rows.map((n) => unless(n % 5 === 1, `第${n}幢`.repeat(n % 3))),
        new Utf8(),
      ),
      at: vectorFromArray(
        rows.map((n) => unless(size === 100, n * 1e6)),
        new TimestampMicrosecond(),
      ),
    }
  })
  const whole = tableFromIPC(oneBatch(header, bodies, batches))
  expect(whole.batches).toHaveLength(1)
  expect(rowsOf(whole)).toEqual(rowsOf(new Table(batches)))
  expect(whole.schema.fields.map(String)).toEqual(batches[0]!.schema.fields.map(String))
})

test('few pieces, and what is packed otherwise, stay as they came', () => {
  const { batches, header, bodies } = pieces((from, size) => ({
    is: vectorFromArray(
      Array.from({ length: size }, (_, i) => (from + i) % 3 === 0),
      new Bool(),
    ),
  }))
  const whole = tableFromIPC(oneBatch(header, bodies, batches))
  expect(whole.batches).toHaveLength(SIZES.length)
  expect(rowsOf(whole)).toEqual(rowsOf(new Table(batches)))
  expect(tableFromIPC(oneBatch(header, [], [])).numRows).toBe(0)
})
