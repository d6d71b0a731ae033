import { expect, test } from 'vitest'
import { inspectCoverage } from '../../../../data/rules/coverage/import/inspect-coverage.ts'
import { repairCoverage } from '../../../../data/rules/coverage/import/repair-coverage.ts'
import {
  outlineFace,
  outlineGeometry,
  withoutStraight,
} from '../../../../data/rules/coverage/outline-cell.ts'
import { cellNamed, drawCoverage, idOf } from './tiny-coverage.ts'

const count = (rings: readonly (readonly number[])[]) =>
  rings.map((ring) => withoutStraight(ring).length / 2 - 1)

test('a cell with a hole, and the cell in it', () => {
  const coverage = drawCoverage(`
    AAA
    ABA
    AAA`)
  const [polygon, ...others] = outlineFace(coverage, idOf(coverage, 'A'))
  expect(others).toEqual([])
  expect(count(polygon!)).toEqual([4, 4])
  expect(count(outlineFace(coverage, idOf(coverage, 'B'))[0]!)).toEqual([4])
})

test('parts that touch in a corner are rings of their own', () => {
  const coverage = drawCoverage(`
    AB
    BA`)
  const geometry = outlineGeometry(coverage, idOf(coverage, 'A'))
  expect(geometry.type).toBe('MultiPolygon')
  expect(geometry.coordinates).toHaveLength(2)
})

test('outlines read in again are the same coverage', () => {
  const coverage = drawCoverage(`
    AABBC
    AADBC
    EEDDC`)
  const names = [...'ABCDE']
  const sources = names.map((name) => {
    const { code, kind, community, id } = cellNamed(coverage, name)
    return {
      code,
      name,
      kind,
      community,
      polygons: outlineFace(coverage, id).map((rings) =>
        rings.map((ring) =>
          Array.from(
            { length: ring.length / 2 },
            (_, k) => [ring[2 * k]!, ring[2 * k + 1]!] as const,
          ),
        ),
      ),
    }
  })
  const inspection = inspectCoverage(sources, ([x, y]) => [x / 1e7, y / 1e7])
  expect(inspection.findings).toEqual([])
  const { coverage: again } = repairCoverage(inspection, new Map())
  for (const name of names) {
    expect(outlineFace(again, idOf(again, name))).toEqual(
      outlineFace(coverage, idOf(coverage, name)),
    )
  }
})
