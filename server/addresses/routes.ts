import { Hono } from 'hono'
import * as v from 'valibot'
import { type AddressMatch, type LayerScope, Refusal } from '../../data/contracts/index.ts'
import { LONGEST_TEXT } from '../../data/rules/address/match-address.ts'
import { query, readQuery } from '../http/read-query.ts'
import type { AppEnv } from '../security/app-env.ts'
import { audit } from '../security/audit.ts'
import { findLayer, findRegisteredLayer } from '../security/layer-catalogue.ts'
import { readBody } from '../security/read-body.ts'
import { scopeFor } from '../security/scope.ts'
import type { SignedIn } from '../security/sessions.ts'
import { sharedArea } from '../security/shared-area.ts'
import { areasWithin } from '../security/visible-areas.ts'
import { whilePermitted } from '../security/while-permitted.ts'
import type { Services } from '../services.ts'
import { addressBaseRoutes } from './base/routes.ts'

const MOST_TEXTS = 1000

const matchBody = v.strictObject({
  texts: v.pipe(
    v.array(
      v.pipe(v.string(), v.maxLength(LONGEST_TEXT, `must have at most ${LONGEST_TEXT} characters`)),
    ),
    v.minLength(1, 'must hold at least one address'),
    v.maxLength(MOST_TEXTS, `must hold at most ${MOST_TEXTS} addresses`),
  ),
  limit: v.optional(
    v.pipe(
      v.number('must be a number'),
      v.integer('must be a whole number'),
      v.minValue(0, 'must be at least 0'),
      v.maxValue(20, 'must be at most 20'),
    ),
    5,
  ),
})

const indexQuery = v.strictObject({ area: v.optional(query.area, '') })

/** `POST /api/addresses/match` `{texts[], limit?}`: an AddressMatch for each text, in their order. */
export function addressRoutes(services: Services): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.post('/match', async (c) => {
    const { texts, limit } = await readBody(c, matchBody)
    const { areas } = await findLayer(services, c.get('scope'), 'ADDRESS')
    const matches = await services.matchDesk.match(texts, { areas, limit })
    c.header('Cache-Control', 'private, no-store')
    return c.json(matches satisfies AddressMatch[])
  })
  app.get('/index', async (c) => {
    const { area } = readQuery(c, indexQuery)
    const scope = await findLayer(services, c.get('scope'), 'ADDRESS')
    const areas = areasWithin(scope, area)
    if (areas.length === 0) throw new Refusal(404, 'nothing-there', 'There are no addresses there.')
    const bytes = await services.matchDesk.cut(areas)
    await audit(services.db, {
      userId: c.get('session').userId,
      action: 'address.index',
      target: 'ADDRESS',
      layer: 'ADDRESS',
      grid: sharedArea(areas),
      details: { areas },
    })
    c.header('Cache-Control', 'private, no-store')
    c.header('Content-Type', 'application/gzip')
    c.header('Content-Length', String(bytes.length))
    return c.body(
      whilePermitted(services, c, new Blob([bytes]).stream(), stillMay(services, scope)),
    )
  })
  app.route('/', addressBaseRoutes(services))
  return app
}

/** Whether the session may still import, and sees what it saw. */
const stillMay =
  (services: Services, { digest }: LayerScope) =>
  ({ scope }: SignedIn): boolean =>
    findRegisteredLayer(services, scopeFor(scope, 'data.import'), 'ADDRESS')?.digest === digest
