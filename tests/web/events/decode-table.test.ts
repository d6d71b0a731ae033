import iconv from 'iconv-lite'
import { expect, it } from 'vitest'
import { decodeTable, inPieces } from '../../../web/events/report/decode-table.ts'

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
