import { expect, test } from 'vitest'
import { GRID_LIMITS } from '../../../../data/registry/grid-limits.ts'
import { applyChange, Coverage } from '../../../../data/rules/coverage/coverage.ts'
import { OUTSIDE, serialIds } from '../../../../data/rules/coverage/items.ts'
import { areaPartM2 } from '../../../../data/rules/coverage/measure.ts'
import { mergeCells } from '../../../../data/rules/coverage/operations/merge-cells.ts'
import { countCells, recountCells } from '../../../../data/rules/coverage/tally/count-cells.ts'
import {
  COUNTED,
  createFacts,
  type FactColumns,
  packFacts,
  unpackFacts,
} from '../../../../data/rules/coverage/tally/facts.ts'
import { createLivingEdge } from '../../../../data/rules/coverage/tally/living-edge.ts'
import { compactnessOf, workerLoad } from '../../../../data/rules/coverage/tally/tally.ts'
import { Chooser, randomEdit } from '../../../bench/lib/coverage/random-edit.ts'
import { seededRandom } from '../../../bench/lib/random.ts'
import { at, drawCoverage, idOf, SIDE, SOUTH, WEST } from './tiny-coverage.ts'

/** Rooms at random places, many of them in one place, some exactly on boundaries. */
function someFacts(count: number, random: () => number): FactColumns {
  const place = (start: number, squares: number) =>
    Int32Array.from({ length: count }, () => {
      const steps = Math.floor(random() * squares * 40)
      return start + (steps * SIDE) / 40
    })
  return {
    x: place(WEST, 6),
    y: place(SOUTH, 5),
    counts: {
      rooms: new Uint8Array(count).fill(1),
      residents: Uint8Array.from({ length: count }, () => Math.floor(random() * 5)),
    },
  }
}

const DRAWING = `
  AABBCC
  AADBCC
  EEDD.F
  EEGGFF
  HHHGFF`

test('what is kept while editing is what a count from the beginning says', () => {
  const random = seededRandom(7)
  const coverage = drawCoverage(DRAWING)
  const facts = createFacts([someFacts(4000, random)])
  const edge = createLivingEdge(coverage, facts)
  const chooser = new Chooser(coverage)
  const issueId = serialIds('t')
  for (let edit = 0; edit < 300; edit++) {
    const { outcome } = randomEdit(coverage, chooser, random, issueId, { cells: 8 })
    if (!outcome.change) continue
    const back = edge.commit(outcome.change)
    if (edit % 5 === 0) edge.commit(edge.commit(back))
    for (const item of outcome.change.put) {
      if (item.id.startsWith('arc:')) chooser.arcs.add(item.id as 'arc:')
      else chooser.cells.add(item.id as 'cell:')
    }
    for (const id of outcome.change.remove) {
      chooser.arcs.remove(id as 'arc:')
      chooser.cells.remove(id as 'cell:')
    }
  }
  const counted = countCells(coverage, facts)
  for (const [cell, tally] of counted) {
    const kept = edge.tally(cell)!
    for (const name of COUNTED) expect([cell, name, kept[name]]).toEqual([cell, name, tally[name]])
    expect(kept.areaM2 / tally.areaM2).toBeCloseTo(1, 9)
    expect(kept.perimeterM / tally.perimeterM).toBeCloseTo(1, 9)
  }
})

test('what was counted elsewhere holds once the faces that were drawn on meanwhile are counted again', () => {
  const coverage = drawCoverage(DRAWING)
  const facts = unpackFacts(
    structuredClone(packFacts(createFacts([someFacts(500, seededRandom(2))]))),
  )
  const tallies = countCells(coverage, facts)
  const [a, b, c] = ['A', 'B', 'C'].map((name) => idOf(coverage, name))
  applyChange(coverage, mergeCells(coverage, { keep: a!, gone: b! }).change!)
  recountCells(tallies, coverage, facts, [a!, b!, c!, OUTSIDE])
  const told = (all: typeof tallies) =>
    [...all].map(([cell, { rooms, residents, areaM2 }]) => [
      cell,
      rooms,
      residents,
      Math.round(areaM2),
    ])
  expect(told(tallies).sort()).toEqual(told(countCells(coverage, facts)).sort())
})

test('every place is in exactly one cell, also on a boundary', () => {
  const coverage = drawCoverage(DRAWING.replace('.', 'F'))
  const facts = createFacts([someFacts(3000, seededRandom(3))])
  const rooms = [...countCells(coverage, facts).values()].reduce((sum, t) => sum + t.rooms, 0)
  expect(rooms).toBe(3000)
})

test('a vertex more on a straight stretch makes no area', () => {
  const triangle = [WEST, SOUTH, WEST + 5 * SIDE, SOUTH + 7 * SIDE, WEST - SIDE, SOUTH + 9 * SIDE]
  const ring = [...triangle, WEST, SOUTH]
  const divided = [...halved(halved(ring))]
  expect(Math.abs(areaPartM2(divided) / areaPartM2(ring) - 1)).toBeLessThan(1e-10)
})

const halved = (line: readonly number[]): number[] =>
  line
    .flatMap((n, i) =>
      i % 2 === 1 || i < 2
        ? []
        : [line[i - 2]!, line[i - 1]!, (line[i - 2]! + n) / 2, (line[i - 1]! + line[i + 1]!) / 2],
    )
    .concat(line.slice(-2))

test('a cell is measured on the ellipsoid', () => {
  const coverage = drawCoverage('A')
  const tally = countCells(coverage, createFacts([])).get(idOf(coverage, 'A'))!
  // 0.01° × 0.01° at 30° N: 964.9 m by 1,108.5 m (CGCS2000).
  expect(tally.areaM2).toBeCloseTo(964.86 * 1108.55, -3)
  expect(tally.perimeterM).toBeCloseTo(2 * (964.86 + 1108.55), -1)
  expect(compactnessOf(tally)).toBeCloseTo(Math.PI / 4, 2)
})

test('the load of workers follows from what is to be done and who is there', () => {
  const coverage = drawCoverage('A')
  const [x, y] = at(0.5, 0.5)
  const facts = createFacts([
    { x: Int32Array.of(x), y: Int32Array.of(y), counts: { households: [500], keyUnits: [20] } },
  ])
  const tally = countCells(coverage, facts).get(idOf(coverage, 'A'))!
  const alone = workerLoad(tally, { fullTime: 1, partTime: 0 }, GRID_LIMITS)
  expect(alone).toBeCloseTo((50 + 20 + 4 * 1.07) / 140, 2)
  expect(workerLoad(tally, { fullTime: 1, partTime: 2 }, GRID_LIMITS)).toBeCloseTo(alone / 2)
  expect(workerLoad(tally, { fullTime: 0, partTime: 0 }, GRID_LIMITS)).toBe(Infinity)
})

test('nothing is counted in an empty coverage', () => {
  expect(countCells(new Coverage([]), createFacts([]))).toEqual(new Map())
})
