import { expect, test } from 'vitest'
import type { LonLat } from '../../../../data/contracts/index.ts'
import { gcj02ToBd09, wgs84ToGcj02 } from '../../../../data/formats/crs/datums.ts'
import { decideCrs } from '../../../../data/formats/crs/find-crs.ts'
import type { DeclaredCrs } from '../../../../data/formats/readers/file-format.ts'

const HOME: LonLat = [120.02, 30.27]
const PLACES: LonLat[] = Array.from({ length: 10 }, (_, i) => [120 + i / 100, 30.25 + i / 200])

const stated = (definition: string): DeclaredCrs => ({
  definition,
  label: definition,
  where: { zh: '文件', en: 'the file' },
})

function decide(
  coordinates: readonly LonLat[],
  options: { declared?: string; requested?: string; fileName?: string; columns?: LonLat[] } = {},
) {
  const sample = coordinates.map(([x, y], i) => {
    const [lon, lat] = options.columns?.[i] ?? []
    return { x, y, properties: options.columns ? { 经度: lon, 纬度: lat } : {} }
  })
  return decideCrs({
    declared: options.declared ? stated(options.declared) : null,
    ...(options.requested ? { requested: options.requested } : {}),
    fileName: options.fileName ?? 'a.csv',
    sample,
    home: HOME,
  })
}

test('takes degrees without a statement for WGS 84 and says that this is assumed', () => {
  expect(decide(PLACES)).toMatchObject({
    crs: { code: 'EPSG:4326' },
    declared: null,
    isAssumed: true,
  })
  expect(decide([[-74, 40.7]])).toMatchObject({ isAssumed: false })
})

test('unmasks GCJ-02 that calls itself WGS 84 by the BD-09 columns beside it', () => {
  const shifted = PLACES.map(wgs84ToGcj02)
  const decision = decide(shifted, { declared: 'EPSG:4326', columns: shifted.map(gcj02ToBd09) })
  expect(decision).toMatchObject({ crs: { code: 'GCJ-02' }, declared: 'EPSG:4326' })
  expect(decision.reason.en).toContain('“经度” and “纬度” are BD-09')
})

test('lets WGS 84 be WGS 84 when the columns beside it are shifted', () => {
  const decision = decide(PLACES, { columns: PLACES.map(wgs84ToGcj02) })
  expect(decision.crs.code).toBe('EPSG:4326')
  expect(decision.reason.en).toContain('are GCJ-02')
})

test('sees no evidence in columns that repeat the geometry', () => {
  expect(decide(PLACES, { columns: PLACES })).toMatchObject({
    crs: { code: 'EPSG:4326' },
    isAssumed: true,
  })
})

test('does what the user says, over every statement and evidence', () => {
  const decision = decide(PLACES, { declared: 'EPSG:4326', requested: 'BD-09' })
  expect(decision).toMatchObject({
    crs: { code: 'BD-09' },
    declared: 'EPSG:4326',
    isAssumed: false,
  })
})

test.each<[string, LonLat, string, boolean]>([
  ['Web Mercator', [13360565, 3538000], 'EPSG:3857', false],
  ['a 3° grid with zone', [40501924, 3349700], 'EPSG:4528', false],
  ['a 3° grid without zone', [501924, 3349700], 'EPSG:4549', false],
  ['the same, northing first', [3349700, 501924], 'EPSG:4549', true],
  ['UTM', [213300, 3353000], 'EPSG:32651', false],
])('guesses %s by where it would lie', (_name, place, code, isSwapped) => {
  expect(decide([place])).toMatchObject({ crs: { code }, isSwapped })
})

test('swaps latitude and longitude where they cannot be otherwise', () => {
  const turned = PLACES.map(([lon, lat]): LonLat => [lat, lon])
  expect(decide(turned)).toMatchObject({ crs: { code: 'EPSG:4326' }, isSwapped: true })
})

test('swaps a Gauss-Krüger pair that a survey wrote northing first', () => {
  expect(decide([[3349700, 501924]], { requested: 'EPSG:4549' }).isSwapped).toBe(true)
  expect(decide([[3349700, 40501924]], { requested: 'EPSG:4528' }).isSwapped).toBe(true)
  expect(decide([[501924, 3349700]], { requested: 'EPSG:4549' }).isSwapped).toBe(false)
})

test('does not believe a projected CRS over degrees', () => {
  const decision = decide(PLACES, { declared: 'EPSG:4549' })
  expect(decision.crs.code).toBe('EPSG:4326')
  expect(decision.reason.en).toContain('but the numbers are degrees')
})

test('goes by the file’s name where it names a datum', () => {
  expect(decide(PLACES, { fileName: 'shops_gcj02.csv' }).crs.code).toBe('GCJ-02')
})

test('asks for the CRS when nothing fits', () => {
  expect(() => decide([[980_000, 190_000]])).toThrow('please state it')
})
