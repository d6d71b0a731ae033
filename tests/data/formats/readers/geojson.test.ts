import { expect, test } from 'vitest'
import { readTable } from '../../../builders/import-files.ts'

const POINT = { type: 'Point', coordinates: [120, 30] }

const geometriesOf = async (text: string) =>
  (await readTable({ 'a.json': text })).rows.map(({ geometry }) => geometry)

test.each([
  [
    'a collection',
    { type: 'FeatureCollection', features: [{ type: 'Feature', geometry: POINT, properties: {} }] },
  ],
  ['a feature', { type: 'Feature', geometry: POINT, properties: {} }],
  ['a bare geometry', POINT],
  ['an array of features', [{ type: 'Feature', geometry: POINT, properties: {} }]],
  ['an array of objects with a geometry', [{ geometry: POINT, count: 3 }]],
  ['an array of objects with lng and lat', [{ lng: 120, lat: 30, count: 3 }]],
])('reads %s', async (_name, json) => {
  expect(await geometriesOf(JSON.stringify(json))).toEqual([POINT])
})

test('reads one object a line, with or without a record separator', async () => {
  const feature = JSON.stringify({ type: 'Feature', geometry: POINT, properties: {} })
  expect(await geometriesOf(`${feature}\n${feature}\n`)).toEqual([POINT, POINT])
  expect(await geometriesOf(`\u001e${feature}\n\u001e${feature}\n`)).toEqual([POINT, POINT])
})

test('takes what stands beside a bare geometry as its properties', async () => {
  const { rows } = await readTable({ 'a.json': JSON.stringify([{ geometry: POINT, count: 3 }]) })
  expect(rows[0]!.properties).toEqual({ count: 3 })
})

test('keeps ids of 17 digits and more as they are written', async () => {
  const text = `[{"geometry":${JSON.stringify(POINT)},"id_no":330110199001011234,"note":"a: 330110199001011234,"}]`
  const { rows } = await readTable({ 'a.json': text })
  expect(rows[0]!.properties).toEqual({
    id_no: '330110199001011234',
    note: 'a: 330110199001011234,',
  })
})

test('finds the CRS of old GeoJSON before or behind the features', async () => {
  const crs = '"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2193"}}'
  const features = '"features":[{"type":"Feature","geometry":null,"properties":{}}]'
  const before = await readTable({ 'a.json': `{"type":"FeatureCollection",${crs},${features}}` })
  const behind = await readTable({ 'a.json': `{"type":"FeatureCollection",${features},${crs}}` })
  expect([before.declared, behind.declared]).toEqual(['EPSG:2193', 'EPSG:2193'])
})

test.each([
  ['[1,]', 'malformed-json'],
  ['[,1]', 'malformed-json'],
  ['[1 2]', 'malformed-json'],
  ['[1}', 'malformed-json'],
  ['{"a":1}}', 'malformed-json'],
  ['[{"geometry":null}', 'cut-off'],
  ['{"type":"Topology","objects":{}}', 'format-later'],
  ['{"spatialReference":{},"features":[]}', 'format-later'],
  ['{"type":"Whatever"}', 'no-features'],
])('refuses %s', async (text, code) => {
  await expect(readTable({ 'a.json': text })).rejects.toMatchObject({ code })
})

test('refuses JSON that is nested 100,000 levels deep without falling over', async () => {
  const deep = '['.repeat(100_000)
  await expect(readTable({ 'a.json': deep })).rejects.toMatchObject({ code: 'too-deep' })
  await expect(readTable({ 'a.json': '{"a":'.repeat(100_000) })).rejects.toMatchObject({
    code: 'too-deep',
  })
})
