import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { bytesOf, readTable } from '../../../builders/import-files.ts'

const kml = (body: string) => `<?xml version="1.0"?><kml:kml xmlns:kml="x">${body}</kml:kml>`

test('reads placemarks with folders, data and any geometry, without heights', async () => {
  const { rows, format, declared } = await readTable({
    'a.kml':
      kml(`<kml:Document><Style id="s"/><Folder><name>小区 &amp; 楼</name><Placemark id="p1"><name>甲</name><styleUrl>#s</styleUrl>
      <ExtendedData><Data name="户数"><value>12</value></Data><SchemaData><SimpleData name="层数">6</SimpleData></SchemaData></ExtendedData>
      <MultiGeometry><Point><coordinates>120.1,30.2,5</coordinates></Point><Point><coordinates> 120.3, 30.4 </coordinates></Point></MultiGeometry>
      </Placemark></Folder></kml:Document>`),
  })
  expect([format, declared]).toEqual(['kml', 'EPSG:4326'])
  expect(rows).toEqual([
    {
      row: 1,
      id: 'p1',
      geometry: {
        type: 'MultiPoint',
        coordinates: [
          [120.1, 30.2],
          [120.3, 30.4],
        ],
      },
      properties: { name: '甲', 户数: '12', 层数: '6', folder: '小区 & 楼' },
    },
  ])
})

test('reads holes, tracks and mixtures', async () => {
  const ring = '<LinearRing><coordinates>0,0 1,0 1,1 0,0</coordinates></LinearRing>'
  const { rows } = await readTable({
    'a.kml':
      kml(`<Placemark><Polygon><outerBoundaryIs>${ring}</outerBoundaryIs><innerBoundaryIs>${ring}</innerBoundaryIs></Polygon></Placemark>
      <Placemark><gx:Track><when>2020</when><gx:coord>1 2 3</gx:coord><gx:coord>4 5 6</gx:coord></gx:Track></Placemark>
      <Placemark><MultiGeometry><Point><coordinates>1,2</coordinates></Point><LineString><coordinates>1,2 3,4</coordinates></LineString></MultiGeometry></Placemark>`),
  })
  expect(rows.map(({ geometry }) => geometry)).toMatchObject([
    { type: 'Polygon', coordinates: { length: 2 } },
    {
      type: 'LineString',
      coordinates: [
        [1, 2],
        [4, 5],
      ],
    },
    { type: 'GeometryCollection', geometries: { length: 2 } },
  ])
})

test('reads a KMZ with its pictures, and KML with loose ampersands in GB2312', async () => {
  const place =
    '<Placemark><name>A & B</name><Point><coordinates>1,2</coordinates></Point></Placemark>'
  const archive = zipSync({ 'doc.kml': bytesOf(kml(place)), 'files/icon.png': bytesOf('\x89PNG') })
  expect((await readTable({ 'a.kmz': archive })).rows).toHaveLength(1)
  const old = Uint8Array.from([
    ...bytesOf('<?xml version="1.0" encoding="GB2312"?><kml><Placemark><name>'),
    ...[0xba, 0xbc, 0xd6, 0xdd],
    ...bytesOf('</name></Placemark></kml>'),
  ])
  expect((await readTable({ 'a.kml': old })).rows[0]!.properties.name).toBe('杭州')
})

test('keeps what stands before the end of a file that is cut off, and says so', async () => {
  const place = '<Placemark><Point><coordinates>1,2</coordinates></Point></Placemark>'
  const { rows, notes } = await readTable({ 'a.kml': `<kml>${place}<Placemark><name>b` })
  expect([rows.length, notes]).toEqual([1, { cutOff: 1 }])
})

test('reads waypoints, routes and tracks', async () => {
  const { rows } = await readTable({
    'a.gpx': `<gpx><wpt lat="30" lon="120"><name>甲</name></wpt><rte><rtept lat="1" lon="2"/><rtept lat="3" lon="4"/></rte>
      <trk><name>乙</name><trkseg><trkpt lat="1" lon="2"><time>x</time></trkpt></trkseg><trkseg><trkpt lat="5" lon="6"/></trkseg></trk></gpx>`,
  })
  expect(rows.map(({ geometry, properties }) => [geometry, properties])).toEqual([
    [
      { type: 'Point', coordinates: [120, 30] },
      { name: '甲', kind: 'wpt' },
    ],
    [
      {
        type: 'LineString',
        coordinates: [
          [2, 1],
          [4, 3],
        ],
      },
      { kind: 'rte' },
    ],
    [
      { type: 'MultiLineString', coordinates: [[[2, 1]], [[6, 5]]] },
      { name: '乙', kind: 'trk' },
    ],
  ])
})

test.each([
  [
    'entities of its own',
    '<!DOCTYPE kml [<!ENTITY a "b">]><kml><Placemark/></kml>',
    'xml-entities',
  ],
  ['no placemarks', '<kml><Document/></kml>', 'no-features'],
  ['links alone', '<kml><NetworkLink/></kml>', 'no-features'],
  ['crossed elements', '<kml><Placemark></kml></Placemark>', 'malformed-xml'],
])('refuses KML with %s', async (_what, text, code) => {
  await expect(readTable({ 'a.kml': text })).rejects.toMatchObject({ code })
})
