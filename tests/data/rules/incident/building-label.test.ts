import { expect, it } from 'vitest'
import { buildingLabel } from '../../../../data/rules/incident/building-label.ts'

it.each([
  ['3幢', '良溪区清川街道竹海村文澜西路241号崇文苑3幢', '崇文苑3幢'],
  ['247号', '良溪区清川街道竹海村文澜西路247号', '文澜西路247号'],
  ['4号', '良溪区清川街道柳桥社区染坊巷4号', '染坊巷4号'],
  ['1幢', '良溪区三墩镇竹海村社区文一路1号望江公寓1幢', '望江公寓1幢'],
  ['2幢', '2幢', '2幢'],
  ['2幢', '', '2幢'],
])('%s of %s is called %s', (title, fullText, label) => {
  expect(buildingLabel(title, fullText)).toBe(label)
})
