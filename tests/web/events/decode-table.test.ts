import iconv from 'iconv-lite'
import { expect, it } from 'vitest'
import { decodeTable, inPieces, refusedRows } from '../../../web/events/report/decode-table.ts'

it('reads tables of older systems, too', () => {
  const text = '小类,内容\n噪声扰民,夜里施工'
  expect(decodeTable(new TextEncoder().encode(text))).toBe(text)
  expect(decodeTable(new Uint8Array(iconv.encode(text, 'gb18030')))).toBe(text)
})

it('cuts a table at its rows, not inside of quotes', () => {
  const pieces = inPieces('小类,内容\r\na,"第一行\r\n第二行"\r\n\r\nb,2\r\nc,3\r\n', 2)
  expect(pieces).toEqual([
    { csv: '小类,内容\na,"第一行\n第二行"\nb,2', before: 0 },
    { csv: '小类,内容\nc,3', before: 2 },
  ])
})

it('gives back the rows that were refused, with the reason behind each', () => {
  const csv = '小类,内容\r\na,1\r\nb,"二,三"\r\n\r\nc,3\r\n'
  const why = new Map([
    [2, '没有这个“类”'],
    [3, '地点 "x"'],
  ])
  expect(refusedRows(csv, '原因', why)).toBe(
    '小类,内容,"原因"\r\nb,"二,三","没有这个“类”"\r\nc,3,"地点 ""x"""\r\n',
  )
})
