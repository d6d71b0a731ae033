import { expect, test } from 'vitest'
import { writePdf } from '../../../web/print/write-pdf.ts'

const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xd9)
const pdf = writePdf(
  [
    { jpeg, widthPx: 2, heightPx: 1 },
    { jpeg, widthPx: 4, heightPx: 3 },
  ],
  {
    widthMm: 297,
    heightMm: 210,
    title: '良溪区一张图',
    author: '指挥长',
    createdAt: new Date('2026-03-02T01:02:03Z'),
  },
)
const text = Buffer.from(pdf).toString('latin1')

test('the table of objects points at each of them', () => {
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1])
  expect(text.slice(start, start + 5)).toBe('xref\n')
  const offsets = [...text.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)].map((m) => Number(m[1]))
  expect(offsets).toHaveLength(9)
  offsets.forEach((offset, index) => {
    expect(text.slice(offset, offset + 8)).toBe(`${index + 1} 0 obj\n`)
  })
})

test('every stream is as long as it says', () => {
  const lengths = [...text.matchAll(/\/Length (\d+) >>\nstream\n([\s\S]*?)\nendstream/g)]
  expect(lengths).toHaveLength(4)
  for (const [, said, stream] of lengths) expect(stream).toHaveLength(Number(said))
})

test('every page shows its own picture', () => {
  expect(text).toContain('/Kids [3 0 R 6 0 R] /Count 2')
  const pages = [...text.matchAll(/\/Contents (\d+) 0 R .*?\/Im0 (\d+) 0 R/g)]
  expect(pages.map(([, contents, image]) => [contents, image])).toEqual([
    ['4', '5'],
    ['7', '8'],
  ])
  expect(text).toContain('/Width 4 /Height 3')
})

test('the page is as large as the paper and the title keeps its script', () => {
  expect(text).toContain('/MediaBox [0 0 841.89 595.28]')
  const hex = /\/Title <FEFF([0-9a-f]+)>/.exec(text)?.[1] ?? ''
  const title = hex.match(/.{4}/g)?.map((unit) => String.fromCharCode(Number.parseInt(unit, 16)))
  expect(title?.join('')).toBe('良溪区一张图')
  expect(text).toContain('/CreationDate (D:20260302010203Z)')
})
