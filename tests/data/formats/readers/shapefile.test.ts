import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { readTable } from '../../../builders/import-files.ts'
import { dbf, shpOfPoints, shpOfPolygons } from '../../../builders/shapefile.ts'

const SHP = shpOfPoints([
  [120, 30],
  [121, 31],
])
const NAMES = ['若有烟酒店', '桥头学校']

const namesIn = (encoding: string, languageDriver?: number) =>
  dbf(
    [{ name: 'NAME', length: 20 }],
    NAMES.map((name) => [iconv.encode(name, encoding)]),
    languageDriver,
  )

test('joins shapes, attributes and projection by their name', async () => {
  const { rows, declared } = await readTable({
    'a.shp': SHP,
    'A.DBF': namesIn('utf-8'),
    'a.prj': 'GEOGCS["GCS_WGS_1984"]',
  })
  expect(rows.map(({ geometry, properties }) => [geometry, properties])).toEqual([
    [{ type: 'Point', coordinates: [120, 30] }, { NAME: NAMES[0] }],
    [{ type: 'Point', coordinates: [121, 31] }, { NAME: NAMES[1] }],
  ])
  expect(declared).toBe('GEOGCS["GCS_WGS_1984"]')
})

test('takes the encoding from the .cpg, the language driver, or the text itself', async () => {
  const read = async (files: Record<string, string | Uint8Array>) => {
    const { rows } = await readTable({ 'a.shp': SHP, ...files })
    return rows.map(({ properties }) => properties.NAME)
  }
  expect(await read({ 'a.dbf': namesIn('gbk'), 'a.cpg': 'GBK' })).toEqual(NAMES)
  expect(await read({ 'a.dbf': namesIn('gbk', 0x4d) })).toEqual(NAMES)
  expect(await read({ 'a.dbf': namesIn('gbk') })).toEqual(NAMES)
  expect(await read({ 'a.dbf': namesIn('utf-8') })).toEqual(NAMES)
})

test('puts holes into the polygon around them and counts separate outer rings as parts', async () => {
  const outer = [
    [0, 0],
    [0, 10],
    [10, 10],
    [10, 0],
    [0, 0],
  ]
  const hole = [
    [2, 2],
    [4, 2],
    [4, 4],
    [2, 4],
    [2, 2],
  ]
  const island = [
    [20, 0],
    [20, 5],
    [25, 5],
    [25, 0],
    [20, 0],
  ]
  const { rows } = await readTable({ 'a.shp': shpOfPolygons([[outer, island, hole]]) })
  expect(rows[0]!.geometry).toEqual({
    type: 'MultiPolygon',
    coordinates: [[outer, hole], [island]],
  })
})

test('reads what is whole of a shapefile that is cut off, and says so', async () => {
  const { rows, notes } = await readTable({ 'a.shp': SHP.slice(0, -3), 'a.dbf': namesIn('utf-8') })
  expect([rows.length, notes]).toEqual([1, { cutOff: 1 }])
})

test('says that attributes are missing', async () => {
  const { notes } = await readTable({ 'a.shp': SHP })
  expect(notes).toEqual({ noAttributes: 1 })
})

test('marks a record whose counts cannot be', async () => {
  const broken = shpOfPolygons([
    [
      [
        [0, 0],
        [0, 1],
        [1, 1],
        [0, 0],
      ],
    ],
  ])
  new DataView(broken.buffer).setInt32(100 + 8 + 40, 1_000_000_000, true)
  const { rows } = await readTable({ 'a.shp': broken })
  expect(rows[0]).toMatchObject({ geometry: null, problem: 'damagedRow' })
})

test('refuses a .dbf that comes without its .shp', async () => {
  await expect(readTable({ 'a.dbf': namesIn('utf-8') })).rejects.toMatchObject({
    code: 'shp-missing',
  })
})
