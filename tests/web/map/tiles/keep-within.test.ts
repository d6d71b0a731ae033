import { describe, expect, it } from 'vitest'
import { bytesOf, type Kept, keepWithin } from '../../../../web/map/tiles/keep-within.ts'

function forgottenOf(limit: number, things: Record<string, Partial<Kept>>): string[] {
  const forgotten: string[] = []
  const kept = Object.entries(things).map(([name, thing]) => ({
    bytes: 10,
    usedAt: 0,
    isNeeded: false,
    forget: () => void forgotten.push(name),
    ...thing,
  }))
  keepWithin(limit, kept)
  return forgotten
}

describe('what is kept', () => {
  it('stays while all of it fits', () => {
    expect(forgottenOf(30, { a: {}, b: {}, c: {} })).toEqual([])
  })

  it('goes when it does not, what was not used for longest first, and no more than must', () => {
    const things = { young: { usedAt: 9 }, old: { usedAt: 1 }, older: { usedAt: 0, bytes: 4 } }
    expect(forgottenOf(20, things)).toEqual(['older'])
    expect(forgottenOf(19, things)).toEqual(['older', 'old'])
  })

  it('stays whatever it weighs when it is needed', () => {
    const things = { seen: { isNeeded: true, bytes: 500 }, spare: { usedAt: 7 } }
    expect(forgottenOf(100, things)).toEqual(['spare'])
  })
})

it('the weight of a tile is that of its arrays and its texts', () => {
  const tile = { x: new Float32Array(10), codes: ['330199', ''], joined: 'abc', length: 2 }
  expect(bytesOf(tile)).toBe(40 + 24 + 6 + 3)
  expect(bytesOf(null)).toBe(0)
})
