import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import {
  type FieldAct,
  type IncidentLogPage,
  type LayerScope,
  type OrderAct,
  Refusal,
} from '../../data/contracts/index.ts'
import { readQuery } from '../http/read-query.ts'
import type { AppEnv } from '../security/app-env.ts'
import { audit } from '../security/audit.ts'
import { findRegisteredLayer, listLayers } from '../security/layer-catalogue.ts'
import { readBody } from '../security/read-body.ts'
import { seesGrid } from '../security/visible-areas.ts'
import type { Services } from '../services.ts'
import { announce } from '../storage/announce.ts'
import type { Queryable } from '../storage/database.ts'
import { createIncidentFollower } from './roll-call/follow-incident.ts'
import { showProgress } from './roll-call/show-progress.ts'
import { writeActs } from './roll-call/write-acts.ts'
import { fieldActs, newIncident, orderActs, surveyRequest } from './schemas.ts'
import {
  findIncident,
  type IncidentRow,
  insertIncident,
  listDoors,
  listIncidents,
  readLog,
  showIncident,
} from './store.ts'
import { surveyPlace } from './survey/survey-place.ts'

const number = v.pipe(v.string(), v.regex(/^\d{1,9}$/, 'must be a number'), v.transform(Number))
const after = v.strictObject({ after: v.optional(number, '0') })
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const LOG_PAGE = 500

/** `/api/incidents…`: one-key command. */
export function incidentRoutes(services: Services): Hono<AppEnv> {
  const { db } = services
  const follow = createIncidentFollower()
  const app = new Hono<AppEnv>()
  app.use(async (c, next) => {
    await next()
    c.header('Cache-Control', 'private, no-store')
  })

  /** An incident is a list of doors: who sees none of them sees no incident. */
  const doorScope = (c: Context<AppEnv>): LayerScope => {
    const scope = findRegisteredLayer(services, c.get('scope'), 'ADDRESS')
    if (scope === undefined) throw notFound()
    return scope
  }
  const incidentOf = async (c: Context<AppEnv>): Promise<IncidentRow> => {
    const id = c.req.param('id') ?? ''
    const row = UUID.test(id) ? await findIncident(db, doorScope(c), id) : undefined
    if (row === undefined) throw notFound()
    return row
  }

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
      const subdistricts = new Set(found.buildings.map(({ subdistrict }) => subdistrict))
      await tell(client, wanted.id, 0, [...subdistricts])
    })
    const row = await findIncident(db, scope, wanted.id)
    if (row === undefined) throw notFound()
    return c.json(showIncident(row), 201)
  })

  app.get('/', async (c) => {
    const rows = await listIncidents(db, doorScope(c))
    return c.json(rows.map((row) => showIncident(row)))
  })

  app.get('/:id', async (c) => c.json(showIncident(await incidentOf(c))))

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

  app.get('/:id/progress', async (c) => {
    const query = readQuery(c, after)
    const { id } = await incidentOf(c)
    const scope = doorScope(c)
    const sees = (grid: string) => seesGrid(scope, grid)
    const incident = await follow(db, id)
    return c.json(showProgress(incident, { after: query.after, now: Date.now(), sees }))
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
    const scope = doorScope(c)
    const { userId } = c.get('scope')
    const { doors } = await follow(db, row.id)
    const gridOf = new Map<string, string>(doors.map((door) => [door.room, door.grid]))
    const refuse = (act: FieldAct | OrderAct) =>
      act.kind === 'tickDoor' && !seesGrid(scope, gridOf.get(act.room) ?? NOWHERE)
        ? ('unknownDoor' as const)
        : undefined
    return db.transaction(async (client) => {
      const read = async () => (await follow(client, row.id)).state
      const receipt = await writeActs(client, read, { id: row.id, userId, acts, refuse })
      await audit(client, {
        userId,
        action: 'incident.act',
        target: row.id,
        layer: 'ADDRESS',
        grid: row.grids[0] ?? '',
        details: { acts: acts.length, kinds: [...new Set(acts.map(({ kind }) => kind))] },
      })
      await tell(client, row.id, receipt.seq, row.subdistricts)
      return receipt
    })
  }
  app.post('/:id/field-acts', async (c) =>
    c.json(await take(c, (await readBody(c, fieldActs)).acts)),
  )
  app.post('/:id/orders', async (c) => c.json(await take(c, (await readBody(c, orderActs)).acts)))
  return app
}

/** In no grid and in no area. */
const NOWHERE = '-'

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

async function tell(client: Queryable, id: string, seq: number, subdistricts: readonly string[]) {
  for (const subdistrict of subdistricts) {
    await announce(client, { kind: 'incident', id, seq, subdistrict }, subdistrict)
  }
}

const notFound = () => new Refusal(404, 'incident-not-found', 'There is no such incident.')
const nobodyThere = () =>
  new Refusal(422, 'no-buildings', 'There is no building in this area; draw a larger one.')
