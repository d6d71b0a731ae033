import type { FileMetaData, SchemaTree } from 'hyparquet'
import { expect, test } from 'vitest'
import { findGeoColumn } from '../../../../data/formats/readers/parquet/geo-columns.ts'
import { geoArrowGeometry } from '../../../../data/formats/readers/parquet/geoarrow.ts'

const element = (name: string, logical_type?: SchemaTree['element']['logical_type']) => ({
  children: [],
  count: 1,
  path: [name],
  element: { name, ...(logical_type && { logical_type }) },
})
const schema = (...children: SchemaTree[]): SchemaTree => ({
  children,
  count: 1,
  path: [],
  element: { name: 'root' },
})
const metadata = (pairs: Record<string, unknown>): FileMetaData => ({
  version: 2,
  schema: [],
  num_rows: 0n,
  row_groups: [],
  metadata_length: 0,
  key_value_metadata: Object.entries(pairs).map(([key, value]) => ({
    key,
    value: JSON.stringify(value),
  })),
})

const geo = (column: object) => ({
  geo: { primary_column: 'geom', columns: { other: { encoding: 'WKB' }, geom: column } },
})
const own = schema(element('other'), element('geom'))

test.each([
  [{}, 'EPSG:4326'],
  [{ crs: null }, undefined],
  [{ crs: { name: 'CGCS2000 / 3-degree', id: { authority: 'EPSG', code: 4549 } } }, 'EPSG:4549'],
  [{ crs: { name: 'x', id: { authority: 'OGC', code: 'CRS84' } } }, 'EPSG:4326'],
])('reads the coordinate system of %j', (column, definition) => {
  const found = findGeoColumn(metadata(geo({ encoding: 'WKB', ...column })), own)
  expect(found?.name).toBe('geom')
  expect(found?.crs?.definition).toBe(definition)
})

test('hides the columns that repeat the bounds', () => {
  const covering = { bbox: { xmin: ['bbox', 'xmin'], ymin: ['bbox', 'ymin'] } }
  const found = findGeoColumn(metadata(geo({ encoding: 'WKB', covering })), own)
  expect(found?.covering).toEqual(['bbox'])
})

test.each([
  [undefined, 'EPSG:4326'],
  ['srid:4549', 'EPSG:4549'],
  ['srid:0', undefined],
  ['projjson:mine', 'EPSG:4490'],
])('reads Parquet’s own type with the coordinate system %s', (crs, definition) => {
  const typed = schema(element('a'), element('g', { type: 'GEOMETRY', ...(crs && { crs }) }))
  const held = { mine: { name: 'CGCS2000', id: { authority: 'EPSG', code: 4490 } } }
  const found = findGeoColumn(metadata(held), typed)
  expect([found?.name, found?.crs?.definition]).toEqual(['g', definition])
})

test('reads native encodings', () => {
  expect(geoArrowGeometry({ x: 1, y: 2 }, 'point')).toEqual({ type: 'Point', coordinates: [1, 2] })
  const ring = [
    [
      { x: 0, y: 0 },
      { x: 1, y: 0 },
      { x: 1, y: 1 },
    ],
  ]
  expect(geoArrowGeometry(ring, 'polygon')).toMatchObject({
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [1, 0],
        [1, 1],
      ],
    ],
  })
})
