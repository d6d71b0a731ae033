import type { Files } from './import-files.ts'
import { dbf, shpOfPolygons } from './shapefile.ts'

/** Small files with which a district of two communities is begun, some two kilometres from west to east. */

export const box = (west: number, south: number, east: number, north: number) => [
  [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ],
]
export const area = (properties: object, rings: number[][][] | null) => ({
  type: 'Feature',
  properties,
  geometry: rings && { type: 'Polygon', coordinates: rings },
})
export const collection = (...features: object[]) =>
  JSON.stringify({ type: 'FeatureCollection', features })

export const line = (properties: object, ...coordinates: number[][]) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'LineString', coordinates },
})

export const DISTRICT = box(110, 25, 110.02, 25.01)
export const WEST = box(110, 25, 110.01, 25.01)
export const EAST = box(110.01, 25, 110.02, 25.01)
export const DIVISIONS = [
  area({ 区划代码: '330199', 名称: '良溪区' }, DISTRICT),
  area({ 区划代码: '330199001', 名称: '桂溪镇街道' }, DISTRICT),
  area({ 区划代码: '330199001001', 名称: '桂花社区' }, WEST),
  area({ 区划代码: '330199001002', 名称: '木樨社区' }, EAST),
]

/** Anti-clockwise rings as shapefiles have them. */
const footprint = (west: number, south: number) =>
  box(west, south, west + 0.0004, south + 0.0002).map((ring) => ring.toReversed())
const BOW_TIE = [
  [
    [110.003, 25.006],
    [110.0034, 25.0062],
    [110.0034, 25.006],
    [110.003, 25.0062],
    [110.003, 25.006],
  ],
]
export const BUILDINGS: Files = {
  '建筑.shp': shpOfPolygons([
    footprint(110.001, 25.0025),
    footprint(110.002, 25.0025),
    BOW_TIE,
    footprint(112, 25),
  ] as never),
  '建筑.dbf': dbf(
    ['ID', 'STREET', 'DOOR', 'LEVELS'].map((name) => ({ name, length: 12 })),
    [
      ['1', '桂花路', '6', '6'],
      ['2', '', '', '4'],
      ['3', '', '', '2'],
      ['4', '', '', '2'],
    ].map((row) => row.map((text) => new TextEncoder().encode(text))),
  ),
  '建筑.cpg': 'UTF-8',
}
