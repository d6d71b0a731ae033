import { Hono } from 'hono'
import type { Services } from '../services.ts'
import type { AppEnv } from './app-env.ts'
import { audit } from './audit.ts'
import { readBody } from './read-body.ts'
import { readPolicy, signInPolicy, writePolicy } from './sign-in-policy.ts'

/** `/api/sign-in-policy`: what the security administrator asks of everybody. */
export function policyRoutes({ db }: Services): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get('/', async (c) => c.json(await readPolicy(db)))
  app.put('/', async (c) => {
    const policy = await readBody(c, signInPolicy)
    const { userId } = c.get('session')
    await db.transaction(async (client) => {
      await writePolicy(client, policy)
      await audit(client, {
        userId,
        action: 'policy.change',
        target: 'sign-in',
        details: { ...policy },
      })
    })
    return c.json(policy)
  })
  return app
}
