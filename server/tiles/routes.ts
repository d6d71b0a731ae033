import { type Context, Hono } from 'hono'
import type { AppEnv } from '../security/app-env.ts'
import { findLayer } from '../security/layer-catalogue.ts'
import { requireScope } from '../security/require-scope.ts'
import type { Services } from '../services.ts'
import { parseTileAddress } from './tile-address.ts'
import { createTileServer, type TileAnswer } from './tile-server.ts'

/** `GET /tiles/{layer}/{z}/{x}/{y}.fgb?v=` */
export function tileRoutes(services: Services): Hono<AppEnv> {
  const server = createTileServer(services.packs)
  const app = new Hono<AppEnv>()
  app.get('/:layer/:z/:x/:file', requireScope(services), async (c) => {
    const scope = c.get('scope')
    const layer = await findLayer(services, scope, c.req.param('layer'))
    const tile = parseTileAddress(c.req.param('z'), c.req.param('x'), c.req.param('file'))
    const wanted = c.req.query('v')
    await catchUp(services, layer.code, wanted)
    const gzip = acceptsGzip(c.req.header('Accept-Encoding'))
    return respond(c, await server.answer({ layer, scope, tile, gzip }), wanted)
  })
  return app
}

/** Another server may have announced a version that this one has not heard of yet. */
async function catchUp({ packs }: Services, layer: string, wanted?: string): Promise<void> {
  if (wanted === undefined || !/^\d{1,15}$/.test(wanted)) return
  await packs.catalogue.reach(layer, Number(wanted))
}

function respond(c: Context<AppEnv>, answer: TileAnswer, wanted: string | undefined): Response {
  const headers: Record<string, string> = {
    'Cache-Control': cacheControl(answer, wanted),
    ETag: answer.etag,
    Vary: 'Accept-Encoding, Cookie',
  }
  if (c.req.header('If-None-Match')?.includes(answer.etag)) return c.body(null, 304, headers)
  if (answer.bytes === null) return c.body(null, 204, headers)
  headers['Content-Type'] = 'application/flatgeobuf'
  headers['Content-Length'] = String(answer.bytes.length)
  if (answer.isGzip) headers['Content-Encoding'] = 'gzip'
  return c.body(answer.bytes, 200, headers)
}

/** For ever only under the version that these bytes belong to; else they must be asked for again soon. */
function cacheControl({ version }: TileAnswer, wanted: string | undefined): string {
  if (wanted === version) return 'private, max-age=31536000, immutable'
  return wanted === undefined ? 'private, no-cache' : 'private, max-age=5'
}

const acceptsGzip = (header = '') => /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(header)
