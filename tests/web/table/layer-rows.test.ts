import { describe, expect, it } from 'vitest'
import type { AttributeDefinition } from '../../../data/contracts/index.ts'
import { columnsOf, type ItemsAnswer, orderRows, rowsOf } from '../../../web/table/layer-rows.ts'

const beds: AttributeDefinition = {
  key: 'beds',
  name: { zh: '床位', en: 'Beds' },
  type: 'number',
  sensitivity: 1,
}

const answer = (...properties: Record<string, unknown>[]): ItemsAnswer => ({
  type: 'FeatureCollection',
  features: properties.map((given, index) => ({
    type: 'Feature',
    id: `F${index}`,
    geometry: { type: 'Point', coordinates: [120 + index, 30] },
    properties: given,
  })),
})

const titles = (rows: readonly { title: string }[]) => rows.map((row) => row.title)

describe('rowsOf', () => {
  it('calls a row by its title, else by its code', () =>
    expect(titles(rowsOf(answer({ title: '敬老院' }, {}), [beds]))).toEqual(['敬老院', 'F1']))

  it('puts a polygon at the middle of its extent', () => {
    const [row] = rowsOf(
      {
        type: 'FeatureCollection',
        features: [
          {
            type: 'Feature',
            properties: {},
            geometry: {
              type: 'Polygon',
              coordinates: [
                [
                  [120, 30],
                  [122, 30],
                  [122, 31],
                  [120, 30],
                ],
              ],
            },
          },
        ],
      },
      [],
    )
    expect(row!.lonLat).toEqual([121, 30.5])
  })

  it('keeps a row without geometry', () =>
    expect(
      rowsOf(
        {
          type: 'FeatureCollection',
          features: [{ type: 'Feature', properties: { title: 'x' }, geometry: null } as never],
        },
        [],
      )[0]!.lonLat,
    ).toBeNull())
})

describe('columnsOf', () => {
  it('has every attribute that some row has, those of the registry by name', () => {
    const columns = columnsOf(rowsOf(answer({ HEIGHT: 3 }, { beds: 20, title: 'b' }), [beds]))
    expect(columns.map((column) => column.key)).toEqual(['HEIGHT', 'beds'])
  })
})

describe('orderRows', () => {
  const rows = rowsOf(answer({ title: 'a', beds: 9 }, { title: 'b' }, { title: 'c', beds: 100 }), [
    beds,
  ])

  it('sorts numbers by size and leaves rows without a value last', () => {
    expect(titles(orderRows(rows, { key: 'beds', descending: false }))).toEqual(['a', 'c', 'b'])
    expect(titles(orderRows(rows, { key: 'beds', descending: true }))).toEqual(['c', 'a', 'b'])
  })

  it('sorts by title with an empty key', () =>
    expect(titles(orderRows(rows, { key: '', descending: true }))).toEqual(['c', 'b', 'a']))
})
