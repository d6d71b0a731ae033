import { describe, expect, it } from 'vitest'
import type { LonLat } from '../../../../data/contracts/index.ts'
import {
  divisionKind,
  divisionLevel,
  divisionParent,
  divisionPrefix,
} from '../../../../data/rules/divisions/division-code.ts'
import {
  type DivisionRow,
  judgeDivisions,
  type KnownDivision,
} from '../../../../data/rules/divisions/judge-divisions.ts'

describe('a division code', () => {
  it.each([
    ['330000000000', 'above'],
    ['330100000000', 'above'],
    ['330110000000', 'district'],
    ['330110001000', 'subdistrict'],
    ['330110001010', 'community'],
    ['330110', undefined],
  ])('%s is that of: %s', (code, level) => {
    expect(divisionLevel(code)).toBe(level)
  })

  it('names what lies above it, what lies in it begins with it, and tells its kind', () => {
    expect(divisionParent('330110001010')).toBe('330110001000')
    expect(divisionParent('330110001000')).toBe('330110000000')
    expect(divisionParent('330110000000')).toBe('330100000000')
    expect(divisionPrefix('330110001010')).toBe('330110001010')
    expect(divisionPrefix('330110010000')).toBe('330110010')
    expect(divisionKind('330110101000', '塘栖镇')).toBe('镇')
    expect(divisionKind('330110201000', '某乡')).toBe('乡')
    expect(divisionKind('330110001203', '某村')).toBe('村委会')
    expect(divisionKind('330122000000', '桐庐县')).toBe('县')
  })
})

/** A square from west to east, one degree high. */
const square = (west: number, east: number) => ({
  geometry: Uint8Array.of(west, east),
  contains: ([lon, lat]: LonLat) => lon > west && lon < east && lat > 0 && lat < 1,
  lonLat: [(west + east) / 2, 0.5] as const,
})
const row = (row: number, code: string, west: number, east: number, name = code): DivisionRow => ({
  ...{ row, code, name, kind: null },
  ...square(west, east),
})
const known = (code: string, west: number, east: number, extras: Partial<KnownDivision> = {}) => ({
  ...{ code, name: code, kind: divisionKind(code, code), hasAddresses: false },
  ...square(west, east),
  ...extras,
})
const DISTRICT = '330110000000'
const STREET = '330110001000'
const [WEST, EAST] = ['330110001001', '330110001002']
const said = (rows: readonly DivisionRow[], base: readonly KnownDivision[] = []) =>
  judgeDivisions(rows, base)
    .sort((a, b) => a.row - b.row)
    .map(({ kind, remark }) => (remark ? `${kind} ${remark}` : kind))

describe('divisions from a file', () => {
  it('stand on those above them, in whatever order the rows come', () => {
    expect(said([row(1, WEST, 0, 1), row(2, STREET, 0, 2), row(3, DISTRICT, 0, 2)])).toEqual([
      'added',
      'added',
      'added',
    ])
    expect(said([row(1, WEST, 0, 1)], [known(STREET, 0, 2)])).toEqual(['added'])
    expect(said([row(1, WEST, 0, 1), row(2, DISTRICT, 0, 2)])).toEqual([
      'failed division-parent',
      'added',
    ])
  })

  it('lie inside of what their code says; what is refused carries nothing', () => {
    const base = [known(DISTRICT, 0, 2)]
    expect(said([row(1, STREET, 5, 6), row(2, WEST, 5, 6)], base)).toEqual([
      'failed division-outside',
      'failed division-parent',
    ])
  })

  it('are told to overlap where one lies in the other, and not for sharing a border', () => {
    const base = [known(DISTRICT, 0, 3), known(STREET, 0, 3)]
    expect(said([row(1, WEST, 0, 1), row(2, EAST, 1, 2)], base)).toEqual(['added', 'added'])
    expect(said([row(1, WEST, 0, 2), row(2, EAST, 0.5, 1.5)], base)).toEqual([
      'added division-overlap',
      'added division-overlap',
    ])
  })

  it('are the same, changed, or renamed only as long as nothing is called after them', () => {
    const base = [known(DISTRICT, 0, 2), known(STREET, 0, 2, { hasAddresses: true })]
    expect(said([row(1, STREET, 0, 2)], base)).toEqual(['same'])
    expect(said([row(1, STREET, 0, 1)], base)).toEqual(['changed'])
    expect(said([row(1, STREET, 0, 2, '新名街道')], base)).toEqual(['failed division-renamed'])
    expect(said([row(1, DISTRICT, 0, 2, '新区')], base)).toEqual(['changed'])
  })
})
