import { expect, test } from 'vitest'
import type { GridFile, GridFileCell } from '../../../../data/contracts/index.ts'
import { Coverage } from '../../../../data/rules/coverage/coverage.ts'
import { verifyCoverage } from '../../../../data/rules/coverage/verify-coverage.ts'
import { createImportDesk } from '../../../../web/grids/editor/workers/import-desk.ts'

const square = (
  name: string,
  west: number,
  east: number,
  code: string | null = null,
): GridFileCell => ({
  name,
  code,
  kind: 'general',
  community: code?.slice(0, 12) ?? '',
  polygons: [
    [
      [
        [west, 30],
        [east, 30],
        [east, 30.01],
        [west, 30.01],
        [west, 30],
      ],
    ],
  ],
})
const fileOf = (...cells: readonly GridFileCell[]): GridFile => ({
  format: 'GeoPackage',
  crs: 'EPSG:4490',
  cells,
  skipped: 0,
})

test('a dirty file is told of, place by place, and mended as it is decided', () => {
  const take = createImportDesk()
  const file = fileOf(
    square('a', 120, 120.0101, '330199001001001'),
    square('b', 120.01, 120.02),
    square('c', 120.021, 120.03),
  )
  const read = take({ kind: 'read', file, area: '330199001001' })
  if (read.kind !== 'inspected') throw new Error(read.kind)
  const { findings, counts, names, decisions } = read.file
  expect(names).toEqual(['a', 'b', 'c'])
  expect(counts).toMatchObject({ cells: 3, touchedPairs: 1 })
  const [overlap] = findings.filter(({ kind }) => kind === 'overlap')
  expect(overlap?.cells).toEqual([0, 1])
  expect(decisions.get(overlap!.id)).toBe(overlap!.proposed)
  const repaired = take({ kind: 'repair', decisions: new Map([[overlap!.id, 1]]) })
  if (repaired.kind !== 'repaired') throw new Error(repaired.kind)
  const coverage = new Coverage(repaired.items)
  expect(verifyCoverage(coverage)).toEqual([])
  const cells = [...coverage.cells()]
  expect(cells.map(({ community }) => community)).toEqual(Array(3).fill('330199001001'))
  expect(cells[0]?.code).toBe('330199001001001')
})
