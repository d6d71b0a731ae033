import { Hono } from 'hono'
import {
  type IncidentZone,
  type LayerScope,
  type NewIncidentZone,
  Refusal,
} from '../../../data/contracts/index.ts'
import { groupBy } from '../../../data/rules/group-by.ts'
import type { AppEnv } from '../../security/app-env.ts'
import { audit } from '../../security/audit.ts'
import { findRegisteredLayer } from '../../security/layer-catalogue.ts'
import { readBody } from '../../security/read-body.ts'
import { visibleAreas } from '../../security/visible-areas.ts'
import type { Services } from '../../services.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'
import { incidentAccess, UUID } from '../incident-access.ts'
import { newZone } from '../schemas.ts'
import { type FoundBuilding, findBuildings } from '../survey/find-buildings.ts'

/** `/api/incident-zones`, 预设区域: areas prepared for a kind of danger, used with one click. */
export function zoneRoutes(services: Services): Hono<AppEnv> {
  const { db } = services
  const { doorScope } = incidentAccess(services)
  const app = new Hono<AppEnv>()
  app.use(async (c, next) => {
    await next()
    c.header('Cache-Control', 'private, no-store')
  })

  app.get('/', async (c) => c.json(await listZones(db, doorScope(c))))

  app.post('/', async (c) => {
    const zone: NewIncidentZone = await readBody(c, newZone)
    const { userId } = c.get('scope')
    const scope = doorScope(c)
    const buildingScope = findRegisteredLayer(services, c.get('scope'), 'BUILDING')
    await db.transaction(async (client) => {
      const { buildings } = buildingScope
        ? await findBuildings(client, buildingScope, zone.place)
        : { buildings: [] }
      if (buildings.length === 0) throw nobodyThere()
      const subdistrict = await insertZone(client, userId, zone, buildings)
      await audit(client, {
        userId,
        action: 'incident.zone',
        target: zone.id,
        grid: subdistrict,
        details: { buildings: buildings.length },
      })
    })
    const [made] = await listZones(db, scope, zone.id)
    if (made === undefined) throw notFound()
    return c.json(made, 201)
  })

  app.delete('/:zone', async (c) => {
    const id = c.req.param('zone')
    const [zone] = UUID.test(id) ? await listZones(db, doorScope(c), id) : []
    if (zone === undefined) throw notFound()
    const { userId } = c.get('scope')
    await db.transaction(async (client) => {
      await client.execute(
        'update incident_zone set retired_at = now() where id = $1 and retired_at is null',
        [id],
      )
      await audit(client, {
        userId,
        action: 'incident.zone',
        target: id,
        grid: zone.subdistrict,
        details: { removed: true },
      })
    })
    return c.body(null, 204)
  })
  return app
}

const listZones = (
  client: Queryable,
  scope: LayerScope,
  id: string | null = null,
): Promise<IncidentZone[]> => client.query(LIST_ZONES, [id, visibleAreas(scope).patterns])

/** Answers the subdistrict in which most of its buildings lie. */
async function insertZone(
  client: Queryable,
  userId: string,
  { id, name, kind, place }: NewIncidentZone,
  buildings: readonly FoundBuilding[],
): Promise<string> {
  const [most] = groupBy(buildings, ({ subdistrict }) => subdistrict).sort(
    ([, a], [, b]) => b.length - a.length,
  )
  const subdistrict = most![0]
  const grids = [...new Set(buildings.map(({ grid }) => grid))].sort()
  await client.execute(
    `insert into incident_zone (id, name, kind, subdistrict, grids, buildings, place, made_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing`,
    [id, name, kind, subdistrict, grids, buildings.length, JSON.stringify(place), userId],
  )
  return subdistrict
}

const notFound = () => new Refusal(404, 'zone-not-found', 'There is no such zone.')
export const nobodyThere = () =>
  new Refusal(422, 'no-buildings', 'There is no building in this area; draw a larger one.')

const LIST_ZONES = loadSql(import.meta.url, 'list-zones.sql')
