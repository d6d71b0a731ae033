import { Hono } from 'hono'
import { Refusal } from '../../data/contracts/index.ts'
import type { ConfiguredBaseMap } from '../http/base-map-setting.ts'
import type { AppEnv } from '../security/app-env.ts'
import type { Services } from '../services.ts'
import { fetchPicture } from './fetch-picture.ts'
import { createPictureCache } from './picture-cache.ts'
import { hostsOf, type PictureAddress, tileUrl } from './tile-url.ts'

const MAX_ZOOM = 22
const AT_ONCE = 64
const KEEP = 'private, max-age=86400'

/** `GET /base-maps/{id}/{z}/{x}/{y}`: pictures of base maps whose address or key the browser must not know. */
export function baseMapRoutes({ settings, log }: Pick<Services, 'settings' | 'log'>): Hono<AppEnv> {
  const maps = new Map(
    settings.baseMaps
      .filter(({ upstream }) => upstream)
      .map((map) => [map.id, { map, hosts: hostsOf(map) }]),
  )
  const cached = createPictureCache()
  let underway = 0

  const fetchOne = async (map: ConfiguredBaseMap, hosts: Set<string>, tile: PictureAddress) => {
    if (underway >= AT_ONCE) {
      const sentence = 'Too many pictures of base maps are on their way; try again in a moment.'
      throw new Refusal(503, 'busy', sentence, { retryAfterS: 1 })
    }
    underway++
    try {
      const rules = { hosts, isPrivate: map.upstream?.isPrivate ?? false }
      return await fetchPicture(tileUrl(map, tile), rules)
    } catch (error) {
      log.warn({ err: error, baseMap: map.id }, 'A picture of a base map could not be fetched')
      throw error
    } finally {
      underway--
    }
  }

  const app = new Hono<AppEnv>()
  app.get('/:id/:z/:x/:y', async (c) => {
    const { id, ...numbers } = c.req.param()
    const known = maps.get(id)
    const tile = known && parseTile(numbers)
    if (!tile) throw new Refusal(404, 'no-base-map', 'There is no such picture.')
    const { map, hosts } = known
    const key = `${id}/${tile.z}/${tile.x}/${tile.y}`
    const picture = await cached(key, () => fetchOne(map, hosts, tile))
    c.header('Cache-Control', KEEP)
    if (!picture) return c.body(null, 204)
    return c.body(picture.bytes, 200, { 'Content-Type': picture.type })
  })
  return app
}

function parseTile(params: Record<'z' | 'x' | 'y', string>): PictureAddress | undefined {
  if (!Object.values(params).every((text) => /^\d{1,8}$/.test(text))) return undefined
  const tile = { z: Number(params.z), x: Number(params.x), y: Number(params.y) }
  const last = 2 ** tile.z - 1
  return tile.z <= MAX_ZOOM && tile.x <= last && tile.y <= last ? tile : undefined
}
