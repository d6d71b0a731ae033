import { expect, it } from 'vitest'
import type { Bounds } from '../../../../data/contracts/index.ts'
import { extentOf, mayHoldSomething } from '../../../../web/map/tiles/layer-extent.ts'

const LIANGXI = [119.98, 30.24, 120.06, 30.3] as Bounds
const tile = (x: number, y: number) => ({ z: 12, x, y })

it('tiles beyond a layer’s extent needn’t be asked for, those it touches must', () => {
  const extent = extentOf(LIANGXI)
  expect(mayHoldSomething(tile(3413, 1686), extent)).toBe(true)
  expect(mayHoldSomething(tile(3414, 1686), extent)).toBe(true)
  expect(mayHoldSomething(tile(3416, 1686), extent)).toBe(false)
  expect(mayHoldSomething(tile(3413, 1690), extent)).toBe(false)
})

it('a layer of unknown extent is asked for everywhere', () => {
  expect(mayHoldSomething(tile(0, 0), extentOf(null))).toBe(true)
})
