import type { Geometry } from 'geojson'
import { describe, expect, test } from 'vitest'
import { decodeHeader } from '../../../../data/formats/fgb/header.ts'
import { PackBuilder } from '../../../../data/formats/fgb/pack-builder.ts'
import { decodeTile, type TileFeatures } from '../../../../data/formats/fgb/tile-decoder.ts'
import { openTile, tileTemplate } from '../../../../data/formats/fgb/tile-writer.ts'
import { detailColumns, overviewColumns } from '../../../../data/formats/tile-schema.ts'
import { bytesOf, pointPack } from './helpers.ts'

const square = (x: number, y: number, size: number) => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
]

/** Parts → paths → vertices of feature `i`. */
function shapeOf(tile: TileFeatures, i: number): number[][][][] {
  const from = (ends: Uint32Array, at: number) => (at === 0 ? 0 : ends[at - 1]!)
  const parts = []
  for (let p = from(tile.partEnds, i); p < tile.partEnds[i]!; p++) {
    const paths = []
    for (let r = from(tile.pathEnds, p); r < tile.pathEnds[p]!; r++) {
      const path = []
      for (let v = from(tile.vertexEnds, r); v < tile.vertexEnds[r]!; v++) {
        path.push([tile.xy[v * 2]!, tile.xy[v * 2 + 1]!])
      }
      paths.push(path)
    }
    parts.push(paths)
  }
  return parts
}

function decodeShapes(geometries: readonly Geometry[]): TileFeatures {
  const builder = new PackBuilder({ name: 'SHAPES', columns: detailColumns(true) })
  geometries.forEach((geometry, i) => {
    builder.addFeature(geometry, [`S${i}`, i, 0, 1, `名${i}`])
  })
  return decodeTile(bytesOf(builder.finish()))
}

describe('a decoded tile', () => {
  test('has points as one row of coordinates', () => {
    const tile = decodeTile(
      bytesOf(pointPack([{ code: 'A', lon: 120, lat: 30, class: 3, state: 2, risk: 4 }])),
    )
    expect(tile).toMatchObject({
      size: 1,
      overview: false,
      pointsOnly: true,
      codes: ['A'],
      names: null,
    })
    expect([...tile.xy]).toEqual([120, 30])
    expect([tile.class[0], tile.state[0], tile.risk[0], tile.count[0]]).toEqual([3, 2, 4, 1])
  })

  test('has polygons with holes, multipolygons, lines and multilines as nested ends', () => {
    const outline = square(0, 0, 10)
    const hole = square(2, 2, 1)
    const island = square(20, 20, 1)
    const line = [
      [0, 0],
      [1, 1],
    ]
    const tile = decodeShapes([
      { type: 'Polygon', coordinates: [outline, hole] },
      { type: 'MultiPolygon', coordinates: [[outline, hole], [island]] },
      { type: 'LineString', coordinates: line },
      { type: 'MultiLineString', coordinates: [line, outline] },
    ])
    const shapes = Object.fromEntries(tile.codes.map((code, i) => [code, shapeOf(tile, i)]))
    expect(shapes).toEqual({
      S0: [[outline, hole]],
      S1: [[outline, hole], [island]],
      S2: [[line]],
      S3: [[line], [outline]],
    })
    expect(tile.names).toContain('名0')
  })

  test('of an overview has counts and mixes', () => {
    const builder = new PackBuilder({
      name: 'X',
      columns: overviewColumns(false),
      pointsOnly: true,
    })
    builder.addFeature({ type: 'Point', coordinates: [1, 2] }, [
      'c.1',
      15,
      2,
      4,
      '2.0.4:14;1.0.0:1',
    ])
    const tile = decodeTile(bytesOf(builder.finish()))
    expect(tile).toMatchObject({ overview: true, mix: ['2.0.4:14;1.0.0:1'] })
    expect(tile.count[0]).toBe(15)
  })

  test('that is cut short is refused, wherever it is cut', () => {
    const bytes = bytesOf(pointPack([{ code: 'A', lon: 120, lat: 30 }]))
    for (let length = 0; length < bytes.length; length++) {
      expect(() => decodeTile(bytes.subarray(0, length))).toThrow(RangeError)
    }
  })
})

describe('the header of a tile', () => {
  test('is the same for a layer but for count and envelope', () => {
    const pack = bytesOf(pointPack([{ code: 'A', lon: 120, lat: 30 }], 'SCHOOL'))
    const template = tileTemplate(decodeHeader(pack))
    const { bytes, bodyAt } = openTile(template, 0, 7, [1, 2, 3, 4])
    expect(decodeHeader(bytes)).toMatchObject({
      name: 'SCHOOL',
      featuresCount: 7,
      envelope: [1, 2, 3, 4],
      indexNodeSize: 0,
      byteLength: bodyAt,
      crs: { org: 'EPSG', code: 4490 },
    })
  })
})
