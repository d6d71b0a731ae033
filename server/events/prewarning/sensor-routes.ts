import { type Context, Hono } from 'hono'
import { type LayerScope, Refusal } from '../../../data/contracts/index.ts'
import { readQuery } from '../../http/read-query.ts'
import type { AppEnv } from '../../security/app-env.ts'
import { audit } from '../../security/audit.ts'
import { readBody } from '../../security/read-body.ts'
import { scopeOn } from '../../security/scope.ts'
import { seesGrid } from '../../security/visible-areas.ts'
import type { Services } from '../../services.ts'
import type { Queryable } from '../../storage/database.ts'
import { clientIdOf } from '../loop/idempotency.ts'
import { findPlace } from '../report/find-place.ts'
import { listSensors } from './list-sensors.ts'
import { openAlarmEvents } from './open-events.ts'
import { takeReadings } from './read-sensors.ts'
import { scanRules } from './scan-rules.ts'
import { readingBatch, sensorBatch, sensorQuery, weatherWarning } from './schemas.ts'

/** Readings may be late, never from tomorrow. */
const AHEAD_MS = 10 * 60_000

/** `/api/sensors`, `/api/sensor-readings`, `/api/weather-warnings`: what other systems tell. */
export function sensorRoutes(services: Services): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get('/', async (c) => {
    const asked = readQuery(c, sensorQuery)
    c.header('Cache-Control', 'private, no-store')
    return c.json(await listSensors(services.db, scopeOfEvents(c, services), asked))
  })

  app.post('/', async (c) => {
    const scope = scopeOfEvents(c, services)
    const { sensors } = await readBody(c, sensorBatch)
    await services.db.transaction(async (client) => {
      for (const { code, name, place } of sensors) {
        const { subdistrict, lon, lat, grid, building } = await findPlace(client, scope, place)
        await refuseStranger(client, scope, code)
        await client.execute(
          `insert into sensor (code, name, subdistrict, lon, lat, grid, building, sent_by)
           values ($1, $2, $3, $4, $5, $6, $7, $8)
           on conflict (code) do update set name = excluded.name, subdistrict = excluded.subdistrict,
             lon = excluded.lon, lat = excluded.lat, grid = excluded.grid, building = excluded.building`,
          [code, name, subdistrict, lon, lat, grid, building, scope.userId],
        )
      }
      const details = { count: sensors.length }
      await audit(client, {
        userId: scope.userId,
        action: 'sensor.register',
        target: 'SENSOR',
        details,
      })
    })
    return c.json({ registered: sensors.length }, 201)
  })
  return app
}

export function readingRoutes(services: Services): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.post('/', async (c) => {
    const scope = scopeOfEvents(c, services)
    const { readings } = await readBody(c, readingBatch)
    const ahead = readings.findIndex(({ at }) => Date.parse(at) > Date.now() + AHEAD_MS)
    if (ahead >= 0) {
      const field = `readings.${ahead}.at`
      throw new Refusal(422, 'invalid', `${field}: This time has not come yet.`, { field })
    }
    const receipt = await services.db.transaction((client) => takeReadings(client, scope, readings))
    if (receipt.alarms > 0) await openAlarmEvents(services)
    return c.json(receipt)
  })
  return app
}

export function weatherRoutes(services: Services): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.post('/', async (c) => {
    const scope = scopeOfEvents(c, services)
    const { hazard, grade, areas, at, until } = await readBody(c, weatherWarning)
    if (!areas.every((area) => scope.areas.some((own) => area.startsWith(own)))) {
      throw new Refusal(422, 'event-place', 'areas: There is no such place in your areas.', {
        field: 'areas',
      })
    }
    const { userId } = scope
    const result = await services.db.transaction(async (client) => {
      const inserted = await client.query(
        `insert into weather_warning (hazard, grade, areas, at, until, client_id, sent_by)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (client_id) do nothing returning id`,
        [hazard, grade, areas, at, until, clientIdOf(c, userId) ?? null, userId],
      )
      if (inserted.length === 0) return { repeated: true, alarms: 0 }
      await audit(client, {
        userId,
        action: 'weather.warn',
        target: hazard,
        grid: areas[0]!,
        details: { grade, areas: areas.length },
      })
      const { raised } = await scanRules(client, Date.now())
      return { repeated: false, alarms: raised }
    })
    if (result.alarms > 0) await openAlarmEvents(services)
    return c.json(result, result.repeated ? 200 : 201)
  })
  return app
}

function scopeOfEvents(c: Context<AppEnv>, { registry }: Services): LayerScope {
  const scope = scopeOn(c.get('scope'), registry.layer('EVENT')!)
  if (!scope) throw new Refusal(404, 'event-not-found', 'There are no events for this account.')
  return scope
}

/** A sensor of somebody else’s areas is not moved from here. */
async function refuseStranger(client: Queryable, scope: LayerScope, code: string): Promise<void> {
  const there = await client.first<{ grid: string }>('select grid from sensor where code = $1', [
    code,
  ])
  if (!there || seesGrid(scope, there.grid)) return
  throw new Refusal(409, 'sensor-taken', 'sensors: A code stands for a sensor elsewhere.', {
    field: 'sensors',
  })
}
