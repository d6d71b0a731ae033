import { expect, test } from 'vitest'
import { parseAngle } from '../../../../data/formats/readers/parse-angle.ts'

test.each([
  ['120.15', 120.15],
  [' -46.5 ', -46.5],
  ['120,15', 120.15],
  ['120.15', 120.15],
  ['1.2015e2', 120.15],
  ['120°09′00″E', 120.15],
  ['30°15\'36"N', 30.26],
  ['S 23°30′', -23.5],
  ['东经120度9分0秒', undefined],
  ['', undefined],
  ['abc', undefined],
  ['1.2.3', undefined],
  ['NaN', undefined],
  ['1e999', undefined],
])('reads %j as %j', (text, expected) => {
  const value = parseAngle(text)
  if (expected === undefined) expect(value).toBeUndefined()
  else expect(value).toBeCloseTo(expected, 9)
})
