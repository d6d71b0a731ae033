import { type Context, Hono, type MiddlewareHandler } from 'hono'
import {
  type AddressChangeInput,
  type AddressChangeResult,
  parseFeatureCode,
  Refusal,
} from '../../../data/contracts/index.ts'
import { permits } from '../../../data/registry/index.ts'
import { readQuery } from '../../http/read-query.ts'
import type { AppEnv } from '../../security/app-env.ts'
import { findLayer } from '../../security/layer-catalogue.ts'
import { readBody } from '../../security/read-body.ts'
import type { Services } from '../../services.ts'
import type { Queryable } from '../../storage/database.ts'
import { endAlias, makeAlias } from './aliases.ts'
import { type Asker, notFound, openAsker } from './asker.ts'
import { findAddresses } from './find-addresses.ts'
import { listChanges } from './list-changes.ts'
import { certify, makeChange } from './make-change.ts'
import { inTransaction } from './preview.ts'
import { type Reader, readAddress } from './read-address.ts'
import { readCode } from './read-code.ts'
import { reverse } from './reverse.ts'
import { reviewAddress } from './review.ts'
import {
  addressChange,
  aliasEnd,
  atQuery,
  certification,
  changesQuery,
  listQuery,
  newAlias,
  noQuery,
  reversal,
} from './schemas.ts'

/** `/api/addresses`: the standard addresses themselves. */
export function addressBaseRoutes(services: Services): Hono<AppEnv> {
  const app = new Hono<AppEnv>().use(keptNowhere)
  addReading(app, services)
  addChanging(app, services)
  return app
}

/** `/api/coded-addresses`: what has become of a code. */
export function codedAddressRoutes(services: Services): Hono<AppEnv> {
  return new Hono<AppEnv>().use(keptNowhere).get('/:code', async (c) => {
    const code = parseFeatureCode(c.req.param('code'))
    const reader = await readerOf(services, c)
    const found = code && (await readCode(services.db, reader, code))
    if (!found) throw notFound()
    return c.json(found)
  })
}

const keptNowhere: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next()
  c.header('Cache-Control', 'private, no-store')
}

function addReading(app: Hono<AppEnv>, services: Services): void {
  const { db } = services
  app.get('/', async (c) => {
    const { scope } = await readerOf(services, c)
    return c.json(await findAddresses(db, scope, readQuery(c, listQuery)))
  })
  app.get('/:subdistrict/:id', async (c) => {
    const time = readQuery(c, atQuery)
    const reader = await readerOf(services, c)
    const place = placeOf(c.req.param())
    const found = place && (await readAddress(db, reader, place, time))
    if (!found) throw notFound()
    return c.json(found)
  })
  app.get('/:subdistrict/:id/review', async (c) => {
    readQuery(c, noQuery)
    const { scope } = await readerOf(services, c)
    const place = placeOf(c.req.param())
    const found = place && (await reviewAddress(db, scope, place.subdistrict, place.id))
    if (!found) throw notFound()
    return c.json(found)
  })
}

function addChanging(app: Hono<AppEnv>, services: Services): void {
  app.get('/changes', async (c) => {
    const { scope } = await readerOf(services, c)
    return c.json(await listChanges(services.db, scope, readQuery(c, changesQuery)))
  })
  app.post('/changes', async (c) => {
    const input = await readBody(c, addressChange)
    refuseBare(input)
    return c.json(
      await change(services, c, input, (client, asker) => makeChange(client, asker, input)),
    )
  })
  app.post('/changes/:id/reverse', async (c) => {
    const input = await readBody(c, reversal)
    const id = c.req.param('id')
    if (!/^\d{1,15}$/.test(id))
      throw new Refusal(404, 'change-not-found', 'There is no such change.')
    return c.json(
      await change(services, c, input, (client, asker) => reverse(client, asker, Number(id))),
    )
  })
  app.post('/certify', async (c) => {
    const input = await readBody(c, certification)
    return c.json(
      await change(services, c, input, (client, asker) => certify(client, asker, input)),
    )
  })
  app.post('/aliases', async (c) => {
    const input = await readBody(c, newAlias)
    return c.json(
      await change(services, c, input, (client, asker) => makeAlias(client, asker, input)),
    )
  })
  app.post('/aliases/end', async (c) => {
    const input = await readBody(c, aliasEnd)
    return c.json(
      await change(services, c, input, (client, asker) => endAlias(client, asker, input)),
    )
  })
}

function change(
  services: Services,
  c: Context<AppEnv>,
  { preview = false }: { preview?: boolean },
  work: (client: Queryable, asker: Asker) => Promise<AddressChangeResult>,
): Promise<AddressChangeResult> {
  return inTransaction(services.db, preview, async (client) =>
    work(client, await openAsker(services, client, c.get('scope'), c.get('session').userId)),
  )
}

function placeOf({ subdistrict, id }: { subdistrict: string; id: string }) {
  const isForm = /^\d{9}$/.test(subdistrict) && /^\d{1,15}$/.test(id)
  return isForm ? { subdistrict, id: Number(id) } : undefined
}

async function readerOf(services: Services, c: Context<AppEnv>): Promise<Reader> {
  const scope = await findLayer(services, c.get('scope'), 'ADDRESS')
  return { scope, isEditor: permits(c.get('scope').roles, 'base.edit') }
}

/** A building and a room are more than their address. */
function refuseBare(input: AddressChangeInput): void {
  if (input.op !== 'create') return
  const field = input.level === 9 ? 'building' : input.level === 12 ? 'room' : undefined
  if (!field || input[field]) return
  throw new Refusal(422, 'invalid', `${field}: is wanted at this level`, { field })
}
