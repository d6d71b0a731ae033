import { gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { bytesOf, points, readTable } from '../../../builders/import-files.ts'
import { shpOfPoints } from '../../../builders/shapefile.ts'

const JSON_TEXT = points([{ at: [120, 30], name: 'a' }])
const CSV = bytesOf('lon,lat\n120,30')

test('goes by what a file holds, not by how it is called', async () => {
  expect((await readTable({ 'really.csv': JSON_TEXT })).format).toBe('geojson')
  expect((await readTable({ 'really.geojson': CSV })).format).toBe('csv')
  expect((await readTable({ 'really.txt': shpOfPoints([[120, 30]]) })).format).toBe('shapefile')
})

test('unpacks gzip and ZIP, and gzip inside ZIP', async () => {
  const packed = gzipSync(CSV)
  expect((await readTable({ 'a.csv.gz': packed })).rows).toHaveLength(1)
  expect((await readTable({ 'a.zip': zipSync({ 'deep/er/a.csv': CSV }) })).rows).toHaveLength(1)
  expect((await readTable({ 'a.zip': zipSync({ 'a.csv.gz': packed }) })).rows).toHaveLength(1)
})

test('takes names in an archive as labels: what climbs out of it is just a file', async () => {
  const archive = zipSync({ '../../../../etc/passwd.csv': CSV, '__MACOSX/._a': CSV })
  expect((await readTable({ 'a.zip': archive })).rows).toHaveLength(1)
})

test('joins the parts of a shapefile in an archive with Chinese names', async () => {
  const archive = zipSync({
    '数据/道路.shp': shpOfPoints([[120, 30]]),
    '数据/道路.prj': bytesOf('GEOGCS["X"]'),
  })
  expect((await readTable({ 'a.zip': archive })).declared).toBe('GEOGCS["X"]')
})

test('refuses a file that unpacks to a thousand times its size', async () => {
  const bomb = gzipSync(new Uint8Array(20_000_000).fill(0x31), { level: 9 })
  await expect(readTable({ 'a.csv.gz': bomb })).rejects.toMatchObject({
    code: expect.stringMatching(/unpacks-too-large|row-too-large/),
  })
  const zeros = new Uint8Array(20_000_000)
  const archive = zipSync({ 'a.geojson': [zeros, { level: 1 }] })
  await expect(readTable({ 'a.zip': archive })).rejects.toMatchObject({ name: 'Refusal' })
}, 60_000)

test('refuses damaged archives', async () => {
  const whole = zipSync({ 'a.csv': CSV })
  await expect(readTable({ 'a.zip': whole.slice(0, -10) })).rejects.toMatchObject({
    code: 'damaged-archive',
  })
  const gz = gzipSync(bytesOf(`lon,lat\n${'120,30\n'.repeat(1_000)}`))
  await expect(readTable({ 'a.gz': gz.slice(0, -20) })).rejects.toMatchObject({
    code: 'damaged-archive',
  })
})

test('does not look into archives inside archives', async () => {
  const inner = zipSync({ 'a.csv': CSV })
  await expect(readTable({ 'a.zip': zipSync({ 'b.zip': inner }) })).rejects.toMatchObject({
    code: 'empty-archive',
  })
})

test.each([
  ['%PDF-1.7', 'format-not-supported', 'PDF'],
  ['<TrainingCenterDatabase>', 'format-not-supported', 'TCX'],
  ['<!doctype html><html>', 'format-not-supported', 'HTML'],
  ['ARROW1', 'format-later', 'Arrow'],
])('names what %j is and what is read instead', async (start, code, name) => {
  await expect(readTable({ 'a.bin': start })).rejects.toMatchObject({
    code,
    message: expect.stringMatching(new RegExp(`${name}.*FlatGeobuf`)),
  })
})

test.each([
  ['SQLite format 3\0', 'damaged-geopackage'],
  ['PAR1', 'damaged-parquet'],
  ['<?xml version="1.0"?><kml xmlns="x">', 'malformed-xml'],
  ['<gpx version="1.1">', 'malformed-xml'],
])('refuses %j, which is cut off', async (content, code) => {
  await expect(readTable({ 'a.bin': content })).rejects.toMatchObject({ code })
})

test('refuses what is no workbook, an empty file and noise', async () => {
  const word = zipSync({
    '[Content_Types].xml': bytesOf('<x/>'),
    'word/document.xml': bytesOf('<x/>'),
  })
  await expect(readTable({ 'a.xlsx': word })).rejects.toMatchObject({ code: 'not-a-workbook' })
  await expect(readTable({ 'a.csv': '' })).rejects.toMatchObject({ code: 'empty' })
  const noise = Uint8Array.from({ length: 1_000 }, (_, i) => (i * 7919) % 256)
  await expect(readTable({ 'a.csv': noise })).rejects.toMatchObject({ code: 'unknown-format' })
})

test('refuses a mixture of formats', async () => {
  await expect(readTable({ 'a.csv': CSV, 'b.json': JSON_TEXT })).rejects.toMatchObject({
    code: 'several-data-sets',
  })
})
