import initSqlite, { type SqlJsStatic } from 'sql.js'
import { geometryBounds } from '../geometry-bounds.ts'
import { encodeWkb } from '../wkb.ts'
import type { FeatureTable } from './feature-table.ts'

/** `GPKG`, and the version of the standard (OGC 12-128r18: 1.3). */
const APPLICATION_ID = 0x47504b47
const VERSION = 10_300
const CGCS2000 = 4490
const ENVELOPE_BYTES = 32
const HEAD_BYTES = 8

let library: Promise<SqlJsStatic> | undefined

/** One layer of areas as a GeoPackage. */
export async function writeGeoPackage(table: FeatureTable): Promise<Uint8Array> {
  library ??= initSqlite()
  const { Database } = await library
  const database = new Database()
  try {
    database.run(SCHEMA)
    database.run('insert into gpkg_spatial_ref_sys values (?, ?, ?, ?, ?, ?)', [
      'China Geodetic Coordinate System 2000',
      CGCS2000,
      'EPSG',
      CGCS2000,
      CGCS2000_WKT,
      'longitude/latitude',
    ])
    const columns = table.fields.map(
      ({ name, type }) => `, ${quoted(name)} ${type === 'number' ? 'real' : 'text'}`,
    )
    database.run(
      `create table ${quoted(table.name)} (fid integer primary key autoincrement not null, geom blob${columns.join('')})`,
    )
    const boxes = table.features.map(({ geometry }) => geometryBounds(geometry))
    const bound = (of: typeof Math.min, k: 0 | 1 | 2 | 3) =>
      boxes.length === 0 ? null : of(...boxes.map((box) => box[k]))
    database.run(
      `insert into gpkg_contents (table_name, data_type, identifier, last_change, min_x, min_y, max_x, max_y, srs_id)
       values (?, 'features', ?, '2000-01-01T00:00:00.000Z', ?, ?, ?, ?, ?)`,
      [
        table.name,
        table.name,
        bound(Math.min, 0),
        bound(Math.min, 1),
        bound(Math.max, 2),
        bound(Math.max, 3),
        CGCS2000,
      ],
    )
    database.run(`insert into gpkg_geometry_columns values (?, 'geom', 'GEOMETRY', ?, 0, 0)`, [
      table.name,
      CGCS2000,
    ])
    writeRows(database, table)
    return database.export()
  } finally {
    database.close()
  }
}

function writeRows(
  database: InstanceType<SqlJsStatic['Database']>,
  { name, fields, features }: FeatureTable,
): void {
  const marks = fields.map(() => ', ?').join('')
  const statement = database.prepare(`insert into ${quoted(name)} values (null, ?${marks})`)
  try {
    database.run('begin')
    for (const { geometry, values } of features) {
      statement.run([wrapped(geometry), ...values])
    }
    database.run('commit')
  } finally {
    statement.free()
  }
}

/** Little-endian, with the box of the geometry (§2.1.3). */
function wrapped(geometry: FeatureTable['features'][number]['geometry']): Uint8Array {
  const wkb = encodeWkb(geometry)
  const bytes = new Uint8Array(HEAD_BYTES + ENVELOPE_BYTES + wkb.byteLength)
  const view = new DataView(bytes.buffer)
  bytes.set([0x47, 0x50, 0, 0b011])
  view.setInt32(4, CGCS2000, true)
  const [west, south, east, north] = geometryBounds(geometry)
  ;[west, east, south, north].forEach((value, i) => {
    view.setFloat64(HEAD_BYTES + 8 * i, value, true)
  })
  bytes.set(wkb, HEAD_BYTES + ENVELOPE_BYTES)
  return bytes
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

const CGCS2000_WKT =
  'GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101,AUTHORITY["EPSG","1024"]],AUTHORITY["EPSG","1043"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4490"]]'

const SCHEMA = `
  pragma application_id = ${APPLICATION_ID};
  pragma user_version = ${VERSION};
  create table gpkg_spatial_ref_sys (srs_name text not null, srs_id integer primary key, organization text not null,
    organization_coordsys_id integer not null, definition text not null, description text);
  insert into gpkg_spatial_ref_sys values
    ('Undefined Cartesian', -1, 'NONE', -1, 'undefined', null),
    ('Undefined geographic', 0, 'NONE', 0, 'undefined', null),
    ('WGS 84', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]', null);
  create table gpkg_contents (table_name text not null primary key, data_type text not null, identifier text unique,
    description text default '', last_change datetime not null, min_x double, min_y double, max_x double, max_y double,
    srs_id integer references gpkg_spatial_ref_sys (srs_id));
  create table gpkg_geometry_columns (table_name text not null unique references gpkg_contents (table_name),
    column_name text not null, geometry_type_name text not null, srs_id integer not null references gpkg_spatial_ref_sys (srs_id),
    z tinyint not null, m tinyint not null, primary key (table_name, column_name));
`
