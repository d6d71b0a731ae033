import { expect, test } from 'vitest'
import { applyChange } from '../../../../../data/rules/coverage/coverage.ts'
import type { Cell } from '../../../../../data/rules/coverage/items.ts'
import { assignCodes, type Share } from '../../../../../data/rules/coverage/plan/assign-codes.ts'
import { cellNamed, drawCoverage } from '../tiny-coverage.ts'

const COMMUNITY = '330199001001'
const code = (serial: number) => `${COMMUNITY}${`${serial}`.padStart(3, '0')}`

/** A row of cells with these codes; shares as `from` → name of the cell. */
function assign(
  drawing: string,
  codes: Record<string, string | null>,
  shares: readonly [from: string, to: string, households: number][],
  everUsed: readonly string[] = [],
) {
  const names = Object.keys(codes)
  const coverage = drawCoverage(drawing, Object.fromEntries(names.map((n) => [n, COMMUNITY])))
  const put = names.map(
    (name): Cell => ({ ...cellNamed(coverage, name), code: codes[name] ?? null }),
  )
  applyChange(coverage, { note: '', put, remove: [] })
  const assigned = assignCodes({
    coverage,
    cells: put,
    shares: shares.map(
      ([from, to, households]): Share => ({
        from,
        to: cellNamed(coverage, to).id,
        households,
        buildings: 1,
      }),
    ),
    inForce: new Set(shares.map(([from]) => from)),
    everUsed,
  })
  return Object.fromEntries(names.map((name) => [name, assigned.get(cellNamed(coverage, name).id)]))
}

test('the larger part of a split keeps the code, whichever cell was drawn from it', () => {
  const codes = { A: code(1), B: null }
  expect(
    assign('AABB', codes, [
      [code(1), 'A', 100],
      [code(1), 'B', 300],
    ]),
  ).toEqual({
    A: code(2),
    B: code(1),
  })
})

test('of merged grids the larger gives its code, and no code is ever used again', () => {
  const shares: [string, string, number][] = [
    [code(1), 'A', 100],
    [code(2), 'A', 300],
    [code(3), 'B', 50],
    [code(3), 'C', 40],
  ]
  const codes = { A: code(1), B: code(3), C: null }
  expect(assign('AABBCC', codes, shares, [code(1), code(2), code(3), code(4)])).toEqual({
    A: code(2),
    B: code(3),
    C: code(5),
  })
})

test('a grid in which nobody lives keeps the code of the cell drawn from it', () => {
  expect(assign('AABB', { A: code(7), B: null }, [[code(7), 'A', 0]])).toEqual({
    A: code(7),
    B: code(1),
  })
})

test('codes are given in reading order, and one that a planner has written stays', () => {
  const codes = { A: null, B: code(5), C: null }
  const drawn = `
    AABB
    CCBB`
  expect(assign(drawn, codes, [], [code(1)])).toEqual({ A: code(2), B: code(5), C: code(3) })
})
