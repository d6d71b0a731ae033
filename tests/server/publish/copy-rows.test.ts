import { describe, expect, test } from 'vitest'
import { readCopyRows } from '../../../server/publish/copy-rows.ts'

const int16 = (value: number) => {
  const bytes = Buffer.alloc(2)
  bytes.writeInt16BE(value)
  return bytes
}
const int32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}
const double = (value: number) => {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleBE(value)
  return bytes
}
const field = (bytes: Buffer | null) =>
  bytes === null ? int32(-1) : Buffer.concat([int32(bytes.length), bytes])

/** As PostgreSQL writes it: signature, flags, no extension; the rows; -1. */
function copyBytes(rows: readonly (readonly [code: string, lon: number, name: string | null])[]) {
  const head = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), int32(0), int32(0)])
  const body = rows.flatMap(([code, lon, name]) => [
    int16(9),
    field(Buffer.from(code)),
    field(double(lon)),
    field(double(30)),
    field(null),
    field(int16(3)),
    field(int16(2)),
    field(int16(1)),
    field(name === null ? null : Buffer.from(name)),
    field(Buffer.from('330199001001001')),
  ])
  return Buffer.concat([head, ...body, int16(-1)])
}

async function* inPieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function read(bytes: Buffer, size: number) {
  const rows: unknown[] = []
  await readCopyRows(inPieces(bytes, size), (row) => {
    const text = ({ from, to }: { from: number; to: number }) =>
      row.bytes.toString('utf8', from, to)
    rows.push([
      text(row.code),
      row.lon,
      text(row.name),
      row.class,
      row.state,
      row.risk,
      text(row.grid),
    ])
  })
  return rows
}

describe('rows copied out of the database', () => {
  const bytes = copyBytes([
    ['A', 120.5, '文澜苑'],
    ['B', -1, null],
  ])
  const expected = [
    ['A', 120.5, '文澜苑', 3, 2, 1, '330199001001001'],
    ['B', -1, '', 3, 2, 1, '330199001001001'],
  ]

  test.each([1, 2, 7, 64, 10_000])('arrive whole in pieces of %i bytes', async (size) => {
    expect(await read(bytes, size)).toEqual(expected)
  })

  test('that break off are an error, not a shorter layer', async () => {
    await expect(read(bytes.subarray(0, bytes.length - 30), 64)).rejects.toThrow(/within a row/)
  })
})
