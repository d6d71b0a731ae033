import { readFileSync } from 'node:fs'
import pg from 'pg'
import type { PeerTable } from './postgis-tables.ts'
import { type PeerTileAddress, servePeerTiles } from './serve.ts'
import { type ThinningTable, thinnedSql } from './thinning-sql.ts'

/** The peer: tiles made by PostGIS per request, with prepared statements over kept connections. */
export interface PostgisServerSettings {
  /** `thinning` = ST_AsMVT of the features themselves, thinned in the query below the layer's detail zoom. */
  encoder: 'mvt' | 'flatgeobuf' | 'thinning'
  connection: pg.ClientConfig
  tables: [key: string, table: PeerTable][]
  /** Layer code → its features. */
  live: [layer: string, table: ThinningTable][]
  detailZooms: Record<string, number>
}

const path = process.env.PEER_SETTINGS
if (path === undefined) throw new Error('PEER_SETTINGS is missing')
const settings = JSON.parse(readFileSync(path, 'utf8')) as PostgisServerSettings
const tables = new Map(settings.tables)
const live = new Map(settings.live)
const pool = new pg.Pool({ ...settings.connection, max: 4 })

servePeerTiles(
  settings.encoder === 'flatgeobuf'
    ? 'application/flatgeobuf'
    : 'application/vnd.mapbox-vector-tile',
  makeTile,
  () => pool.end(),
)

async function makeTile({ layer, z, x, y }: PeerTileAddress): Promise<Uint8Array> {
  const query = queryFor(layer, z)
  if (query === undefined) return new Uint8Array(0)
  const { rows } = await pool.query<{ tile: Buffer | null }>({ ...query, values: [z, x, y] })
  return rows[0]?.tile ?? new Uint8Array(0)
}

/** The text and the name under which it is prepared. */
function queryFor(layer: string, z: number): { name: string; text: string } | undefined {
  const isDetail = z >= settings.detailZooms[layer]!
  if (settings.encoder === 'thinning' && !isDetail) {
    const table = live.get(layer)
    return table && { name: `${table.name} thinned ${z}`, text: thinnedSql(table, z) }
  }
  const table = tables.get(`${layer} ${isDetail ? 'detail' : z}`)
  if (table === undefined) return undefined
  const text = settings.encoder === 'flatgeobuf' ? flatgeobufSql(table) : mvtSql(table)
  return { name: `${table.name} ${settings.encoder}`, text }
}

/** No buffer around the tile, the least that can be asked for. */
const mvtSql = ({ name, layer, columns }: PeerTable) => `
  select st_asmvt(feature, '${layer}', 4096, 'geom') as tile
    from (
      select ${columns.join(', ')},
             st_asmvtgeom(geom, st_tileenvelope($1, $2, $3), 4096, 0) as geom
        from ${name}
       where geom && st_tileenvelope($1, $2, $3)
    ) as feature`

/** Without index: a tile has none either. */
const flatgeobufSql = ({ name, columns }: PeerTable) => `
  select st_asflatgeobuf(feature, false, 'geom') as tile
    from (
      select ${columns.join(', ')}, geom from ${name} where geom && st_tileenvelope($1, $2, $3)
    ) as feature
  having count(*) > 0`
