import { Hono } from 'hono'
import { Refusal, type RoutingTable } from '../../../data/contracts/index.ts'
import { routingFault } from '../../../data/rules/event-loop/index.ts'
import type { AppEnv } from '../../security/app-env.ts'
import { audit } from '../../security/audit.ts'
import { readBody } from '../../security/read-body.ts'
import { scopeOn } from '../../security/scope.ts'
import { visibleAreas } from '../../security/visible-areas.ts'
import type { Services } from '../../services.ts'
import { currentRouting } from './current-table.ts'
import { newestReport, replayRouting } from './replay.ts'
import { routingRules, routingTest, rulesFrom } from './schema.ts'

const DAY_MS = 86_400_000
const DISTRICT_LENGTH = 6

/** `/api/event-routing`: which rule sends what to which desk; what another table would have done; publishing it. */
export function eventRoutingRoutes({ db, registry }: Services): Hono<AppEnv> {
  const layer = registry.layer('EVENT')!
  const app = new Hono<AppEnv>()

  app.get('/', async (c) => c.json(await currentRouting(db)))

  app.post('/test', async (c) => {
    const scope = scopeOn(c.get('scope'), layer)
    if (!scope) throw new Refusal(404, 'event-not-found', 'There are no events for this account.')
    const { days, ...given } = await readBody(c, routingTest)
    const changed = checked({ version: 'draft', rules: rulesFrom(given) })
    const newest = await newestReport(db)
    const since = new Date(newest.getTime() - days * DAY_MS)
    const { patterns } = visibleAreas(scope)
    return c.json(
      await replayRouting(db, patterns, { current: await currentRouting(db), changed }, since),
    )
  })

  // A table holds for the whole district: so must the desk that settles it.
  app.post('/', async (c) => {
    const scope = scopeOn(c.get('scope'), layer)
    if (!scope?.areas.some((area) => area.length <= DISTRICT_LENGTH)) {
      throw new Refusal(
        403,
        'not-permitted',
        'Only the district’s desk settles how events are routed.',
      )
    }
    const { rules } = checked({
      version: 'draft',
      rules: rulesFrom(await readBody(c, routingRules)),
    })
    const { userId } = c.get('session')
    const table = await db.transaction(async (client) => {
      await client.execute('insert into event_routing (rules, made_by) values ($1, $2)', [
        JSON.stringify(rules),
        userId,
      ])
      const current = await currentRouting(client)
      const details = { rules: rules.length }
      await audit(client, { userId, action: 'event.routing', target: current.version, details })
      return current
    })
    return c.json(table, 201)
  })
  return app
}

function checked(table: RoutingTable): RoutingTable {
  const fault = routingFault(table)
  if (fault === null) return table
  const sentence =
    fault === 'noLastRule'
      ? 'rules: The last rule must take everything, or an event could be left lying.'
      : 'rules: An id stands twice.'
  throw new Refusal(422, 'event-routing', sentence, { field: 'rules', fault })
}
