import { expect, it } from 'vitest'
import { countText } from '../../../web/ui/count-text.ts'

it.each([
  [1204, false, '1,204'],
  [0, false, '0'],
  [0, true, '<5'],
  [5, true, '≈5'],
  [1205, true, '≈1,205'],
] as const)('%i, rounded %s, reads %s', (count, isRounded, text) => {
  expect(countText(count, isRounded)).toBe(text)
})
