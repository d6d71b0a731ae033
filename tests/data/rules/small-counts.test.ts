import { createHmac, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  offsetsOf,
  PEOPLE_COUNTS,
  possibleCounts,
  roundCell,
  roundCount,
} from '../../../data/rules/small-counts.ts'

const OFFSETS = [0, 1, 2, 3, 4]

describe('a rounded count', () => {
  it('is a neighbouring multiple of five, and a multiple of five stays', () => {
    for (let count = 0; count <= 60; count++) {
      for (const offset of OFFSETS) {
        const shown = roundCount(count, offset)
        expect(shown % 5).toBe(0)
        expect(Math.abs(shown - count)).toBeLessThan(5)
        if (count % 5 === 0) expect(shown).toBe(count)
      }
    }
  })

  it('is right on average', () => {
    for (let count = 0; count <= 60; count++) {
      const mean = OFFSETS.reduce((sum, offset) => sum + roundCount(count, offset), 0) / 5
      expect(mean).toBe(count)
    }
  })

  it('lies among what it may be', () => {
    for (let count = 0; count <= 60; count++) {
      for (const offset of OFFSETS) {
        const { from, to } = possibleCounts(roundCount(count, offset))
        expect(count).toBeGreaterThanOrEqual(from)
        expect(count).toBeLessThanOrEqual(to)
      }
    }
  })
})

describe('a cell', () => {
  it('rounds each of its counts by an offset of its own and leaves the rest', () => {
    const offsets = { count: 4, households: 0, aged60: 4, children14: 0, floating: 1 }
    expect(roundCell({ count: 6, households: 3, aged60: 1, rooms: 7 }, offsets)).toEqual({
      count: 10,
      households: 0,
      aged60: 5,
      rooms: 7,
    })
  })

  it('takes all offsets equally often, and the same for the same cell', () => {
    const key = randomBytes(32)
    const secret = (cell: number) => createHmac('sha256', key).update(String(cell)).digest()
    expect(offsetsOf(secret(1))).toEqual(offsetsOf(secret(1)))
    const seen = OFFSETS.map(() => 0)
    for (let cell = 0; cell < 4_000; cell++) {
      for (const kind of PEOPLE_COUNTS) seen[offsetsOf(secret(cell))[kind]]!++
    }
    for (const times of seen) expect(times / 20_000).toBeCloseTo(0.2, 1)
  })
})

/** The truth of a building; floating residents are bound by the residents alone, just as households are. */
type World = Readonly<Record<Kind, number>>
type Kind = (typeof KINDS)[number]
const KINDS = ['count', 'aged60', 'children14', 'households'] as const

const band = (count: number) => (count < 5 ? '<5' : count < 10 ? '5–9' : '10–49')

function* worldsUpTo(most: number): Generator<World> {
  for (let count = 0; count <= most; count++) {
    for (let aged60 = 0; aged60 <= count; aged60++) {
      for (let children14 = 0; aged60 + children14 <= count; children14++) {
        for (let households = Math.min(count, 1); households <= count; households++) {
          yield { count, aged60, children14, households }
        }
      }
    }
  }
}

/** Everything that may be shown of a world, whatever the secret offsets are: its band and each count rounded. */
function tellings(world: World): string[] {
  return KINDS.reduce(
    (keys, kind) => {
      const shown = [...new Set([0, 4].map((offset) => roundCount(world[kind], offset)))]
      return keys.flatMap((key) => shown.map((value) => `${key},${value}`))
    },
    [band(world.count)],
  )
}

describe('an attacker who knows the rule and puts all counts of a building together', () => {
  it('is left with at least three values for each small count', () => {
    const told = new Map<string, Record<Kind, Set<number>>>()
    for (const world of worldsUpTo(18)) {
      for (const key of tellings(world)) {
        const values = told.get(key) ?? emptySets()
        for (const kind of KINDS) values[kind].add(world[kind])
        told.set(key, values)
      }
    }
    const least = { count: 99, aged60: 99, children14: 99, households: 99 }
    for (const [key, values] of told) {
      // Beyond the largest world tried the sets are cut off.
      if (key.startsWith('10–49')) continue
      for (const kind of KINDS) {
        if (Math.min(...values[kind]) < 5) least[kind] = Math.min(least[kind], values[kind].size)
      }
    }
    expect(least).toEqual({ count: 3, aged60: 3, children14: 3, households: 4 })
  })
})

const emptySets = () => ({
  count: new Set<number>(),
  aged60: new Set<number>(),
  children14: new Set<number>(),
  households: new Set<number>(),
})
