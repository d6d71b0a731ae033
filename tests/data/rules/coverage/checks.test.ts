import { expect, test } from 'vitest'
import { GRID_LIMITS } from '../../../../data/registry/grid-limits.ts'
import type { CheckContext } from '../../../../data/rules/coverage/checks/coverage-check.ts'
import { indexFootprints } from '../../../../data/rules/coverage/checks/footprints.ts'
import { checkCoverage } from '../../../../data/rules/coverage/checks/index.ts'
import { indexLines } from '../../../../data/rules/coverage/checks/line-index.ts'
import { applyChange, type Coverage } from '../../../../data/rules/coverage/coverage.ts'
import { serialIds } from '../../../../data/rules/coverage/items.ts'
import { countCells } from '../../../../data/rules/coverage/tally/count-cells.ts'
import { createFacts } from '../../../../data/rules/coverage/tally/facts.ts'
import { drawCoverage, line } from './tiny-coverage.ts'

const check = (coverage: Coverage, more: Partial<CheckContext> = {}) =>
  checkCoverage({ coverage, limits: GRID_LIMITS, issueId: serialIds('fix'), ...more })
const kinds = (coverage: Coverage, more?: Partial<CheckContext>) =>
  check(coverage, more).map((issue) => issue.check)

const ONE = { A: '330199001001', B: '330199001001' }

test('a plan that keeps all rules has no issues', () => {
  expect(kinds(drawCoverage('AB\nAB', ONE))).toEqual([])
})

test('gaps, pieces apart and missing communities are found', () => {
  expect(kinds(drawCoverage('AAB\nA.B\nABB', ONE))).toEqual(['gap'])
  const scattered = drawCoverage('AB\nBA', ONE)
  expect(new Set(kinds(scattered))).toEqual(new Set(['contiguous']))
  expect(kinds(drawCoverage('A'))).toEqual(['community'])
})

test('a certain fix mends what it was offered for', () => {
  const coverage = drawCoverage('ABA\nABB', ONE)
  const [issue] = check(coverage)
  expect(issue).toMatchObject({ check: 'contiguous', severity: 'error' })
  applyChange(coverage, issue!.fix!().change!)
  expect(kinds(coverage)).toEqual([])
})

test('a boundary through a building is led round it', () => {
  const coverage = drawCoverage('AABB\nAABB', ONE)
  const ring = line([1.8, 0.5], [2.1, 0.5], [2.1, 0.7], [1.8, 0.7], [1.8, 0.5])
  const buildings = indexFootprints([{ code: 'B1', ring }])
  const [issue] = check(coverage, { buildings })
  expect(issue).toMatchObject({ check: 'building-cut', subject: 'B1' })
  applyChange(coverage, issue!.fix!().change!)
  expect(kinds(coverage, { buildings })).toEqual([])
})

test('a building outside of every cell is found; a large estate may be cut, a small one not', () => {
  const coverage = drawCoverage('AABB\nAABB', ONE)
  const far = line([5, 0], [6, 0], [6, 1], [5, 1], [5, 0])
  const buildings = indexFootprints([{ code: 'B2', ring: far }])
  expect(kinds(coverage, { buildings })).toEqual(['building-cell'])
  const ring = line([1.5, 0.5], [2.5, 0.5], [2.5, 1.5], [1.5, 1.5], [1.5, 0.5])
  const estate = (households: number) => indexFootprints([{ code: 'E', ring, households }])
  expect(kinds(coverage, { estates: estate(500) })).toEqual(['estate-cut'])
  expect(kinds(coverage, { estates: estate(1500) })).toEqual([])
})

test('cells are measured: households, shape, boundary on recognisable lines', () => {
  const coverage = drawCoverage('AAAAAAAAAAAAAAAAAAAAAAAA', ONE)
  const tallies = countCells(coverage, createFacts([]))
  expect(kinds(coverage, { tallies })).toEqual(['households', 'compactness'])
  const south = indexLines([line([0, 0], [24, 0])])
  const both = indexLines([line([0, 0], [24, 0]), line([0, 1], [24, 1])])
  expect(check(coverage, { lines: south })).toMatchObject([{ check: 'boundary-line' }])
  expect(kinds(coverage, { lines: both })).toEqual([])
})
