import type { Bilingual } from '../../contracts/index.ts'
import { csvFormat } from './csv.ts'
import type { FileFormat } from './file-format.ts'
import { flatGeobufFormat } from './flatgeobuf.ts'
import { geoJsonFormat } from './geojson.ts'
import { geoPackageFormat } from './geopackage/geopackage.ts'
import { geoParquetFormat } from './parquet/geoparquet.ts'
import { shapefileFormat } from './shapefile.ts'
import { xlsxFormat } from './xlsx/xlsx.ts'
import { gpxFormat } from './xml/gpx.ts'
import { kmlFormat } from './xml/kml.ts'

/** Every format that can be read, the surest to recognise first: CSV takes any text. */
export const FILE_FORMATS: readonly FileFormat[] = [
  xlsxFormat,
  flatGeobufFormat,
  geoPackageFormat,
  geoParquetFormat,
  shapefileFormat,
  kmlFormat,
  gpxFormat,
  geoJsonFormat,
  csvFormat,
]

export const READABLE: Bilingual = {
  zh: '可读取 XLSX、CSV/TSV（含经纬度列或 WKT）、GeoJSON、Shapefile、FlatGeobuf、GeoPackage、KML/KMZ、GPX、GeoParquet，均可为 gzip 或 ZIP 压缩。',
  en: 'XLSX and CSV/TSV with longitude and latitude or WKT, GeoJSON, Shapefile, FlatGeobuf, GeoPackage, KML/KMZ, GPX and GeoParquet are read, also gzipped or zipped.',
}
