import { readFileSync } from 'node:fs'
import pg from 'pg'
import type { PeerTable } from './postgis-tables.ts'
import { type PeerTileAddress, servePeerTiles } from './serve.ts'

/** The peer: tiles made by PostGIS per request, with prepared statements over kept connections. */
export interface PostgisServerSettings {
  encoder: 'mvt' | 'flatgeobuf'
  connection: pg.ClientConfig
  tables: [key: string, table: PeerTable][]
  detailZooms: Record<string, number>
}

const path = process.env.PEER_SETTINGS
if (path === undefined) throw new Error('PEER_SETTINGS is missing')
const settings = JSON.parse(readFileSync(path, 'utf8')) as PostgisServerSettings
const tables = new Map(settings.tables)
const pool = new pg.Pool({ ...settings.connection, max: 4 })

servePeerTiles(
  settings.encoder === 'mvt' ? 'application/vnd.mapbox-vector-tile' : 'application/flatgeobuf',
  makeTile,
  () => pool.end(),
)

async function makeTile({ layer, z, x, y }: PeerTileAddress): Promise<Uint8Array> {
  const zoom = z >= settings.detailZooms[layer]! ? 'detail' : z
  const table = tables.get(`${layer} ${zoom}`)
  if (table === undefined) return new Uint8Array(0)
  const text = settings.encoder === 'mvt' ? mvtSql(table) : flatgeobufSql(table)
  const { rows } = await pool.query<{ tile: Buffer | null }>({
    name: `${table.name} ${settings.encoder}`,
    text,
    values: [z, x, y],
  })
  return rows[0]?.tile ?? new Uint8Array(0)
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
