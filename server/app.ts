import { Hono } from 'hono'
import { buildingRoutes } from './buildings/routes.ts'
import { divisionRoutes } from './divisions/routes.ts'
import { eventRoutes } from './events/routes.ts'
import { featureRoutes } from './features/routes.ts'
import { gridRoutes } from './grids/routes.ts'
import { bodyLimit } from './http/body-limit.ts'
import { compressAnswers } from './http/compress.ts'
import { handleError, handleUnknown } from './http/errors.ts'
import { healthRoute } from './http/health.ts'
import { requestLog } from './http/request-log.ts'
import { securityHeaders } from './http/security-headers.ts'
import { settingsRoutes } from './http/settings-routes.ts'
import { servePage } from './http/static-files.ts'
import { importRoutes, ownLayerRoutes } from './imports/routes.ts'
import { layerRoutes } from './layers/routes.ts'
import { liveRoutes } from './live/routes.ts'
import { ogcRoutes } from './ogc/routes.ts'
import { openapiRoutes } from './openapi/routes.ts'
import { searchRoutes } from './search/routes.ts'
import type { AppEnv } from './security/app-env.ts'
import { sessionRoutes } from './security/routes.ts'
import { sameOriginMutations } from './security/same-origin.ts'
import { setupRoutes } from './security/setup.ts'
import type { Services } from './services.ts'
import { packRoutes } from './tiles/pack-routes.ts'
import { tileRoutes } from './tiles/routes.ts'

/** Who answers where. */
const DOMAINS: readonly [path: string, routes: (services: Services) => Hono<AppEnv>][] = [
  ['/healthz', healthRoute],
  ['/api/settings', settingsRoutes],
  ['/api/setup', setupRoutes],
  ['/api/sessions', sessionRoutes],
  ['/api/layers', layerRoutes],
  ['/api/layers', ownLayerRoutes],
  ['/api/features', featureRoutes],
  ['/api/buildings', buildingRoutes],
  ['/api/divisions', divisionRoutes],
  ['/api/grids', gridRoutes],
  ['/api/events', eventRoutes],
  ['/api/search', searchRoutes],
  ['/api/imports', importRoutes],
  ['/tiles', tileRoutes],
  ['/packs', packRoutes],
  ['/live', liveRoutes],
  ['/ogc', ogcRoutes],
  ['/api/openapi.json', openapiRoutes],
]

/** Everything that answers HTTP. */
export function createApp(services: Services): Hono<AppEnv> {
  const { log, settings } = services
  const app = new Hono<AppEnv>()
  app.onError(handleError(log))
  app.notFound(handleUnknown(app))
  app.use(requestLog(log), securityHeaders(settings), compressAnswers)
  app.use(sameOriginMutations, bodyLimit)
  for (const [path, routes] of DOMAINS) app.route(path, routes(services))
  app.use(servePage(settings.webDir))
  return app
}
