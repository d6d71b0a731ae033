import { expect, it } from 'vitest'
import { placeRows, type RowPlace } from '../../../web/session/address-matcher/place-rows.ts'
import { tinyBase } from '../../data/rules/address/tiny-base.ts'

const { matcher, code } = tinyBase()
const asked: number[] = []
const match = async (texts: readonly string[], limit = 9) => {
  asked.push(texts.length)
  return texts.map((text) => matcher.matchBriefly(text, { limit }))
}

async function placesOf(rows: readonly (readonly string[])[], columns: readonly number[]) {
  const places: RowPlace[] = []
  for await (const some of placeRows({ match }, rows, columns)) places.push(...some)
  return places
}

it('tells of each row what its address means, and nothing that stands in it', async () => {
  const rows = [
    ['张某', '清源街道文澜苑3幢', '2单元503室', '110105194912310021'],
    ['李某', '没有这里', '', '440524188001010014'],
    ['王某', '文澜苑3幢', '1单元501室'],
  ]
  const places = await placesOf(rows, [1, 2])
  expect(places.map(({ code, verdict }) => [code, verdict])).toEqual([
    [code('文澜路12号文澜苑3幢/2/503'), 'matched'],
    [null, 'unmatched'],
    [null, 'doubtful'],
  ])
  const told = JSON.stringify(places)
  for (const cell of rows.flat().filter((text) => text !== '')) expect(told).not.toContain(cell)
})

it('asks for a thousand at a time and keeps their order', async () => {
  asked.length = 0
  const rows = Array.from({ length: 2500 }, (_, i) => [
    i === 2400 ? '文澜苑11幢101室 清源街道' : '',
  ])
  const places = await placesOf(rows, [0])
  expect(asked).toEqual([1000, 1000, 500])
  expect(places).toHaveLength(2500)
  expect(places.findIndex(({ verdict }) => verdict === 'matched')).toBe(2400)
})
