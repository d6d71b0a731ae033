import { Hono } from 'hono'
import { Refusal } from '../../data/contracts/index.ts'
import { geometryBounds } from '../../data/formats/geometry-bounds.ts'
import { decodeWkb } from '../../data/formats/wkb.ts'
import type { AppEnv } from '../security/app-env.ts'
import { listPlaces } from '../security/list-places.ts'
import type { Services } from '../services.ts'
import { findDivision } from './store.ts'

/** `GET /api/divisions` for the scope chip, `GET /api/divisions/{code}` as a GeoJSON feature. */
export function divisionRoutes({ db }: Services): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get('/', async (c) => {
    c.header('Cache-Control', 'private, no-cache')
    return c.json(await listPlaces(db, c.get('scope').areas))
  })
  app.get('/:code', async (c) => {
    const row = await findDivision(db, c.get('scope'), c.req.param('code'))
    if (row === undefined)
      throw new Refusal(404, 'division-not-found', 'There is no such division.')
    const { code: id, level, kind, name, parent, valid_from: validFrom } = row
    const geometry = decodeWkb(row.geometry)
    c.header('Cache-Control', 'private, no-cache')
    return c.json({
      type: 'Feature',
      id,
      bbox: geometryBounds(geometry),
      geometry,
      properties: { code: id, level, kind, name, parent, validFrom },
    })
  })
  return app
}
