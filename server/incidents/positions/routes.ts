import { Hono } from 'hono'
import * as v from 'valibot'
import { type NewPosition, Refusal } from '../../../data/contracts/index.ts'
import { readQuery } from '../../http/read-query.ts'
import type { AppEnv } from '../../security/app-env.ts'
import { type AuditEntry, audit } from '../../security/audit.ts'
import { readBody } from '../../security/read-body.ts'
import type { Services } from '../../services.ts'
import { incidentAccess } from '../incident-access.ts'
import { newPosition } from '../schemas.ts'
import { keepPosition, listPositions, withdrawPosition } from './store.ts'

const whose = v.strictObject({ responder: v.optional(v.pipe(v.string(), v.maxLength(100))) })

/** Where those on duty are: told by their own phones, only while they agree and the incident is open. */
export function positionRoutes(services: Services): Hono<AppEnv> {
  const { db } = services
  const { incidentOf } = incidentAccess(services)
  const app = new Hono<AppEnv>()

  app.put('/:id/position', async (c) => {
    const position: NewPosition = await readBody(c, newPosition)
    const row = await incidentOf(c)
    if (row.closed_at !== null) {
      throw new Refusal(409, 'incident-closed', 'This incident has ended: nobody is on duty.')
    }
    const { userId } = c.get('scope')
    await db.transaction(async (client) => {
      const isNew = await keepPosition(client, row.id, userId, position)
      if (isNew) await audit(client, entryOf(userId, row.id, { shares: true }))
    })
    return c.body(null, 204)
  })

  app.delete('/:id/position', async (c) => {
    const { responder = null } = readQuery(c, whose)
    const row = await incidentOf(c)
    const { userId } = c.get('scope')
    await db.transaction(async (client) => {
      await withdrawPosition(client, row.id, userId, responder)
      await audit(client, entryOf(userId, row.id, { shares: false }))
    })
    return c.body(null, 204)
  })

  app.get('/:id/positions', async (c) => {
    const row = await incidentOf(c)
    const positions = await db.transaction(async (client) => {
      const found = await listPositions(client, row)
      if (found.length > 0) {
        await audit(client, entryOf(c.get('scope').userId, row.id, { shown: found.length }))
      }
      return found
    })
    return c.json(positions)
  })
  return app
}

const entryOf = (userId: string, target: string, details: Record<string, unknown>): AuditEntry => ({
  userId,
  action: 'incident.position',
  target,
  details,
})
