import type { Context } from 'hono'
import { type LayerScope, Refusal } from '../../data/contracts/index.ts'
import type { AppEnv } from '../security/app-env.ts'
import { findRegisteredLayer } from '../security/layer-catalogue.ts'
import type { Services } from '../services.ts'
import { findIncident, type IncidentRow } from './store.ts'

/** An incident is a list of doors: who sees none of them sees no incident. */
export function incidentAccess(services: Pick<Services, 'db' | 'registry'>) {
  const doorScope = (c: Context<AppEnv>): LayerScope => {
    const scope = findRegisteredLayer(services, c.get('scope'), 'ADDRESS')
    if (scope === undefined) throw notFound()
    return scope
  }
  const incidentOf = async (c: Context<AppEnv>): Promise<IncidentRow> => {
    const id = c.req.param('id') ?? ''
    const row = UUID.test(id) ? await findIncident(services.db, doorScope(c), id) : undefined
    if (row === undefined) throw notFound()
    return row
  }
  return { doorScope, incidentOf }
}

export type IncidentAccess = ReturnType<typeof incidentAccess>

export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export const notFound = () => new Refusal(404, 'incident-not-found', 'There is no such incident.')
