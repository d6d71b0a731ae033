import { expect, test } from 'vitest'
import { type DensityInput, tileLoad } from '../../../../data/formats/overview/tile-load.ts'
import {
  decodeTileLoad,
  encodeTileLoad,
} from '../../../../data/formats/overview/tile-load-codec.ts'

const shapes: DensityInput = {
  size: 3,
  boxes: [120, 30, 120.0001, 30.0001, 120.3, 30.3, 120.31, 30.31, -170, -80, 170, 80],
  lengths: [100, 200, 70_000],
  kind: 'polygon',
}

test('what a pack puts on the tiles of a zoom is the same when read again', () => {
  const load = tileLoad(shapes, 16)
  expect(load.counts.size).toBeGreaterThan(1)
  expect(load.everywhere).toEqual({ count: 1, bytes: 70_000 })
  expect(decodeTileLoad(encodeTileLoad(load))).toEqual(load)
})

test('a pack without features puts nothing anywhere', () => {
  const none = tileLoad({ size: 0, boxes: [], lengths: [], kind: 'point' }, 10)
  expect(decodeTileLoad(encodeTileLoad(none))).toEqual(none)
})
