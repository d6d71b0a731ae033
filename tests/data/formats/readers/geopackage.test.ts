import initSqlite from 'sql.js'
import { expect, test } from 'vitest'
import { encodeWkb } from '../../../../data/formats/wkb.ts'
import { readTable } from '../../../builders/import-files.ts'

const WKT = 'PROJCS["良溪 local"]'

/** A GeoPackage of the tables that matter, then whatever else `sql` says. */
async function geoPackage(sql: string): Promise<Uint8Array> {
  const { Database } = await initSqlite()
  const database = new Database()
  database.run(`
    create table gpkg_spatial_ref_sys (srs_name text, srs_id integer, organization text, organization_coordsys_id integer, definition text);
    insert into gpkg_spatial_ref_sys values ('CGCS2000', 4549, 'EPSG', 4549, 'x'), ('own', 900001, 'NONE', 1, '${WKT}'), ('none', 0, 'NONE', 0, 'undefined');
    create table gpkg_contents (table_name text, data_type text, identifier text);
    create table gpkg_geometry_columns (table_name text, column_name text, srs_id integer);
    ${sql}`)
  const bytes = database.export()
  database.close()
  return bytes
}

const layer = (table: string, srs: number, type = 'features') => `
  create table "${table}" (fid integer primary key, geom blob, name text, long integer);
  insert into gpkg_contents values ('${table}', '${type}', '图层 ${table}');
  insert into gpkg_geometry_columns values ('${table}', 'geom', ${srs});`

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const wkb = hex(encodeWkb({ type: 'Point', coordinates: [120, 30] }))
const ENVELOPE = '00'.repeat(32)
const plain = `47500001${'00'.repeat(4)}${wkb}`
const enveloped = `47500003${'00'.repeat(4)}${ENVELOPE}${wkb}`
const empty = `47500011${'00'.repeat(4)}${wkb}`
const point = { type: 'Point', coordinates: [120, 30] }

test('reads geometries with and without envelope, empty, missing and broken ones', async () => {
  const file = await geoPackage(`${layer('a', 4549)}
    insert into a values (7, x'${plain}', '甲', 330110199001011234), (8, x'${enveloped}', null, 1), (9, x'${empty}', '', 1), (10, null, 'x', 1), (11, x'47500001000000000101', 'y', 1);`)
  const { rows, format, declared } = await readTable({ 'a.gpkg': file })
  expect([format, declared]).toEqual(['geopackage', 'EPSG:4549'])
  expect(rows.map(({ geometry }) => geometry)).toEqual([
    point,
    point,
    { type: 'Point', coordinates: [] },
    null,
    null,
  ])
  expect(rows[0]).toMatchObject({ id: 7, properties: { name: '甲', long: '330110199001011234' } })
  expect(rows[4]!.problem).toBe('malformedGeometry')
})

test('takes the largest layer, names the others, and knows a coordinate system of its own', async () => {
  const file = await geoPackage(`${layer('a', 0)}${layer('b', 900001)}${layer('c', 4549, 'tiles')}
    insert into a values (1, x'${plain}', 'a', 1);
    insert into b values (1, x'${plain}', 'b', 1), (2, x'${plain}', 'b', 1);`)
  const { rows, declared, quotes } = await readTable({ 'a.gpkg': file })
  expect([rows.length, declared]).toEqual([2, WKT])
  expect(quotes).toEqual({ otherLayers: ['图层 a'] })
})

test('reads a file left in WAL mode', async () => {
  const file = await geoPackage(
    `${layer('a', 4549)} insert into a values (1, x'${plain}', 'a', 1);`,
  )
  file.fill(2, 18, 20)
  expect((await readTable({ 'a.gpkg': file })).rows).toHaveLength(1)
})

test('reads a table without geometries as a table', async () => {
  const file = await geoPackage(`create table t (id integer primary key, 经度 real, 纬度 real);
    insert into gpkg_contents values ('t', 'attributes', 't'); insert into t values (1, 120.5, 30.5);`)
  const { rows } = await readTable({ 'a.gpkg': file })
  expect(rows[0]!.geometry).toEqual({ type: 'Point', coordinates: [120.5, 30.5] })
})

test('refuses other databases, layers that grow without end, and files cut off', async () => {
  const { Database } = await initSqlite()
  const tiles = new Database()
  tiles.run('create table tiles (x integer)')
  await expect(readTable({ 'a.gpkg': tiles.export() })).rejects.toMatchObject({
    code: 'not-a-geopackage',
    message: expect.stringContaining('MBTiles'),
  })
  tiles.close()
  const wild = await geoPackage(`create view w as select 1 as fid, zeroblob(900000000) as geom;
    insert into gpkg_contents values ('w', 'features', 'w'); insert into gpkg_geometry_columns values ('w', 'geom', 0);`)
  await expect(readTable({ 'a.gpkg': wild })).rejects.toMatchObject({ code: 'too-much-memory' })
  await expect(readTable({ 'a.gpkg': wild.slice(0, 5_000) })).rejects.toMatchObject({
    code: 'damaged-geopackage',
  })
})
