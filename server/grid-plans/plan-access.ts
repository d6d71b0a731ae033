import type { Context } from 'hono'
import type { GridPlanSummary, LayerScope } from '../../data/contracts/index.ts'
import type { AppEnv } from '../security/app-env.ts'
import { findRegisteredLayer } from '../security/layer-catalogue.ts'
import type { Services } from '../services.ts'
import { findPlan, planNotFound } from './store.ts'

/** Where whoever asks may plan grids. */
export function gridScope({ registry }: Pick<Services, 'registry'>, c: Context<AppEnv>) {
  return findRegisteredLayer({ registry }, c.get('scope'), 'GRID')
}

export function neededScope(services: Pick<Services, 'registry'>, c: Context<AppEnv>): LayerScope {
  const scope = gridScope(services, c)
  if (!scope) throw planNotFound()
  return scope
}

/** The plan that the path names. */
export function planOf(services: Services, c: Context<AppEnv>): Promise<GridPlanSummary> {
  return findPlan(services.db, neededScope(services, c), c.req.param('id') ?? '')
}

/** All of an area, or none of its plans. */
export const seesArea = ({ areas }: LayerScope, area: string): boolean =>
  areas.some((one) => area.startsWith(one))
