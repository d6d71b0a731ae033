import { expect, test } from 'vitest'
import { parseWkt } from '../../../../data/formats/readers/wkt.ts'
import { csvRecord } from '../../../../data/formats/writers/csv.ts'
import { formatWkt } from '../../../../data/formats/writers/wkt.ts'

test('quotes what needs it and ends the record as the standard says', () => {
  expect(csvRecord(['a', 1, true, null, 'x,y', 'say "hi"', 'two\nlines', ['a']])).toBe(
    'a,1,true,,"x,y","say ""hi""","two\nlines","[""a""]"\r\n',
  )
})

test('takes the fuse out of formulas but leaves numbers alone', () => {
  expect(csvRecord(['=1+1', '+cmd', '-cmd', '@SUM(A1)', '-1.5', '+86'])).toBe(
    "'=1+1,'+cmd,'-cmd,'@SUM(A1),-1.5,+86\r\n",
  )
})

test.each([
  { type: 'Point', coordinates: [120.1, 30.2] },
  {
    type: 'MultiPoint',
    coordinates: [
      [1, 2],
      [3, 4],
    ],
  },
  {
    type: 'LineString',
    coordinates: [
      [1, 2],
      [3, 4],
    ],
  },
  {
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
      [
        [
          [5, 5],
          [6, 5],
          [6, 6],
          [5, 5],
        ],
      ],
    ],
  },
] as const)('writes WKT that reads back: $type', (geometry) => {
  const mutable = JSON.parse(JSON.stringify(geometry))
  expect(parseWkt(formatWkt(mutable))).toEqual(mutable)
})
