import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { type FlatGeometry, toGeoJson } from '../../../../data/formats/fgb/flat-geometry.ts'
import type { RawFeature } from '../../../../data/formats/fgb/reader.ts'
import { isNamed } from '../../../../data/formats/tile-schema.ts'
import { worldX, worldY } from '../../../../data/formats/web-mercator.ts'
import { encodeWkb } from '../../../../data/formats/wkb.ts'
import type { PackStore } from '../../../../server/storage/pack-store.ts'
import { type PublishedPart, publishedFeatures } from '../tiles/published-features.ts'

/** A table that holds one layer as one zoom shows it. */
export interface PeerTable {
  name: string
  layer: string
  /** The fields that our own tiles carry. */
  columns: readonly string[]
}

const DETAIL = ['code text', 'class int2', 'state int2', 'risk int2']
const OVERVIEW = ['code text', 'count int4', 'class int2', 'risk int2', 'mix text']

export const tableKey = ({ layer, zoom }: PublishedPart) => `${layer.code} ${zoom}`

/**
 * One table per layer and zoom, already thinned and clustered as our own overviews are, in Hilbert order, already in the
 * projection of the tiles, with a GiST index, vacuumed: everything that a careful administrator could do for the peer.
 */
export async function loadPostgis(
  connection: pg.ClientConfig,
  packs: PackStore,
  parts: readonly PublishedPart[],
): Promise<{ tables: Map<string, PeerTable>; rows: number; seconds: number }> {
  const started = performance.now()
  const client = new pg.Client(connection)
  await client.connect()
  const tables = new Map<string, PeerTable>()
  let rows = 0
  try {
    await client.query('create extension postgis')
    for (const part of parts) {
      if (tables.has(tableKey(part))) continue
      const named = isNamed(part.layer) ? ['name text'] : []
      const columns = [...(part.zoom === 'detail' ? DETAIL : OVERVIEW), ...named]
      const names = columns.map((column) => column.split(' ')[0]!)
      const name = `${part.layer.code}_${part.zoom}`.toLowerCase()
      rows += await loadTable(client, name, columns, names, publishedFeatures(packs, part))
      tables.set(tableKey(part), { name, layer: part.layer.code, columns: names })
    }
  } finally {
    await client.end()
  }
  return { tables, rows, seconds: (performance.now() - started) / 1000 }
}

async function loadTable(
  client: pg.Client,
  name: string,
  columns: readonly string[],
  names: readonly string[],
  features: AsyncIterable<RawFeature>,
): Promise<number> {
  let rows = 0
  const lines = async function* () {
    let text = ''
    for await (const feature of features) {
      const geometry = feature.geometry()
      if (geometry === null) continue
      rows++
      const properties = feature.properties()
      for (const column of names) text += `${escapeCopy(properties[column])}\t`
      text += `${mercatorHex(geometry)}\n`
      if (text.length < 65_536) continue
      yield text
      text = ''
    }
    yield text
  }
  const definition = [...columns, 'geom geometry(Geometry, 3857)'].join(', ')
  await client.query(`create unlogged table ${name} (${definition})`)
  await pipeline(Readable.from(lines()), client.query(copyFrom(`copy ${name} from stdin`)))
  await client.query(`create index on ${name} using gist (geom)`)
  await client.query(`vacuum (freeze, analyze) ${name}`)
  return rows
}

const escapeCopy = (value: unknown) =>
  value === undefined || value === null
    ? '\\N'
    : String(value).replace(
        /[\\\t\n\r]/g,
        (c) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[c]!,
      )

/** Half of the circumference of the sphere of EPSG:3857, metres. */
const HALF_M = 20_037_508.342789244

function mercatorHex(geometry: FlatGeometry): string {
  toMercator(geometry)
  return Buffer.from(withSrid(encodeWkb(toGeoJson(geometry)))).toString('hex')
}

function toMercator({ xy, parts }: FlatGeometry): void {
  for (let i = 0; i < xy.length; i += 2) {
    xy[i] = (worldX(xy[i]!) * 2 - 1) * HALF_M
    xy[i + 1] = (1 - worldY(xy[i + 1]!) * 2) * HALF_M
  }
  for (const part of parts ?? []) toMercator(part)
}

const EWKB_SRID = 0x20000000

/** PostGIS's flavour of WKB: the number of the projection after the outermost type. */
function withSrid(wkb: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(wkb.length + 4)
  const view = new DataView(bytes.buffer)
  bytes.set(wkb.subarray(0, 5))
  view.setUint32(1, view.getUint32(1, true) | EWKB_SRID, true)
  view.setUint32(5, 3857, true)
  bytes.set(wkb.subarray(5), 9)
  return bytes
}
