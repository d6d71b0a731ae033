import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { geojson as flatgeobuf } from 'flatgeobuf'
import initSqlite from 'sql.js'
import { encodeWkb } from '../../../../data/formats/wkb.ts'
import { bytesOf, points } from '../../../builders/import-files.ts'
import { shpOfPoints, shpOfPolygons } from '../../../builders/shapefile.ts'
import { textRows, workbook } from '../../../builders/workbook.ts'

/** A whole file of a few rows, by the name it comes under. */
export interface SeedFile {
  name: string
  bytes: Uint8Array
}

/** Small whole files by format. `parquetFolder`: Parquet is written nowhere here, its seeds are other people's files. */
export async function makeSeeds(parquetFolder: string): Promise<Map<string, SeedFile[]>> {
  const seeds = new Map<string, SeedFile[]>([
    ['geojson', [seed('a.geojson', GEOJSON), seed('b.json', `[${GEOJSON}]`)]],
    ['csv', [seed('a.csv', CSV), seed('b.csv', TITLED_CSV)]],
    ['shapefile', shapefiles()],
    ['flatgeobuf', [seed('a.fgb', flatgeobuf.serialize(JSON.parse(GEOJSON)))]],
    ['xlsx', workbooks()],
    ['geopackage', [seed('a.gpkg', await geoPackage())]],
    ['kml', [seed('a.kml', KML)]],
    ['kmz', [seed('a.kmz', zipSync({ 'doc.kml': bytesOf(KML) }))]],
    ['gpx', [seed('a.gpx', GPX)]],
  ])
  const parquet = existsSync(parquetFolder)
    ? readdirSync(parquetFolder).filter((name) => /^data-.*\.parquet$/.test(name))
    : []
  if (parquet.length > 0) {
    seeds.set(
      'geoparquet',
      parquet.map((name) => seed(name, readFileSync(join(parquetFolder, name)))),
    )
  }
  return seeds
}

const seed = (name: string, content: string | Uint8Array): SeedFile => ({
  name,
  bytes: new Uint8Array(bytesOf(content)),
})

const GEOJSON = points([
  { at: [120.01, 30.27], name: '甲', floors: 6 },
  { at: [120.02, 30.28], name: '乙', floors: 7 },
])
const CSV = 'name,lon,lat\n"甲, 1",120.01,30.27\n乙,120.02,30.28\n'
const TITLED_CSV =
  '出租房登记表,,,\n填表日期：2024-03-05,,,\n姓名,住址,,人数\n,街道,楼栋,\n张三,五常,3幢,2\n合计,,,2\n'

const KML = `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><name>小区</name>
<Placemark id="a"><name>甲 &amp; 乙</name><ExtendedData><Data name="户数"><value>12</value></Data></ExtendedData><Point><coordinates>120.1,30.2,0</coordinates></Point></Placemark>
<Placemark><description><![CDATA[<b>x</b>]]></description><MultiGeometry><Polygon><outerBoundaryIs><LinearRing><coordinates>0,0 1,0 1,1 0,0</coordinates></LinearRing></outerBoundaryIs></Polygon></MultiGeometry></Placemark>
</Folder></Document></kml>`
const GPX = `<?xml version="1.0"?><gpx version="1.1"><wpt lat="30" lon="120"><name>甲</name></wpt><trk><trkseg><trkpt lat="1" lon="2"><ele>3</ele></trkpt><trkpt lat="2" lon="3"/></trkseg></trk></gpx>`

function shapefiles(): SeedFile[] {
  const shp = shpOfPoints([
    [120, 30],
    [121, 31],
  ])
  const ring = [
    [0, 0],
    [0, 1],
    [1, 1],
    [0, 0],
  ]
  return [seed('a.shp', shp), seed('b.shp', shpOfPolygons([[ring]]))]
}

/** Once packed, once stored: damage to the packed one seldom gets past the unpacking. */
function workbooks(): SeedFile[] {
  const rows = `${textRows([['登记表'], ['名称', '住址', '', '日期'], ['', '街道', '楼栋', '']])}<row r="4"><c r="A4" t="s"><v>0</v></c><c r="B4" t="str"><v>五常</v></c><c r="C4"><v>3.3011E+17</v></c><c r="D4" s="1"><v>45356.5</v></c></row>`
  const sheet = { rows, merges: ['A1:D1', 'B2:C2', 'A2:A3'] }
  const content = { strings: ['<t>甲</t>', '<r><t>乙</t></r>'], formats: ['yyyy-mm-dd hh:mm'] }
  return [
    seed('a.xlsx', workbook([sheet, { name: '二', rows: '' }], content)),
    seed('b.xlsx', workbook([sheet], { ...content, isStored: true })),
  ]
}

async function geoPackage(): Promise<Uint8Array> {
  const { Database } = await initSqlite()
  const database = new Database()
  const wkb = encodeWkb({ type: 'Point', coordinates: [120, 30] })
  const geometry = `47500001e6100000${Buffer.from(wkb).toString('hex')}`
  database.run(`pragma page_size = 512;
    create table gpkg_spatial_ref_sys (srs_name text, srs_id integer, organization text, organization_coordsys_id integer, definition text);
    insert into gpkg_spatial_ref_sys values ('WGS 84', 4326, 'EPSG', 4326, 'x');
    create table gpkg_contents (table_name text, data_type text, identifier text);
    insert into gpkg_contents values ('a', 'features', 'a');
    create table gpkg_geometry_columns (table_name text, column_name text, srs_id integer);
    insert into gpkg_geometry_columns values ('a', 'geom', 4326);
    create table a (fid integer primary key, geom blob, name text);
    insert into a values (1, x'${geometry}', '甲'), (2, x'${geometry}', '乙');`)
  const bytes = database.export()
  database.close()
  return bytes
}
