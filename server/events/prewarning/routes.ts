import { type Context, Hono } from 'hono'
import { type PrewarningRule, Refusal } from '../../../data/contracts/index.ts'
import { prewarningFault } from '../../../data/rules/prewarning/index.ts'
import { readQuery } from '../../http/read-query.ts'
import type { AppEnv } from '../../security/app-env.ts'
import { audit } from '../../security/audit.ts'
import { readBody } from '../../security/read-body.ts'
import { scopeOn } from '../../security/scope.ts'
import type { Services } from '../../services.ts'
import { acknowledgeAlarm } from './acknowledge.ts'
import { currentPrewarning } from './current-table.ts'
import { type AlarmReader, findAlarm, listAlarms } from './list-alarms.ts'
import { openAlarmEvents } from './open-events.ts'
import { scanRules } from './scan-rules.ts'
import { alarmQuery, prewarningRules, prewarningRulesFrom, prewarningTrial } from './schemas.ts'
import { tryRules } from './try-rules.ts'

const DISTRICT_LENGTH = 6

/** `/api/alarms`: what the rules have fired on, why, and who has seen it. */
export function alarmRoutes({ db, registry }: Services): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  const reader = (c: Context<AppEnv>) => readerOf(c, registry)

  app.get('/', async (c) => {
    const { state, area, limit, from, to } = readQuery(c, alarmQuery)
    const question = {
      area,
      limit,
      isOpen: state === 'open',
      ...(from && { from }),
      ...(to && { to }),
    }
    c.header('Cache-Control', 'private, no-store')
    return c.json(await listAlarms(db, reader(c), question))
  })

  app.get('/:id', async (c) => {
    const alarm = await findAlarm(db, reader(c), idOf(c))
    if (!alarm) throw notFound()
    return c.json(alarm)
  })

  app.post('/:id/acknowledge', async (c) => {
    const as = reader(c)
    const id = idOf(c)
    const found = await db.transaction((client) => acknowledgeAlarm(client, as, id))
    if (!found) throw notFound()
    return c.json(await findAlarm(db, as, id))
  })
  return app
}

/** `/api/prewarning-rules`: what fires, as data; another version; a look at once. */
export function prewarningRoutes(services: Services): Hono<AppEnv> {
  const { db, registry } = services
  const app = new Hono<AppEnv>()

  app.get('/', async (c) => c.json(await currentPrewarning(db)))

  app.post('/', async (c) => {
    const { userId } = districtDesk(c, registry)
    const rules = settled(prewarningRulesFrom(await readBody(c, prewarningRules)))
    const table = await db.transaction(async (client) => {
      await client.execute('insert into prewarning_table (rules, made_by) values ($1, $2)', [
        JSON.stringify(rules),
        userId,
      ])
      const current = await currentPrewarning(client)
      const details = { rules: rules.length }
      await audit(client, { userId, action: 'prewarning.rules', target: current.version, details })
      return current
    })
    return c.json(table, 201)
  })

  app.post('/trial', async (c) => {
    districtDesk(c, registry)
    const { days, ...given } = await readBody(c, prewarningTrial)
    const draft = settled(prewarningRulesFrom(given))
    const current = await currentPrewarning(db)
    return c.json(await tryRules(db, { current, draft }, days, Date.now()))
  })

  app.post('/check', async (c) => {
    const { userId } = districtDesk(c, registry)
    const { signals, raised } = await db.transaction(async (client) => {
      await audit(client, { userId, action: 'prewarning.check', target: 'ALARM' })
      return scanRules(client, Date.now())
    })
    await openAlarmEvents(services)
    return c.json({ signals, alarms: raised })
  })
  return app
}

function settled(rules: PrewarningRule[]): PrewarningRule[] {
  const fault = prewarningFault({ version: 'draft', rules })
  if (fault === null) return rules
  const sentence = 'rules: One of them could never fire, or its id stands twice.'
  throw new Refusal(422, 'prewarning-rules', sentence, { field: 'rules', fault })
}

function readerOf(c: Context<AppEnv>, registry: Services['registry']): AlarmReader {
  const scope = c.get('scope')
  const events = scopeOn(scope, registry.layer('EVENT')!)
  if (!events) throw notFound()
  return { registry, scope, events }
}

/** Rules hold for the whole district: so must the desk that settles them. */
function districtDesk(c: Context<AppEnv>, registry: Services['registry']): { userId: string } {
  const { events } = readerOf(c, registry)
  if (events.areas.some((area) => area.length <= DISTRICT_LENGTH)) return c.get('session')
  throw new Refusal(403, 'not-permitted', 'Only the district’s desk settles what fires an alarm.')
}

function idOf(c: Context<AppEnv>): string {
  const id = c.req.param('id') ?? ''
  if (!/^\d{1,18}$/.test(id)) throw notFound()
  return id
}

const notFound = () => new Refusal(404, 'alarm-not-found', 'There is no such alarm.')
