import { refuseFile } from '../../sources/refuse-file.ts'
import type { DeclaredCrs } from '../file-format.ts'
import type { SqliteFile, SqlValue } from './sqlite.ts'

/** A table of features, or of attributes alone. */
export interface GpkgLayer {
  table: string
  /** As people called it. */
  name: string
  geometryColumn: string | null
  rows: number
  crs: DeclaredCrs | null
}

/** The layers of a GeoPackage (OGC 12-128r19 §1.1), the largest with geometries first. */
export function listLayers(file: SqliteFile): GpkgLayer[] {
  const tables = new Set(
    file.all("select name from sqlite_master where type in ('table', 'view')").map(textOf),
  )
  if (!tables.has('gpkg_contents')) throw refuseOtherDatabase(tables)
  const geometries = tables.has('gpkg_geometry_columns')
    ? file.all('select table_name, column_name, srs_id from gpkg_geometry_columns')
    : []
  const contents = file.all(
    "select table_name, coalesce(identifier, table_name) from gpkg_contents where data_type in ('features', 'attributes', 'aspatial')",
  )
  const layers = contents.flatMap(([table, name]) => {
    if (typeof table !== 'string' || !tables.has(table)) return []
    const [, column = null, srs = null] = geometries.find(([of]) => of === table) ?? []
    return {
      table,
      name: String(name ?? table).slice(0, 60),
      geometryColumn: typeof column === 'string' ? column : null,
      rows: Number(file.all(`select count(*) from ${quoted(table)}`)[0]?.[0] ?? 0),
      crs: srs === null ? null : readCrs(file, srs),
    }
  })
  const weight = ({ geometryColumn }: GpkgLayer) => (geometryColumn === null ? 0 : 1)
  return layers.toSorted((a, b) => weight(b) - weight(a) || b.rows - a.rows)
}

/** An identifier as SQL has it; names come from the file. */
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

const textOf = ([value]: SqlValue[]) => String(value)

/** −1 and 0 say that nothing is known; what has no code of EPSG is there in words. */
function readCrs(file: SqliteFile, srs: SqlValue): DeclaredCrs | null {
  const [found] = file.all(
    'select srs_name, organization, organization_coordsys_id, definition from gpkg_spatial_ref_sys where srs_id = ?',
    [Number(srs)],
  )
  if (!found) return null
  const [name, organization, code, definition] = found.map((value) => String(value ?? ''))
  const where = { zh: 'GeoPackage 的坐标系表', en: "the GeoPackage's table of coordinate systems" }
  const label = (name ?? '').slice(0, 80)
  if (/^epsg$/i.test(organization ?? '') && Number(code) > 0) {
    return { definition: `EPSG:${code}`, label: `EPSG:${code} ${label}`.trim(), where }
  }
  if (!definition || /^undefined$/i.test(definition)) return null
  return { definition, label: label || definition.slice(0, 60), where }
}

function refuseOtherDatabase(tables: ReadonlySet<string>): Error {
  const kind = tables.has('tiles')
    ? 'MBTiles'
    : tables.has('spatial_ref_sys')
      ? 'SpatiaLite'
      : 'SQLite'
  return refuseFile(
    'not-a-geopackage',
    `The file is a database of another kind (${kind}), not a GeoPackage; please export the layer as GeoPackage or GeoJSON.`,
    `该文件是其他类型的数据库（${kind}），不是 GeoPackage；请将图层导出为 GeoPackage 或 GeoJSON。`,
  )
}
