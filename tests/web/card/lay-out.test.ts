import { expect, test } from 'vitest'
import { layOut } from '../../../web/card/lay-out-attributes.ts'
import type { ShownAttribute } from '../../../web/ui/format-value.ts'

const attribute = (name: string, value: string): ShownAttribute => ({
  key: name,
  name,
  texts: [{ text: value }],
  numeric: false,
  masked: false,
  revealable: false,
  grade: 1,
  day: null,
})
const wide = (...attributes: ShownAttribute[]) => layOut(attributes).map((one) => one.wide)

test('short ones share a line, long ones do not', () => {
  expect(wide(attribute('用途', '住宅'), attribute('层数', '11'))).toEqual([false, false])
  const long = attribute('运营单位', '良溪清川住房运营有限公司')
  expect(wide(attribute('用途', '住宅'), long, attribute('层数', '11'))).toEqual([true, true, true])
})

test('the odd one out has the line for itself', () => {
  const short = [1, 2, 3].map((n) => attribute(`第${n}`, '是'))
  expect(wide(...short)).toEqual([false, false, true])
})
