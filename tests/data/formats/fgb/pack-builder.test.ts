import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js'
import type { Geometry } from 'geojson'
import { describe, expect, test } from 'vitest'
import { PackBuilder } from '../../../../data/formats/fgb/pack-builder.ts'
import { readFeatures } from '../../../../data/formats/fgb/reader.ts'
import type { Column } from '../../../../data/formats/fgb/types.ts'
import { bytesOf, pointPack, randomPoints } from './helpers.ts'

const ring = [
  [120, 30],
  [120.1, 30],
  [120.1, 30.1],
  [120, 30],
]
const hole = [
  [120.05, 30.01],
  [120.06, 30.01],
  [120.06, 30.02],
  [120.05, 30.01],
]
const geometries: Geometry[] = [
  { type: 'Point', coordinates: [120.5, 30.5] },
  { type: 'MultiPoint', coordinates: ring },
  { type: 'LineString', coordinates: ring },
  { type: 'MultiLineString', coordinates: [ring, hole] },
  { type: 'Polygon', coordinates: [ring] },
  { type: 'Polygon', coordinates: [ring, hole] },
  { type: 'MultiPolygon', coordinates: [[ring, hole], [hole]] },
]
const columns: Column[] = [
  { name: 'text', type: 'String', title: '文字' },
  { name: 'ushort', type: 'UShort' },
  { name: 'uint', type: 'UInt' },
  { name: 'int', type: 'Int' },
  { name: 'long', type: 'Long' },
  { name: 'double', type: 'Double' },
  { name: 'bool', type: 'Bool' },
  { name: 'time', type: 'DateTime' },
  { name: 'json', type: 'Json' },
  { name: 'binary', type: 'Binary' },
]
const values = [
  '良溪区文澜路12号',
  65_535,
  4_294_967_295,
  -2_147_483_648,
  -9_007_199_254_740_991,
  Math.PI,
  true,
  '2026-02-03T04:05:06Z',
  { a: [1, '二'] },
  Uint8Array.of(0, 255, 7),
]
const expected = Object.fromEntries(columns.map((column, i) => [column.name, values[i]]))

function packOf(list: readonly Geometry[]): Uint8Array {
  const builder = new PackBuilder({ name: 'MIXED', columns })
  for (const geometry of list) builder.addFeature(geometry, values)
  return bytesOf(builder.finish())
}

const sortKey = (geometry: unknown) => JSON.stringify(geometry)
const sorted = (list: readonly unknown[]) => list.map(sortKey).sort()

describe('a pack', () => {
  test.each(geometries)('holds a $type alone with all column types', (geometry) => {
    const [feature] = readFeatures(packOf([geometry]))
    expect(feature).toEqual({ geometry, properties: expected })
  })

  test('holds all geometries together', () => {
    const read = [...readFeatures(packOf(geometries))]
    expect(sorted(read.map((feature) => feature.geometry))).toEqual(sorted(geometries))
  })

  test('is read alike by the flatgeobuf library', async () => {
    const read: { geometry: Geometry; properties: Record<string, unknown> }[] = []
    for await (const feature of deserialize(packOf(geometries)) as AsyncIterable<never>) {
      read.push(feature)
    }
    expect(sorted(read.map((feature) => feature.geometry))).toEqual(sorted(geometries))
    for (const { properties } of read) expect(properties).toEqual(expected)
  })

  test('leaves nulls out and they come back as nothing', () => {
    const builder = new PackBuilder({ name: 'NULLS', columns })
    builder.addFeature({ type: 'Point', coordinates: [1, 2] }, ['only'])
    expect([...readFeatures(bytesOf(builder.finish()))][0]!.properties).toEqual({ text: 'only' })
  })

  test('without features is a valid file without index', () => {
    const bytes = bytesOf(new PackBuilder({ name: 'EMPTY', columns }).finish())
    expect([...readFeatures(bytes)]).toEqual([])
  })

  test('of the same points in the same order is the same bytes', () => {
    const points = randomPoints(500)
    expect(bytesOf(pointPack(points))).toEqual(bytesOf(pointPack(points)))
  })

  test('stamped from the template says what the general encoder says', () => {
    const points = randomPoints(300)
    const read = [...readFeatures(bytesOf(pointPack(points)))]
    const byCode = new Map(read.map((feature) => [feature.properties.code, feature]))
    for (const { code, lon, lat, class: klass, state, risk } of points) {
      expect(byCode.get(code)).toEqual({
        geometry: { type: 'Point', coordinates: [lon, lat] },
        properties: { code, class: klass, state, risk },
      })
    }
  })

  test('of points takes nothing but points', () => {
    const builder = new PackBuilder({ name: 'POINTS', columns: [], pointsOnly: true })
    expect(() => builder.addFeature({ type: 'LineString', coordinates: ring }, [])).toThrow(
      /points only/,
    )
  })
})
