import { describe, expect, it } from 'vitest'
import { countTile, emptyPointCount } from '../../../../web/map/points/count-points.ts'
import { createValueFilter } from '../../../../web/map/points/filter-values.ts'
import { toPointTile } from '../../../../web/map/tiles/point-tile.ts'
import type { HiddenValues } from '../../../../web/map/tiles/worker-protocol.ts'
import { pointsOf } from '../world.ts'

const nothing: HiddenValues = { class: [], state: [], risk: [] }
const tile = toPointTile(
  pointsOf([
    { x: 0.2, y: 0.5, class: 1, risk: 1 },
    { x: 0.2, y: 0.5, class: 2, risk: 3 },
    { x: 0.9, y: 0.5, class: 2, risk: 1 },
  ]),
  18,
)

function count(hidden = nothing, inside = (_x: number) => true) {
  const counts = emptyPointCount()
  countTile(counts, tile, createValueFilter(hidden), inside)
  return counts
}

describe('countTile', () => {
  it('counts each thing of a stack, by value too', () => {
    const counts = count()
    expect(counts.shown).toBe(3)
    expect(counts.class).toEqual(
      new Map([
        [1, 1],
        [2, 2],
      ]),
    )
    expect(counts.risk).toEqual(
      new Map([
        [1, 2],
        [3, 1],
      ]),
    )
  })

  it('says of a hidden value how many switching it on would show', () => {
    const counts = count({ ...nothing, class: [2] })
    expect(counts.shown).toBe(1)
    expect(counts.class.get(2)).toBe(2)
    expect(counts.risk).toEqual(new Map([[1, 1]]))
  })

  it('leaves out what lies elsewhere', () => {
    expect(count(nothing, (x) => x > 0.5).shown).toBe(1)
  })
})
