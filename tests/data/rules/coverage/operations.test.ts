import { expect, test } from 'vitest'
import {
  applyChange,
  type Coverage,
  writeCoverage,
} from '../../../../data/rules/coverage/coverage.ts'
import type { EditOutcome } from '../../../../data/rules/coverage/edit.ts'
import { type CoverageChange, serialIds } from '../../../../data/rules/coverage/items.ts'
import { nearestBoundary } from '../../../../data/rules/coverage/nearest-boundary.ts'
import { addVertex } from '../../../../data/rules/coverage/operations/add-vertex.ts'
import { describeCell, lockCells } from '../../../../data/rules/coverage/operations/change-cells.ts'
import { cutHole } from '../../../../data/rules/coverage/operations/cut-hole.ts'
import { deleteVertex } from '../../../../data/rules/coverage/operations/delete-vertex.ts'
import { fillGap } from '../../../../data/rules/coverage/operations/fill-gap.ts'
import { mergeCells } from '../../../../data/rules/coverage/operations/merge-cells.ts'
import { moveVertex } from '../../../../data/rules/coverage/operations/move-vertex.ts'
import { reassignPieces } from '../../../../data/rules/coverage/operations/reassign-pieces.ts'
import { splitCell } from '../../../../data/rules/coverage/operations/split-cell.ts'
import { traceBoundary } from '../../../../data/rules/coverage/operations/trace-boundary.ts'
import { countCell } from '../../../../data/rules/coverage/tally/count-cells.ts'
import { createFacts } from '../../../../data/rules/coverage/tally/facts.ts'
import { verifyCoverage } from '../../../../data/rules/coverage/verify-coverage.ts'
import { arcBetween, at, cellNamed, drawCoverage, idOf, line } from './tiny-coverage.ts'

const NOBODY = createFacts([])
const squares = (coverage: Coverage, name: string) =>
  Math.round(countCell(coverage, idOf(coverage, name), NOBODY).areaM2 / 10_000) / 100
const ids = () => serialIds('new')

/** Applies what must be possible, and sees to it that undo gives back the same bytes. */
function make(coverage: Coverage, outcome: EditOutcome): CoverageChange {
  if (!outcome.change) throw new Error(`refused: ${outcome.refused}`)
  const before = writeCoverage(coverage)
  const inverse = applyChange(coverage, outcome.change)
  const after = writeCoverage(coverage)
  expect(verifyCoverage(coverage)).toEqual([])
  const redo = applyChange(coverage, inverse)
  expect(writeCoverage(coverage)).toBe(before)
  applyChange(coverage, redo)
  expect(writeCoverage(coverage)).toBe(after)
  return inverse
}

/** Puts a vertex into the boundary that passes there; answers its number. */
function bend(coverage: Coverage, column: number, row: number): number {
  const { arc, segment } = nearestBoundary(coverage, at(column, row), 10)!
  make(coverage, addVertex(coverage, { arc, segment, at: at(column, row) }))
  return segment + 1
}

test('a vertex of a boundary moves for both neighbours', () => {
  const coverage = drawCoverage('AB')
  const whole = squares(coverage, 'A') + squares(coverage, 'B')
  const arc = arcBetween(coverage, 'A', 'B')
  make(coverage, addVertex(coverage, { arc: arc.id, segment: 0, at: at(1, 0.5) }))
  make(coverage, moveVertex(coverage, { arc: arc.id, vertex: 1, to: at(1.5, 0.5) }))
  expect(squares(coverage, 'A')).toBeGreaterThan(squares(coverage, 'B'))
  expect(squares(coverage, 'A') + squares(coverage, 'B')).toBeCloseTo(whole, 2)
})

test('a place where three cells meet takes all of its arcs with it', () => {
  const coverage = drawCoverage(`
    AAAA
    BBCC`)
  const arc = arcBetween(coverage, 'B', 'C')
  const vertex = arc.points[1] === at(2, 1)[1] ? 0 : arc.points.length / 2 - 1
  make(coverage, moveVertex(coverage, { arc: arc.id, vertex, to: at(1.5, 1.25) }))
  expect(arcBetween(coverage, 'A', 'B').points).toEqual(expect.arrayContaining([...at(1.5, 1.25)]))
})

test('a boundary cannot be drawn across another, over an island, or out of the plan', () => {
  const coverage = drawCoverage(`
    AABBBB
    AABCBB
    AABBBB`)
  const arc = arcBetween(coverage, 'A', 'B')
  const vertex = bend(coverage, 2, 1.5)
  const to = (column: number, row = 1.5) =>
    moveVertex(coverage, { arc: arc.id, vertex, to: at(column, row) }).refused
  expect(to(2.5)).toBeUndefined()
  expect(to(3.5)).toBe('crosses')
  expect(to(7)).toBe('crosses')
  expect(to(5.5, 1.5)).toBe('crosses')
})

test('an island cannot be jumped over', () => {
  const coverage = drawCoverage('AAAA\nAAAA\nBBBB\nBBBB')
  make(
    coverage,
    cutHole(coverage, {
      piece: [line([1.9, 2.4], [2.1, 2.4], [2.1, 2.5], [1.9, 2.5], [1.9, 2.4])],
      name: 'C',
      issueId: ids(),
    }),
  )
  const arc = arcBetween(coverage, 'A', 'B')
  const { vertex } = nearestBoundary(coverage, at(2, 2), 10)!
  const jump = moveVertex(coverage, { arc: arc.id, vertex: vertex!, to: at(2, 3.9) })
  expect(jump).toMatchObject({ refused: 'swallows' })
})

test('vertices come and go, but not where three cells meet', () => {
  const coverage = drawCoverage(`
    AAAA
    BBCC`)
  const arc = arcBetween(coverage, 'B', 'C')
  make(coverage, addVertex(coverage, { arc: arc.id, segment: 0, at: at(2.1, 0.5) }))
  make(coverage, deleteVertex(coverage, { arc: arc.id, vertex: 1 }))
  expect(coverage.arc(arc.id)).toEqual(arc)
  expect(deleteVertex(coverage, { arc: arc.id, vertex: 0 }).refused).toBe('junction')
  expect(deleteVertex(coverage, { arc: arc.id, vertex: 9 }).refused).toBe('no-such-vertex')
})

test('a stretch of boundary is laid along a road', () => {
  const coverage = drawCoverage('AABB\nAABB')
  const arc = arcBetween(coverage, 'A', 'B')
  const road = line([2.2, 0.4], [2.3, 1], [2.2, 1.6])
  const isUp = arc.points[1]! < arc.points.at(-1)!
  const [from, to] = isUp ? [0, arc.points.length / 2 - 1] : [arc.points.length / 2 - 1, 0]
  make(coverage, traceBoundary(coverage, { arc: arc.id, from, to, line: road }))
  expect(arcBetween(coverage, 'A', 'B').points).toHaveLength(10)
})

test('a drawn line splits a cell: the larger part keeps name and code', () => {
  const coverage = drawCoverage('AAA')
  const drawn = line([0.8, -0.5], [0.9, 0.5], [0.8, 1.5])
  const split = splitCell(coverage, {
    cell: idOf(coverage, 'A'),
    line: drawn,
    issueId: ids(),
    name: 'B',
  })
  // At the border of the plan the line goes to the nearest vertex.
  expect(split.refused).toBeUndefined()
  make(coverage, split)
  expect(cellNamed(coverage, 'B').code).toBeNull()
  expect(squares(coverage, 'B')).toBeLessThan(squares(coverage, 'A'))
  const inner = splitCell(coverage, {
    cell: idOf(coverage, 'A'),
    line: line([1.5, 0.2], [2, 0.8]),
    issueId: ids(),
  })
  expect(inner.refused).toBe('no-cut')
})

test('neighbours merge; what does not touch does not', () => {
  const coverage = drawCoverage('ABC')
  const [a, b, c] = ['A', 'B', 'C'].map((name) => idOf(coverage, name))
  expect(mergeCells(coverage, { keep: a!, gone: c! }).refused).toBe('not-neighbours')
  make(coverage, mergeCells(coverage, { keep: a!, gone: b! }))
  make(coverage, mergeCells(coverage, { keep: a!, gone: c! }))
  expect([...coverage.arcs()]).toHaveLength(1)
})

test('a block goes to the neighbour, and the boundary follows it', () => {
  const coverage = drawCoverage('AABB\nAABB\nAABB')
  const block = [line([2, 1], [3, 1], [3, 2], [2, 2], [2, 1])]
  make(
    coverage,
    reassignPieces(coverage, { pieces: [block], to: idOf(coverage, 'A'), issueId: ids() }),
  )
  expect(squares(coverage, 'A') / squares(coverage, 'B')).toBeCloseTo(7 / 5, 2)
  expect(arcBetween(coverage, 'A', 'B').points).toHaveLength(12)
})

test('a block that would lie apart, or cut its cell in two, is refused', () => {
  const coverage = drawCoverage('AABBB\nAABBB\nAABBB')
  const lonely = [line([3.2, 1.2], [3.8, 1.2], [3.8, 1.8], [3.2, 1.8], [3.2, 1.2])]
  const across = [line([2, 1], [5, 1], [5, 2], [2, 2], [2, 1])]
  const give = (piece: number[][]) =>
    reassignPieces(coverage, { pieces: [piece], to: idOf(coverage, 'A'), issueId: ids() }).refused
  expect(give(lonely)).toBe('cuts-off')
  expect(give(across)).toBe('cuts-off')
})

test('a dedicated grid is cut out of two cells at once', () => {
  const coverage = drawCoverage('AABB\nAABB\nAABB')
  const park = [line([1.5, 1], [2.5, 1.1], [2.5, 2], [1.5, 2], [1.5, 1])]
  make(coverage, cutHole(coverage, { piece: park, name: 'P', issueId: ids() }))
  expect(cellNamed(coverage, 'P')).toMatchObject({ kind: 'dedicated', code: null, locked: false })
})

test('locked cells stay as they are', () => {
  const coverage = drawCoverage('AABBCC')
  const [a, b, c] = ['A', 'B', 'C'].map((name) => idOf(coverage, name))
  make(coverage, lockCells(coverage, { cells: [a!], locked: true }))
  const arc = arcBetween(coverage, 'A', 'B').id
  const moved = addVertex(coverage, { arc, segment: 0, at: at(2.5, 0.5) })
  expect(moved.refused).toBe('locked')
  expect(mergeCells(coverage, { keep: a!, gone: b! }).refused).toBe('locked')
  expect(describeCell(coverage, { cell: a!, name: 'X' }).refused).toBe('locked')
  expect(mergeCells(coverage, { keep: b!, gone: c! }).refused).toBeUndefined()
  make(coverage, lockCells(coverage, { cells: [a!], locked: false }))
  expect(addVertex(coverage, { arc, segment: 0, at: at(2.5, 0.5) }).refused).toBeUndefined()
})

test('borders of communities and of the whole stay; work may be limited to one community', () => {
  const coverage = drawCoverage('AABBCC', { A: 'one', B: 'two', C: 'two' })
  const border = arcBetween(coverage, 'A', 'B').id
  const bent = addVertex(coverage, { arc: border, segment: 0, at: at(2.2, 0.5) })
  expect(bent.refused).toBe('community-border')
  const outer = arcBetween(coverage, 'A', '.').id
  const outside = addVertex(coverage, { arc: outer, segment: 0, at: at(-1, 0.5) })
  expect(outside.refused).toBe('outer-border')
  const inner = { arc: arcBetween(coverage, 'B', 'C').id, segment: 0, at: at(4.2, 0.5) }
  expect(addVertex(coverage, inner, { community: 'one' }).refused).toBe('other-community')
  expect(addVertex(coverage, inner, { community: 'two' }).refused).toBeUndefined()
  const across = mergeCells(coverage, { keep: idOf(coverage, 'A'), gone: idOf(coverage, 'B') })
  expect(across.refused).toBe('community-border')
})

test('a gap is filled by the cell that it is given to', () => {
  const coverage = drawCoverage(`
    AAA
    A.B
    ABB`)
  const inner = [...coverage.arcs()]
    .filter(({ left, right }) => left === 'outside' || right === 'outside')
    .sort((a, b) => a.points.length - b.points.length)[0]!
  make(coverage, fillGap(coverage, { arc: inner.id, to: idOf(coverage, 'B') }))
  expect(squares(coverage, 'B') / squares(coverage, 'A')).toBeCloseTo(4 / 5, 2)
})

test('nothing comes of nothing', () => {
  const coverage = drawCoverage('AB')
  const arc = arcBetween(coverage, 'A', 'B')
  const to = [arc.points[0]!, arc.points[1]!] as const
  expect(moveVertex(coverage, { arc: arc.id, vertex: 0, to }).refused).toBe('nothing-changes')
})
