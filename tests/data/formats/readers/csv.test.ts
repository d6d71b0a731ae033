import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { readTable } from '../../../builders/import-files.ts'

const at = (lon: number, lat: number) => ({ type: 'Point', coordinates: [lon, lat] })

test.each([
  ['lon,lat,name\n120,30,a', ','],
  ['lon;lat;name\n120;30;a', ';'],
  ['lon\tlat\tname\n120\t30\ta', 'tab'],
  ['lon|lat|name\n120|30|a', '|'],
])('finds the delimiter of %j', async (text) => {
  const { rows } = await readTable({ 'a.csv': text })
  expect(rows).toEqual([{ row: 1, geometry: at(120, 30), properties: { name: 'a' } }])
})

test.each([
  'lng,lat',
  'Longitude,Latitude',
  '经度,纬度',
  'X坐标,Y坐标',
  'longitud,latitud',
  'gps_lon,gps_lat',
  'POINT_X,POINT_Y',
])('knows the columns %s', async (header) => {
  const { rows } = await readTable({ 'a.csv': `name,${header}\na,120.5,30.5` })
  expect(rows[0]!.geometry).toEqual(at(120.5, 30.5))
})

test('finds positions by content where there is no header', async () => {
  const { rows } = await readTable({
    'a.csv': '7,西湖区,120.1301,30.2594\n8,滨江区,120.2116,30.2088\n',
  })
  expect(rows.map(({ geometry }) => geometry)).toEqual([
    at(120.1301, 30.2594),
    at(120.2116, 30.2088),
  ])
  expect(rows[0]!.properties).toEqual({ 'column 1': '7', 'column 2': '西湖区' })
})

test('reads one column of both numbers, whichever stands first', async () => {
  const first = await readTable({ 'a.csv': 'id,坐标\n1,"120.5,30.5"' })
  const second = await readTable({ 'a.csv': 'id,location\n1,"30.5,120.5"' })
  expect([first.rows[0]!.geometry, second.rows[0]!.geometry]).toEqual([
    at(120.5, 30.5),
    at(120.5, 30.5),
  ])
})

test('reads WKT, also with an SRID in front', async () => {
  const text =
    'id,shape\n1,"SRID=4326;POLYGON((0 0,1 0,1 1,0 0))"\n2,"POLYGON Z ((0 0 5,1 0 5,1 1 5,0 0 5))"'
  const { rows } = await readTable({ 'a.csv': text })
  const ring = [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ],
  ]
  expect(rows.map(({ geometry }) => geometry)).toEqual([
    { type: 'Polygon', coordinates: ring },
    { type: 'Polygon', coordinates: ring },
  ])
})

test('takes the datum from the names of the columns', async () => {
  const { declared } = await readTable({ 'a.csv': 'name,bd09_lng,bd09_lat\na,120.5,30.5' })
  expect(declared).toBe('BD-09')
})

test('prefers plain coordinates to shifted ones', async () => {
  const text = 'gcj02_lng,gcj02_lat,wgs84_lng,wgs84_lat\n120.6,30.6,120.5,30.5'
  const { rows, declared } = await readTable({ 'a.csv': text })
  expect([rows[0]!.geometry, declared]).toEqual([at(120.5, 30.5), 'EPSG:4326'])
})

test.each(['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'])('detects %s', async (encoding) => {
  const text =
    'lon,lat,名稱\n120.1,30.2,這裡是杭州市西湖區文一西路的一個小區\n120.3,30.4,東邊的學校\n'
  const simplified =
    'lon,lat,名称\n120.1,30.2,这里是杭州市西湖区文一西路的一个小区\n120.3,30.4,东边的学校\n'
  const written = encoding === 'big5' ? text : simplified
  const bytes = iconv.encode(written, encoding, { addBOM: encoding.startsWith('utf-16') })
  const { rows } = await readTable({ 'a.csv': bytes })
  expect(Object.values(rows[1]!.properties)).toEqual([
    encoding === 'big5' ? '東邊的學校' : '东边的学校',
  ])
})

test('detects Latin-1 by its single accented letters', async () => {
  const bytes = iconv.encode('lon;lat;rua\n-46,5;-23,5;São João da Conceição\n', 'latin1')
  const { rows, encoding } = await readTable({ 'a.csv': bytes })
  expect([rows[0]!.geometry, rows[0]!.properties.rua, encoding]).toEqual([
    at(-46.5, -23.5),
    'São João da Conceição',
    'windows-1252',
  ])
})

test('decides the encoding where the first Chinese letter comes, however late', async () => {
  const plain = Array.from({ length: 20_000 }, (_, i) => `120.${i},30.1,shop ${i}`).join('\n')
  const bytes = iconv.encode(`lon,lat,name\n${plain}\n120.5,30.5,若有烟酒店\n`, 'gb18030')
  const { rows } = await readTable({ 'a.csv': bytes })
  expect(rows.at(-1)!.properties.name).toBe('若有烟酒店')
})

test('leaves rows without a position to be set aside, with all their values', async () => {
  const { rows } = await readTable({ 'a.csv': 'lon,lat,name\n120,30,a\n,,b\nx,30,c\n0,0,d' })
  expect(rows.map(({ geometry }) => geometry)).toEqual([at(120, 30), null, null, null])
  expect(rows[2]!.properties).toEqual({ lon: 'x', lat: '30', name: 'c' })
})

test('names no column twice and none like a prototype', async () => {
  const { rows } = await readTable({ 'a.csv': 'lon,lat,a,a,,__proto__\n120,30,1,2,3,4' })
  expect(rows[0]!.properties).toEqual({ a: '1', 'a 2': '2', 'column 5': '3', proto: '4' })
})

test('refuses a table without positions, naming its columns', async () => {
  await expect(readTable({ 'a.csv': 'code,name\n33,浙江' })).rejects.toThrow('“code, name”')
})

test('refuses a quotation mark that never closes', async () => {
  await expect(readTable({ 'a.csv': 'lon,lat,name\n120,30,"a\n120,30,b\n' })).rejects.toMatchObject(
    {
      code: 'quote-not-closed',
    },
  )
})

test('refuses a row of 20 MB', async () => {
  const text = `lon,lat,name\n120,30,${'x'.repeat(20_000_000)}\n`
  await expect(readTable({ 'a.csv': text })).rejects.toMatchObject({ code: 'row-too-large' })
}, 60_000)
