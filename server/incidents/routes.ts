import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import type { FieldAct, IncidentLogPage, OrderAct } from '../../data/contracts/index.ts'
import { readQuery } from '../http/read-query.ts'
import type { AppEnv } from '../security/app-env.ts'
import { audit } from '../security/audit.ts'
import { listLayers } from '../security/layer-catalogue.ts'
import { readBody } from '../security/read-body.ts'
import { seesGrid } from '../security/visible-areas.ts'
import type { Services } from '../services.ts'
import type { Queryable } from '../storage/database.ts'
import { listCommanders } from './command/list-commanders.ts'
import { incidentAccess, notFound } from './incident-access.ts'
import { doorPhotoRoutes } from './photos/routes.ts'
import { positionRoutes } from './positions/routes.ts'
import { createIncidentFollower } from './roll-call/follow-incident.ts'
import { replayIncident } from './roll-call/replay.ts'
import { showProgress } from './roll-call/show-progress.ts'
import { showRound } from './roll-call/show-round.ts'
import { showStatistics } from './roll-call/show-statistics.ts'
import { takeActs } from './roll-call/take-acts.ts'
import { fieldActs, instant, newIncident, orderActs, surveyRequest } from './schemas.ts'
import {
  findIncident,
  insertIncident,
  listDoors,
  listIncidents,
  readLog,
  showIncident,
} from './store.ts'
import { surveyPlace } from './survey/survey-place.ts'
import { tell } from './tell.ts'
import { nobodyThere } from './zones/routes.ts'

const number = v.pipe(v.string(), v.regex(/^\d{1,9}$/, 'must be a number'), v.transform(Number))
const after = v.strictObject({ after: v.optional(number, '0') })
const moment = v.strictObject({ after: v.optional(number, '0'), at: v.optional(instant) })
const LOG_PAGE = 500

/** `/api/incidents…`: one-key command. */
export function incidentRoutes(services: Services): Hono<AppEnv> {
  const { db } = services
  const follow = createIncidentFollower()
  const { doorScope, incidentOf } = incidentAccess(services)
  const app = new Hono<AppEnv>()
  app.use(async (c, next) => {
    await next()
    c.header('Cache-Control', 'private, no-store')
  })

  app.post('/survey', async (c) => {
    const request = await readBody(c, surveyRequest)
    const visible = await listLayers(services, c.get('scope'))
    const { survey } = await db.transaction(async (client) => {
      const found = await surveyPlace(client, visible, request)
      await noteSurvey(client, c.get('scope').userId, request.kind, found.survey.help !== null)
      return found
    })
    return c.json(survey)
  })

  app.post('/', async (c) => {
    const wanted = await readBody(c, newIncident)
    const { userId } = c.get('scope')
    const scope = doorScope(c)
    const visible = await listLayers(services, c.get('scope'))
    await db.transaction(async (client) => {
      const found = await surveyPlace(client, visible, wanted)
      if (found.buildings.length === 0) throw nobodyThere()
      if (!(await insertIncident(client, userId, wanted, found))) return
      await audit(client, {
        userId,
        action: 'incident.open',
        target: wanted.id,
        layer: 'ADDRESS',
        grid: found.buildings[0]!.grid,
        details: { kind: wanted.kind, drill: wanted.drill, doors: found.doors.length },
      })
      await tell(client, { id: wanted.id, grids: found.buildings.map(({ grid }) => grid) }, 0)
    })
    const row = await findIncident(db, scope, wanted.id)
    if (row === undefined) throw notFound()
    return c.json(showIncident(row, userId), 201)
  })

  app.get('/', async (c) => {
    const rows = await listIncidents(db, doorScope(c))
    return c.json(rows.map((row) => showIncident(row, c.get('scope').userId)))
  })

  app.get('/:id', async (c) => c.json(showIncident(await incidentOf(c), c.get('scope').userId)))

  app.get('/:id/survey', async (c) => {
    const row = await incidentOf(c)
    const visible = await listLayers(services, c.get('scope'))
    const { survey } = await db.transaction(async (client) => {
      const found = await surveyPlace(client, visible, row)
      await noteSurvey(client, c.get('scope').userId, row.id, found.survey.help !== null)
      return found
    })
    return c.json(survey)
  })

  app.get('/:id/round', async (c) => {
    const row = await incidentOf(c)
    const visible = await listLayers(services, c.get('scope'))
    const round = await db.transaction(async (client) => {
      const found = await showRound(client, await listDoors(client, row.id), visible)
      await noteSurvey(client, c.get('scope').userId, row.id, found.helpFirst !== null)
      return found
    })
    return c.json(round)
  })

  app.get('/:id/progress', async (c) => {
    const query = readQuery(c, moment)
    const { id } = await incidentOf(c)
    const scope = doorScope(c)
    const sees = (grid: string) => seesGrid(scope, grid)
    const { userId } = c.get('scope')
    if (query.at !== undefined) {
      const now = Date.parse(query.at)
      const then = await replayIncident(db, id, now)
      return c.json(showProgress(then, { after: 0, now, userId, sees }))
    }
    const incident = await follow(db, id)
    return c.json(showProgress(incident, { after: query.after, now: Date.now(), userId, sees }))
  })

  app.get('/:id/statistics', async (c) => {
    const row = await incidentOf(c)
    return c.json(await showStatistics(db, row, doorScope(c)))
  })

  app.get('/:id/commanders', async (c) => {
    const { grids } = await incidentOf(c)
    const { userId } = c.get('scope')
    return c.json((await listCommanders(db, grids)).filter(({ id }) => id !== userId))
  })

  app.get('/:id/log', async (c) => {
    const query = readQuery(c, after)
    const { id } = await incidentOf(c)
    const scope = doorScope(c)
    const [entries, doors] = await Promise.all([
      readLog(db, id, query.after, LOG_PAGE + 1),
      listDoors(db, id),
    ])
    const hidden = new Set(doors.filter((door) => !seesGrid(scope, door.grid)).map((d) => d.room))
    const page: IncidentLogPage = {
      entries: entries
        .slice(0, LOG_PAGE)
        .filter(({ act }) => act.kind !== 'tickDoor' || !hidden.has(act.room)),
      more: entries.length > LOG_PAGE,
    }
    return c.json(page)
  })

  const take = async (c: Context<AppEnv>, acts: readonly (FieldAct | OrderAct)[]) => {
    const row = await incidentOf(c)
    const { userId } = c.get('scope')
    return c.json(await takeActs(services, follow, { row, userId, scope: doorScope(c), acts }))
  }
  app.post('/:id/field-acts', async (c) => take(c, (await readBody(c, fieldActs)).acts))
  app.post('/:id/orders', async (c) => take(c, (await readBody(c, orderActs)).acts))

  app.route('/', positionRoutes(services))
  app.route('/', doorPhotoRoutes(services, follow))
  return app
}

/** Who lives where and needs help is of grade 3: each look at it is written down. */
async function noteSurvey(client: Queryable, userId: string, target: string, discloses: boolean) {
  if (!discloses) return
  await audit(client, {
    userId,
    action: 'incident.survey',
    target,
    layer: 'RESIDENT',
    details: { disclosed: ['residence'] },
  })
}
