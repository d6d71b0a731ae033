import { Hono } from 'hono'
import { type GrantChoices, Refusal } from '../../data/contracts/index.ts'
import type { AppEnv } from '../security/app-env.ts'
import { EVERYWHERE, listPlaces } from '../security/list-places.ts'
import { readBody } from '../security/read-body.ts'
import type { Services } from '../services.ts'
import { addGrant, withdrawGrant } from './change-grants.ts'
import { listOutdatedGrants } from './ended-grids/list-outdated.ts'
import { moveGrant } from './ended-grids/move-grant.ts'
import { importGrants } from './import-table.ts'
import { previewGrant } from './preview-grant.ts'
import { newGrant, tableImport } from './schemas.ts'
import { findAccount, holderOf } from './store.ts'

/** `/api/grants`: who may see and do what, for the security administrator. */
export function grantRoutes(services: Services): Hono<AppEnv> {
  const { db, registry } = services
  const app = new Hono<AppEnv>()
  app.get('/choices', async (c) => c.json(await readChoices(services)))
  app.post('/preview', async (c) =>
    c.json(await previewGrant(services, await readBody(c, newGrant), c.get('session').userId)),
  )
  app.post('/import', async (c) =>
    c.json(await importGrants(services, await readBody(c, tableImport), c.get('session').userId)),
  )
  app.post('/', async (c) => {
    const grant = await readBody(c, newGrant)
    const by = c.get('session').userId
    await db.transaction((client) => addGrant({ client, registry, by }, grant))
    return c.json(await findAccount(services, grant.account), 201)
  })
  app.get('/outdated', async (c) => c.json(await listOutdatedGrants(db)))
  app.post('/:id/move', async (c) => {
    const id = readId(c.req.param('id'))
    const by = c.get('session').userId
    const account = await db.transaction((client) => moveGrant({ client, registry, by }, id))
    return c.json(await findAccount(services, account))
  })
  app.post('/:id/end', async (c) => {
    const id = readId(c.req.param('id'))
    const by = c.get('session').userId
    await db.transaction((client) => withdrawGrant({ client, registry, by }, id))
    return c.json(await findAccount(services, await holderOf(db, id)))
  })
  return app
}

async function readChoices({ db, registry }: Services): Promise<GrantChoices> {
  return {
    divisions: await listPlaces(db, EVERYWHERE),
    layers: registry.layers.map(({ code, name, group, sensitivity }) => ({
      code,
      name,
      group,
      sensitivity,
    })),
  }
}

function readId(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new Refusal(404, 'grant-not-found', 'There is no such grant, or it has ended.')
}
