import { expect, test } from 'vitest'
import { importFiles, points, shapes } from '../../builders/import-files.ts'

const SQUARE = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [0, 0],
]

test('keeps or sets aside every row, and says which', async () => {
  const text = shapes([
    { type: 'Polygon', coordinates: [SQUARE] },
    { type: 'Polygon', coordinates: [SQUARE.slice(0, 4)] },
    { type: 'Polygon', coordinates: [SQUARE.slice(0, 2)] },
    {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 95],
          [0, 0],
        ],
      ],
    },
    { type: 'Point', coordinates: [5, 5] },
    null,
  ])
  const { result, aside, lines } = await importFiles({ 'a.geojson': text })
  expect(result.counts).toEqual({ read: 6, kept: 2, repaired: 1, setAside: 4, features: 2 })
  expect(result.geometry).toBe('polygon')
  expect(
    result.remarks.map(({ kind, effect, count, rows }) => [kind, effect, count, rows]),
  ).toEqual([
    ['noGeometry', 'setAside', 1, [6]],
    ['outOfRange', 'setAside', 1, [4]],
    ['tooFewPoints', 'setAside', 1, [3]],
    ['otherKind', 'setAside', 1, [5]],
    ['closedRing', 'repaired', 1, [2]],
  ])
  expect(aside.map(({ row, reason }) => [row, reason])).toEqual([
    [3, 'tooFewPoints'],
    [4, 'outOfRange'],
    [6, 'noGeometry'],
    [5, 'otherKind'],
  ])
  expect(lines.map(({ code }) => code)).toEqual(['r1', 'r2'])
})

test('finds types, classes and names of columns', async () => {
  const rows = ['学校', '学校', '医院', '学校', '医院', '医院'].map(
    (kind, i) =>
      `120.0${i + 1},30.2,第${i}站,${kind},${i * 1.5},${i % 2 ? '是' : '否'},2024-0${i + 1}-15,0${i}7`,
  )
  const text = `lon,lat,名称,类别,面积,在用,建成,编码段\n${rows.join('\n')}`
  const { result, lines } = await importFiles({ 'a.csv': text })
  expect(result.attributes.map(({ key, type }) => [key, type])).toEqual([
    ['名称', 'text'],
    ['类别', 'enum'],
    ['面积', 'number'],
    ['在用', 'boolean'],
    ['建成', 'date'],
    ['编码段', 'text'],
  ])
  expect(result.classAttribute).toBe('类别')
  expect(result.attributes[1]!.values!.map(({ value }) => value)).toEqual(['医院', '学校'])
  expect(lines[0]).toMatchObject({
    name: '第0站',
    class: 2,
    properties: { 面积: 0, 在用: false, 编码段: '007' },
  })
})

test('uses a column of unique codes, numbers rows where codes repeat', async () => {
  const at = (i: number): [number, number] => [120 + i / 1_000, 30]
  const unique = await importFiles({
    'a.json': points(Array.from({ length: 3 }, (_, i) => ({ at: at(i), code: `X-${i}` }))),
  })
  expect(unique.lines.map(({ code }) => code)).toEqual(['X-0', 'X-1', 'X-2'])
  const repeated = await importFiles({
    'a.json': points(Array.from({ length: 3 }, (_, i) => ({ at: at(i), code: 'same' }))),
  })
  expect(repeated.lines.map(({ code }) => code)).toEqual(['r1', 'r2', 'r3'])
  expect(repeated.remarks).not.toHaveProperty('duplicateId')
})

test('gives features that share an id codes of their own, and says so', async () => {
  const feature = (id: unknown, lon: number) => ({
    type: 'Feature',
    id,
    geometry: { type: 'Point', coordinates: [lon, 30] },
    properties: {},
  })
  const features = [
    feature(1, 120),
    feature(2, 120.1),
    feature(1, 120.2),
    feature('a b', 120.3),
    feature('r3', 120.4),
  ]
  const { lines, remarks } = await importFiles({ 'a.json': JSON.stringify(features) })
  expect(lines.map(({ code }) => code)).toEqual(['1', '2', 'r3', 'r4', 'r5'])
  expect(remarks).toMatchObject({ duplicateId: 2 })
})

test('tells of ids whose digits a spreadsheet has lost', async () => {
  const text = 'lon,lat,证号\n120,30,3.30110E+17\n120.1,30,330110199001011234\n'
  const { lines, remarks } = await importFiles({ 'a.csv': text })
  expect(remarks).toMatchObject({ lostDigits: 1 })
  expect(lines.map(({ properties }) => properties.证号)).toEqual([
    '3.30110E+17',
    '330110199001011234',
  ])
})

test('removes what the database cannot store', async () => {
  const { lines, remarks } = await importFiles({
    'a.json': points([{ at: [120, 30], 'two words': 'a\u0000b', half: 'x\ud800y', __proto__x: 1 }]),
  })
  expect(lines[0]!.properties).toMatchObject({ two_words: 'ab', half: 'x\ufffdy' })
  expect(remarks).toMatchObject({ strangeText: 1 })
})

test('joins several files of one format into one layer', async () => {
  const { result, lines } = await importFiles({
    'a.json': points([{ at: [120, 30] }, { at: [120.1, 30] }]),
    'b.json': points([{ at: [120.2, 30] }]),
  })
  expect(result.counts).toMatchObject({ read: 3, kept: 3 })
  expect(lines.map(({ code }) => code)).toEqual(['r1', 'r2', 'r3'])
})

test('turns source coordinates into lon-lat and keeps what they were', async () => {
  const text = 'id,X,Y\n1,501924.06,3349657.17\n'
  const { result, lines } = await importFiles({ 'a.csv': text }, { crs: 'EPSG:4549' })
  expect(lines[0]!.lonLat[0]).toBeCloseTo(120.02, 3)
  expect(lines[0]!.lonLat[1]).toBeCloseTo(30.265, 2)
  expect(result.crs).toMatchObject({
    declared: null,
    used: 'CGCS2000 / 3° Gauss-Krüger CM 120E (EPSG:4549)',
  })
})

test('reads again when a CRS stands behind the features', async () => {
  const crs = '"crs":{"type":"name","properties":{"name":"EPSG:4549"}}'
  const feature =
    '{"type":"Feature","geometry":{"type":"Point","coordinates":[501924,3349657]},"properties":{}}'
  const { result } = await importFiles({
    'a.json': `{"type":"FeatureCollection","features":[${feature}],${crs}}`,
  })
  expect(result.crs).toMatchObject({
    declared: 'EPSG:4549',
    reason: expect.stringContaining('crs member'),
  })
  expect(result.counts.read).toBe(1)
})

test('takes rows apart that hold hundreds of things, and their smaller neighbours with them', async () => {
  const many = (count: number, y: number) => ({
    type: 'MultiPolygon',
    coordinates: Array.from({ length: count }, (_, i) => [
      SQUARE.map(([dx = 0, dy = 0]) => [120 + (i * 2 + dx) / 1e4, 30 + (y + dy) / 1e4]),
    ]),
  })
  const { result, lines } = await importFiles({ 'a.json': shapes([many(150, 0), many(3, 5)]) })
  expect(result.counts).toMatchObject({ read: 2, kept: 2, features: 153 })
  expect(new Set(lines.map(({ code }) => code)).size).toBe(153)
})

test('refuses a file of which nothing is left, with the reasons', async () => {
  await expect(importFiles({ 'a.json': shapes([null, null]) })).rejects.toMatchObject({
    code: 'nothing-usable',
    message: 'Nothing in the file can be put on the map: 2 rows without a position.',
  })
})

test('survives coordinates beyond all measure', async () => {
  const text = shapes([
    { type: 'Point', coordinates: [1e308, -1e308] },
    { type: 'Point', coordinates: [120, 30] },
    { type: 'Point', coordinates: [120.1, 30] },
  ])
  const { result } = await importFiles({ 'a.json': text })
  expect(result.counts).toMatchObject({ read: 3, kept: 2, setAside: 1 })
})
