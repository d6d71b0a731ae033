import type { Bilingual } from '../../contracts/index.ts'
import { csvFormat } from './csv.ts'
import type { FileFormat } from './file-format.ts'
import { flatGeobufFormat } from './flatgeobuf.ts'
import { geoJsonFormat } from './geojson.ts'
import { shapefileFormat } from './shapefile.ts'

/** Every format that can be read, the surest to recognise first: CSV takes any text. */
export const FILE_FORMATS: readonly FileFormat[] = [
  flatGeobufFormat,
  shapefileFormat,
  geoJsonFormat,
  csvFormat,
]

export const READABLE: Bilingual = {
  zh: '可读取 GeoJSON、CSV/TSV（含经纬度列或 WKT）、Shapefile、FlatGeobuf，均可为 gzip 或 ZIP 压缩。',
  en: 'GeoJSON, CSV/TSV with longitude and latitude or WKT, Shapefile and FlatGeobuf are read, also gzipped or zipped.',
}
