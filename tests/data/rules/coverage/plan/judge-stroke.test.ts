import { expect, test } from 'vitest'
import { writeCoverage } from '../../../../../data/rules/coverage/coverage.ts'
import { addVertex } from '../../../../../data/rules/coverage/operations/add-vertex.ts'
import { fillGap } from '../../../../../data/rules/coverage/operations/fill-gap.ts'
import { judgeStroke } from '../../../../../data/rules/coverage/plan/judge-stroke.ts'
import { followChange, type PlanState } from '../../../../../data/rules/coverage/plan/plan-state.ts'
import { interleave } from '../../../../bench/lib/coverage/two-planners.ts'
import { arcBetween, at, cellNamed, drawCoverage } from '../tiny-coverage.ts'

const WHERE = { area: '' }
const stateOf = (drawing: string): PlanState => ({
  version: 0,
  coverage: drawCoverage(drawing),
  touched: new Map(),
})

function bend(state: PlanState, a: string, b: string, to: readonly [number, number]) {
  const arc = arcBetween(state.coverage, a, b).id
  const { change } = addVertex(state.coverage, { arc, segment: 0, at: to })
  if (!change) throw new Error('It cannot be bent')
  return { base: state.version, change }
}

test('strokes on two boundaries are both made; two on one are a conflict that shows the other', () => {
  const state = stateOf('AABBCC')
  const [first, second] = [bend(state, 'A', 'B', at(2.2, 0.5)), bend(state, 'A', 'B', at(1.8, 0.5))]
  const other = bend(state, 'B', 'C', at(4.2, 0.5))
  followChange(state, { version: 1, by: 'Wang', at: 'now', change: first.change })
  expect(judgeStroke(state, other, WHERE).kind).toBe('made')
  const [theirs] = first.change.put
  expect(judgeStroke(state, second, WHERE)).toEqual({
    kind: 'conflict',
    clashes: [{ id: theirs!.id, by: 'Wang', at: 'now', theirs }],
  })
  expect(judgeStroke(state, { ...second, base: 1 }, WHERE).kind).toBe('made')
})

test('strokes on two boundaries that would cross each other are a conflict', () => {
  const state = stateOf('AABBCC')
  const [first, second] = [bend(state, 'A', 'B', at(3.5, 0.5)), bend(state, 'B', 'C', at(2.5, 0.5))]
  followChange(state, { version: 1, by: 'Wang', at: 'now', change: first.change })
  expect(judgeStroke(state, second, WHERE)).toMatchObject({
    kind: 'conflict',
    clashes: [{ id: first.change.put[0]!.id }],
  })
})

test('what somebody else has in hand is not changed', () => {
  const state = stateOf('AABB')
  const heldBy = () => ({ by: 'Li', at: 'now' })
  const judged = judgeStroke(state, bend(state, 'A', 'B', at(2.2, 0.5)), { area: '', heldBy })
  expect(judged).toMatchObject({ kind: 'conflict', clashes: [{ by: 'Li' }] })
})

test('the outer border stays, gaps inside may be filled', () => {
  const state = stateOf(`
    AAA
    A.B
    ABB`)
  const gap = arcBetween(state.coverage, 'A', '.')
  const filled = fillGap(state.coverage, { arc: gap.id, to: cellNamed(state.coverage, 'A').id })
  const gaps = [...state.coverage.arcs()].filter(({ left, right }) =>
    [left, right].includes('outside'),
  )
  expect(gaps.length).toBeGreaterThan(1)
  expect(
    filled.change ? judgeStroke(state, { base: 0, change: filled.change }, WHERE).kind : 'made',
  ).toBe('made')
  const border = gaps.find(
    ({ points }) => Math.min(...points.filter((_, k) => k % 2 === 0)) === at(0, 0)[0],
  )!
  const points = border.points.map((value, k) => (k === 2 ? value - 1000 : value))
  const moved = { base: 0, change: { note: '', put: [{ ...border, points }], remove: [] } }
  expect(judgeStroke(state, moved, WHERE)).toMatchObject({ kind: 'refused' })
})

test('a request that names segments twice, unknown items or another community is refused', () => {
  const state = stateOf('AABB')
  const arc = arcBetween(state.coverage, 'A', 'B')
  const judge = (put: readonly (typeof arc)[], remove: readonly (typeof arc.id)[] = []) =>
    judgeStroke(state, { base: 0, change: { note: '', put, remove } }, WHERE)
  expect(judge([arc, { ...arc, id: 'arc:twin' }])).toMatchObject({ kind: 'refused' })
  expect(judge([], ['arc:none'])).toMatchObject({ kind: 'refused', reason: 'no-such-cell' })
  expect(judge([{ ...arc, right: arc.left }])).toMatchObject({ kind: 'refused' })
  const cell = { ...cellNamed(state.coverage, 'A'), community: '330199001001' }
  const moved = judgeStroke(
    state,
    { base: 0, change: { note: '', put: [cell], remove: [] } },
    WHERE,
  )
  expect(moved).toMatchObject({ kind: 'refused', reason: 'community-border' })
})

/** The ten thousand of `npm run bench -- planners` in short. */
test('two planners lose nothing, in whatever order they draw, send and read', () => {
  const start = writeCoverage(
    drawCoverage(`
    AABBCC
    AADBCC
    EEDDFF
    EEGGFF`),
  )
  const results = Array.from({ length: 12 }, (_, seed) => interleave(start, seed + 1, 25))
  expect(results.flatMap(({ faults }) => faults)).toEqual([])
  const sum = (of: 'made' | 'conflicts' | 'resent') => results.reduce((n, r) => n + r[of], 0)
  expect(sum('made')).toBeGreaterThan(40)
  expect(sum('conflicts')).toBeGreaterThan(2)
  expect(sum('resent')).toBeGreaterThan(2)
})
