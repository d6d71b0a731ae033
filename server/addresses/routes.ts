import { Hono } from 'hono'
import * as v from 'valibot'
import type { AddressMatch } from '../../data/contracts/index.ts'
import { LONGEST_TEXT } from '../../data/rules/address/match-address.ts'
import type { AppEnv } from '../security/app-env.ts'
import { findLayer } from '../security/layer-catalogue.ts'
import { readBody } from '../security/read-body.ts'
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
  app.route('/', addressBaseRoutes(services))
  return app
}
