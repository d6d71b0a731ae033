import { describe, expect, it } from 'vitest'
import { reviewAddresses } from '../../../../data/rules/address-base/review/review-addresses.ts'
import type { ReviewRow } from '../../../../data/rules/address-base/review/review-row.ts'

let nextId = 100
const row = (given: Partial<ReviewRow>): ReviewRow => ({
  id: nextId++,
  level: 9,
  parent: 1,
  name: '1幢',
  normalForm: `文一路${nextId}`,
  state: 'proposed',
  lonLat: [120, 30.25],
  entrance: null,
  grid: '330199001001001',
  inOutline: true,
  ...given,
})
const found = (rows: ReviewRow[]) => reviewAddresses(rows).map(({ kind, id }) => [kind, id])

/** Every 20 m eastwards, odd numbers on one side. */
const door = (number: number, metres: number): ReviewRow =>
  row({ level: 7, name: `${number}号`, lonLat: [120 + metres / 96_000, 30.25] })

describe('reviewing addresses before they are certified', () => {
  it('finds nothing in a street that is as it should be', () => {
    const doors = [1, 3, 5, 7, 9, 2, 4, 6, 8].map((number) => door(number, number * 20))
    expect(found(doors)).toEqual([])
  })

  it('does not mind which way a street is numbered, nor one that turns back on the other side', () => {
    expect(found([1, 3, 5, 7].map((number) => door(number, 500 - number * 20)))).toEqual([])
    expect(found([2, 4, 6, 8].map((number) => door(number, number * 20)))).toEqual([])
  })

  it('finds the one door whose number breaks the order', () => {
    const doors = [1, 3, 5, 7, 9, 11].map((number) =>
      door(number, number === 7 ? 900 : number * 20),
    )
    expect(found(doors)).toEqual([['out-of-order', doors[3]!.id]])
  })

  it('says nothing of a street with too few doors to tell', () => {
    expect(found([door(1, 0), door(3, 900), door(5, 40)])).toEqual([])
  })

  it('finds two addresses of one normal form, but not a building that is written like its door', () => {
    const [a, b] = [row({ normalForm: '文一路3号' }), row({ normalForm: '文一路3号' })]
    expect(found([a, b, row({ level: 7, normalForm: '文一路3号' })])).toEqual([['duplicate', b.id]])
  })

  it('finds buildings that were never placed themselves', () => {
    const estate = row({ id: 1, level: 8, parent: null, lonLat: [120.5, 30.5] })
    const [placed, not] = [row({}), row({ lonLat: [120.5, 30.5] })]
    expect(found([estate, placed, not])).toEqual([['no-point', not.id]])
    expect(found([estate, row({ lonLat: [120.5, 30.5] })])).toEqual([])
    const outside = row({ grid: '' })
    expect(found([outside])).toEqual([['no-point', outside.id]])
  })

  it('finds points outside of their building, and entrances that are none of theirs', () => {
    const outside = row({ inOutline: false })
    const near = row({ entrance: [120.0005, 30.25] })
    const far = row({ entrance: [120.002, 30.25] })
    expect(found([near, far, outside])).toEqual([
      ['outside-building', outside.id],
      ['far-entrance', far.id],
    ])
  })
})
