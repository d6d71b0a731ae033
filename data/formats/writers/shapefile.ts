import { strToU8, zipSync } from 'fflate'
import { geometryBounds } from '../geometry-bounds.ts'
import { writeDbf } from './dbf.ts'
import { type FeatureTable, polygonsOf } from './feature-table.ts'

const HEAD_BYTES = 100
const POLYGON = 5
/** As ArcGIS writes it. */
const CGCS2000_PRJ =
  'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]'

/** A zip with .shp, .shx, .dbf, .prj and .cpg (ESRI Shapefile Technical Description, July 1998). */
export function writeShapefile(table: FeatureTable): Uint8Array {
  const records = table.features.map(({ geometry }) => polygonRecord(geometry))
  const name = table.name
  return zipSync(
    {
      [`${name}.shp`]: writeShp(table, records),
      [`${name}.shx`]: writeShx(table, records),
      [`${name}.dbf`]: writeDbf(table),
      [`${name}.prj`]: strToU8(CGCS2000_PRJ),
      [`${name}.cpg`]: strToU8('UTF-8'),
    },
    { level: 6 },
  )
}

type Geometry = FeatureTable['features'][number]['geometry']

/** Outer rings run clockwise here, holes against it: the other way round than in GeoJSON. */
function polygonRecord(geometry: Geometry): Uint8Array {
  const rings = polygonsOf(geometry).flatMap((polygon) =>
    polygon.map((ring) => [...ring].reverse()),
  )
  const count = rings.reduce((sum, ring) => sum + ring.length, 0)
  const bytes = new Uint8Array(44 + 4 * rings.length + 16 * count)
  const view = new DataView(bytes.buffer)
  view.setInt32(0, POLYGON, true)
  geometryBounds(geometry).forEach((value, i) => {
    view.setFloat64(4 + 8 * i, value, true)
  })
  view.setInt32(36, rings.length, true)
  view.setInt32(40, count, true)
  let [part, at] = [0, 44 + 4 * rings.length]
  rings.forEach((ring, i) => {
    view.setInt32(44 + 4 * i, part, true)
    part += ring.length
    for (const [x = 0, y = 0] of ring) {
      view.setFloat64(at, x, true)
      view.setFloat64(at + 8, y, true)
      at += 16
    }
  })
  return bytes
}

function writeShp(table: FeatureTable, records: readonly Uint8Array[]): Uint8Array {
  const size = records.reduce((sum, { byteLength }) => sum + 8 + byteLength, HEAD_BYTES)
  const { bytes, view } = fileWithHead(table, size)
  let at = HEAD_BYTES
  records.forEach((record, i) => {
    view.setInt32(at, i + 1)
    view.setInt32(at + 4, record.byteLength / 2)
    bytes.set(record, at + 8)
    at += 8 + record.byteLength
  })
  return bytes
}

function writeShx(table: FeatureTable, records: readonly Uint8Array[]): Uint8Array {
  const { bytes, view } = fileWithHead(table, HEAD_BYTES + 8 * records.length)
  let at = HEAD_BYTES
  records.forEach(({ byteLength }, i) => {
    view.setInt32(HEAD_BYTES + 8 * i, at / 2)
    view.setInt32(HEAD_BYTES + 8 * i + 4, byteLength / 2)
    at += 8 + byteLength
  })
  return bytes
}

function fileWithHead({ features }: FeatureTable, size: number) {
  const bytes = new Uint8Array(size)
  const view = new DataView(bytes.buffer)
  view.setInt32(0, 9994)
  view.setInt32(24, size / 2)
  view.setInt32(28, 1000, true)
  view.setInt32(32, POLYGON, true)
  const boxes = features.map(({ geometry }) => geometryBounds(geometry))
  if (boxes.length > 0) {
    const extent = [
      Math.min(...boxes.map(([west]) => west)),
      Math.min(...boxes.map(([, south]) => south)),
      Math.max(...boxes.map(([, , east]) => east)),
      Math.max(...boxes.map(([, , , north]) => north)),
    ]
    extent.forEach((value, i) => {
      view.setFloat64(36 + 8 * i, value, true)
    })
  }
  return { bytes, view }
}
