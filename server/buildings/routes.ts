import { Hono } from 'hono'
import { parseBuildingCode, Refusal } from '../../data/contracts/index.ts'
import type { AppEnv } from '../security/app-env.ts'
import { listLayers } from '../security/layer-catalogue.ts'
import type { Services } from '../services.ts'
import { layOutSection } from './lay-out-section.ts'
import { findBuilding, listRooms } from './store.ts'

/** `GET /api/buildings/{code}/section`. */
export function buildingRoutes(services: Services): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get('/:code/section', async (c) => {
    const code = parseBuildingCode(c.req.param('code'))
    const layers = await listLayers(services, c.get('scope'))
    const scope = layers.find(({ layer }) => layer.code === 'BUILDING')
    const building = code && scope ? await findBuilding(services.db, scope, code) : undefined
    if (!building) throw new Refusal(404, 'building-not-found', 'There is no such building.')
    const rooms = await listRooms(services.db, building, layers)
    c.header('Cache-Control', 'private, no-store')
    return c.json(layOutSection(building, rooms))
  })
  return app
}
