import type { GridFileFormat } from '../../../data/contracts/index.ts'
import { PackBuilder } from '../../../data/formats/fgb/pack-builder.ts'
import type { FeatureTable } from '../../../data/formats/writers/feature-table.ts'
import { writeGeoPackage } from '../../../data/formats/writers/geopackage.ts'
import { writeShapefile } from '../../../data/formats/writers/shapefile.ts'
import { writeXlsx } from '../../../data/formats/writers/xlsx.ts'

interface TableFormat {
  mediaType: string
  /** Of the file; a shapefile is several and comes as a zip. */
  ending: string
  write(table: FeatureTable): Uint8Array | Promise<Uint8Array>
}

export const TABLE_FORMATS: Readonly<Record<GridFileFormat, TableFormat>> = {
  geojson: { mediaType: 'application/geo+json', ending: 'geojson', write: writeGeoJson },
  fgb: { mediaType: 'application/octet-stream', ending: 'fgb', write: writeFlatGeobuf },
  shp: { mediaType: 'application/zip', ending: 'zip', write: writeShapefile },
  gpkg: { mediaType: 'application/geopackage+sqlite3', ending: 'gpkg', write: writeGeoPackage },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ending: 'xlsx',
    write: writeSheet,
  },
}

function writeGeoJson({ fields, features }: FeatureTable): Uint8Array {
  const collection = {
    type: 'FeatureCollection',
    features: features.map(({ geometry, values }) => ({
      type: 'Feature',
      geometry,
      properties: Object.fromEntries(fields.map(({ name }, i) => [name, values[i]])),
    })),
  }
  return new TextEncoder().encode(JSON.stringify(collection))
}

function writeFlatGeobuf({ name, fields, features }: FeatureTable): Uint8Array {
  const columns = fields.map((field) => ({
    name: field.name,
    type: field.type === 'number' ? ('Double' as const) : ('String' as const),
  }))
  const builder = new PackBuilder({ name, columns })
  for (const { geometry, values } of features) builder.addFeature(geometry, [...values])
  return Buffer.concat([...builder.finish().chunks()])
}

/** Without shapes. */
function writeSheet({ name, fields, features }: FeatureTable): Uint8Array {
  const head = fields.map((field) => ({ text: field.name, style: 'header' as const }))
  const rows = features.map(({ values }) =>
    values.map((value) => ({ text: value === null ? '' : String(value) })),
  )
  const widths = fields.map(() => 22)
  return writeXlsx({ sheet: name, rows: [head, ...rows], widths, frozenRows: 1, frozenColumns: 1 })
}
