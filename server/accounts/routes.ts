import { Hono } from 'hono'
import { readQuery } from '../http/read-query.ts'
import type { AppEnv } from '../security/app-env.ts'
import { audit } from '../security/audit.ts'
import { readBody } from '../security/read-body.ts'
import type { Services } from '../services.ts'
import {
  createAccount,
  disableAccount,
  enableAccount,
  resetPassword,
  resetSecondFactor,
} from './change-accounts.ts'
import { importAccounts } from './import-table.ts'
import { accountQuery, newAccount, tableImport } from './schemas.ts'
import { findAccount, listAccounts } from './store.ts'

/** `/api/accounts`: who there is, for the administrators; creating, disabling and resetting for the first of them. */
export function accountRoutes(services: Services): Hono<AppEnv> {
  const { db, signInLimits } = services
  const app = new Hono<AppEnv>()
  app.get('/', async (c) => c.json(await listAccounts(services, readQuery(c, accountQuery))))
  app.get('/:id', async (c) => c.json(await findAccount(services, c.req.param('id'))))

  app.post('/', async (c) => {
    const account = await readBody(c, newAccount)
    const by = c.get('session').userId
    return c.json(await db.transaction((client) => createAccount(client, account, by)), 201)
  })
  app.post('/import', async (c) =>
    c.json(await importAccounts(db, await readBody(c, tableImport), c.get('session').userId)),
  )
  app.post('/:id/disable', async (c) => {
    const id = c.req.param('id')
    await db.transaction((client) => disableAccount(client, id, c.get('session').userId))
    return c.json(await findAccount(services, id))
  })
  app.post('/:id/enable', async (c) => {
    const id = c.req.param('id')
    await db.transaction((client) => enableAccount(client, id, c.get('session').userId))
    return c.json(await findAccount(services, id))
  })
  app.post('/:id/password', async (c) => {
    const { userId } = c.get('session')
    return c.json(
      await db.transaction(async (client) => {
        const given = await resetPassword(client, c.req.param('id'), userId)
        await signInLimits.unlock(client, given.username)
        return given
      }),
    )
  })
  app.post('/:id/unlock', async (c) => {
    const { id, username } = await findAccount(services, c.req.param('id'))
    const { userId } = c.get('session')
    await db.transaction(async (client) => {
      await signInLimits.unlock(client, username)
      await audit(client, { userId, action: 'user.unlock', target: id })
    })
    return c.json(await findAccount(services, id))
  })
  app.post('/:id/second-factor/remove', async (c) => {
    const id = c.req.param('id')
    await db.transaction((client) => resetSecondFactor(client, id, c.get('session').userId))
    return c.json(await findAccount(services, id))
  })
  return app
}
