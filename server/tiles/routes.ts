import { Hono } from 'hono'
import { acceptsGzip } from '../http/accepts-gzip.ts'
import type { AppEnv } from '../security/app-env.ts'
import type { Services } from '../services.ts'
import { parseTileAddress } from './tile-address.ts'
import { tileResponse } from './tile-answer.ts'
import { RIGHTS_HEADER, rightsOfTile, tileRights } from './tile-rights.ts'
import { tileServerOf } from './tile-server.ts'

/** `GET /tiles/{layer}/{z}/{x}/{y}.fgb?v=`, and `GET /tiles` for a web server in front that keeps tiles. */
export function tileRoutes(services: Services): Hono<AppEnv> {
  const server = tileServerOf(services)
  const app = new Hono<AppEnv>()
  app.get('/', (c) => {
    c.header(RIGHTS_HEADER, tileRights(services, c.get('scope')))
    // Good for the rest of this second.
    c.header('X-Accel-Expires', `@${Math.floor(Date.now() / 1000)}`)
    return c.body(null, 204)
  })
  app.get('/:layer/:z/:x/:file', async (c) => {
    const scope = c.get('layer')
    const tile = parseTileAddress(c.req.param('z'), c.req.param('x'), c.req.param('file'))
    const wanted = c.req.query('v')
    await catchUp(services, scope.layer.code, wanted)
    const gzip = acceptsGzip(c.req.header('Accept-Encoding'))
    const answer = await server.answer({ scope, tile, gzip })
    const ifNoneMatch = c.req.header('If-None-Match')
    const isKept = c.req.header(RIGHTS_HEADER) !== undefined
    const rights = isKept ? rightsOfTile(services, c.get('scope'), scope.layer) : undefined
    const { status, headers, body } = tileResponse(answer, { wanted, ifNoneMatch, rights })
    const named = Object.fromEntries(headers)
    return body === null ? c.body(null, status, named) : c.body(body, 200, named)
  })
  return app
}

/** Another server may have announced a version that this one has not heard of yet. */
async function catchUp({ packs }: Services, layer: string, wanted?: string): Promise<void> {
  if (wanted === undefined || !/^\d{1,15}$/.test(wanted)) return
  await packs.catalogue.reach(layer, Number(wanted))
}
