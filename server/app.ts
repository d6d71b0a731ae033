import { Hono, type MiddlewareHandler } from 'hono'
import { grantRoutes } from './accounts/grant-routes.ts'
import { accountRoutes } from './accounts/routes.ts'
import { codedAddressRoutes } from './addresses/base/routes.ts'
import { addressRoutes } from './addresses/routes.ts'
import { auditRoutes } from './audit/routes.ts'
import { baseMapRoutes } from './base-maps/routes.ts'
import { buildingRoutes } from './buildings/routes.ts'
import { columnCatalogueRoutes, columnRoutes } from './columns/routes.ts'
import { divisionRoutes } from './divisions/routes.ts'
import { indicatorRoutes } from './events/indicators/routes.ts'
import { eventWorkRoutes } from './events/loop/routes.ts'
import { eventPhotoRoutes } from './events/photos/routes.ts'
import { alarmRoutes, prewarningRoutes } from './events/prewarning/routes.ts'
import { readingRoutes, sensorRoutes, weatherRoutes } from './events/prewarning/sensor-routes.ts'
import { eventDayRoutes } from './events/replay/routes.ts'
import { surroundingsRoutes } from './events/report/surroundings.ts'
import { eventRoutes } from './events/routes.ts'
import { eventRoutingRoutes } from './events/routing/routes.ts'
import { shiftRoutes } from './events/shift/routes.ts'
import { featureRoutes } from './features/routes.ts'
import { freshnessRoutes } from './freshness/routes.ts'
import { gridFileRoutes } from './grid-plans/exports/routes.ts'
import { gridHistoryRoutes } from './grid-plans/history/routes.ts'
import { gridPlanRoutes } from './grid-plans/routes.ts'
import { gridRoutes } from './grids/routes.ts'
import { bodyLimit } from './http/body-limit.ts'
import { compressAnswers } from './http/compress.ts'
import { limitDearRoute } from './http/dear-routes.ts'
import { handleError, handleUnknown } from './http/errors.ts'
import { healthRoute } from './http/health.ts'
import { knownQuery } from './http/known-query.ts'
import { endsUnread } from './http/linger.ts'
import { requestForm } from './http/request-form.ts'
import { requestLog } from './http/request-log.ts'
import { securityHeaders } from './http/security-headers.ts'
import { settingsRoutes } from './http/settings-routes.ts'
import { servePage } from './http/static-files.ts'
import { importTargetRoutes } from './imports/desk/routes.ts'
import { gridFileReader } from './imports/grid-file/routes.ts'
import { importRoutes, ownLayerRoutes } from './imports/routes.ts'
import { incidentRoutes } from './incidents/routes.ts'
import { zoneRoutes } from './incidents/zones/routes.ts'
import { layerRoutes } from './layers/routes.ts'
import { liveRoutes } from './live/routes.ts'
import { ogcRoutes } from './ogc/routes.ts'
import { queryKeysOf } from './openapi/query-keys.ts'
import { openapiRoutes } from './openapi/routes.ts'
import { peopleRoutes } from './people/routes.ts'
import { ROUTE_PERMISSIONS } from './route-permissions.ts'
import { searchRoutes } from './search/routes.ts'
import type { AppEnv } from './security/app-env.ts'
import { myAccountRoutes } from './security/my-account-routes.ts'
import { oidcRoutes } from './security/oidc/routes.ts'
import { policyRoutes } from './security/policy-routes.ts'
import { purposeRoutes } from './security/purpose-routes.ts'
import { requirePermission } from './security/require-permission.ts'
import { sessionRoutes } from './security/routes.ts'
import { sameOriginMutations } from './security/same-origin.ts'
import { setupRoutes } from './security/setup.ts'
import type { Services } from './services.ts'
import { takeAwayRoutes } from './take-away/routes.ts'
import { packRoutes } from './tiles/pack-routes.ts'
import { tileRoutes } from './tiles/routes.ts'
import { viewRoutes } from './views/routes.ts'

/** Who answers where. */
const DOMAINS: readonly [path: string, routes: (services: Services) => Hono<AppEnv>][] = [
  ['/healthz', healthRoute],
  ['/api/settings', settingsRoutes],
  ['/api/setup', setupRoutes],
  ['/api/sessions', sessionRoutes],
  ['/api/sessions', purposeRoutes],
  ['/api/my-account', myAccountRoutes],
  ['/api/oidc', oidcRoutes],
  ['/api/sign-in-policy', policyRoutes],
  ['/api/accounts', accountRoutes],
  ['/api/grants', grantRoutes],
  ['/api/layers', layerRoutes],
  ['/api/layers', ownLayerRoutes],
  ['/api/features', featureRoutes],
  ['/api/buildings', buildingRoutes],
  ['/api/people', peopleRoutes],
  ['/api/divisions', divisionRoutes],
  ['/api/grids', gridRoutes],
  ['/api/grids', gridHistoryRoutes],
  ['/api/grid-files', gridFileRoutes],
  ['/api/grid-files', gridFileReader],
  ['/api/grid-plans', gridPlanRoutes],
  ['/api/events', eventRoutes],
  ['/api/event-work', eventWorkRoutes],
  ['/api/event-indicators', indicatorRoutes],
  ['/api/event-photos', eventPhotoRoutes],
  ['/api/event-routing', eventRoutingRoutes],
  ['/api/shift-handovers', shiftRoutes],
  ['/api/event-days', eventDayRoutes],
  ['/api/event-surroundings', surroundingsRoutes],
  ['/api/alarms', alarmRoutes],
  ['/api/prewarning-rules', prewarningRoutes],
  ['/api/sensors', sensorRoutes],
  ['/api/sensor-readings', readingRoutes],
  ['/api/weather-warnings', weatherRoutes],
  ['/api/incidents', incidentRoutes],
  ['/api/incident-zones', zoneRoutes],
  ['/api/addresses', addressRoutes],
  ['/api/coded-addresses', codedAddressRoutes],
  ['/api/search', searchRoutes],
  ['/api/imports', importRoutes],
  ['/api/import-targets', importTargetRoutes],
  ['/api/freshness', freshnessRoutes],
  ['/api/audit', auditRoutes],
  ['/api/take-away', takeAwayRoutes],
  ['/api/views', viewRoutes],
  ['/base-maps', baseMapRoutes],
  ['/tiles', tileRoutes],
  ['/packs', packRoutes],
  ['/api/columns', columnCatalogueRoutes],
  ['/columns', columnRoutes],
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
  app.use(requestLog(log), endsUnread, securityHeaders(settings), compressAnswers)
  app.use(sameOriginMutations, requestForm, bodyLimit())
  for (const permission of ROUTE_PERMISSIONS) {
    const { method, path } = permission
    app.on(
      method,
      path,
      requirePermission(services, permission),
      knownQuery(path, queryKeysOf(method, path)),
    )
    const limit = settings.rateLimits === false ? undefined : limitDearRoute(permission)
    if (limit) app.on(method, path, limit)
  }
  app.use(onlyPermitted(servePage(settings.webDir)))
  for (const [path, routes] of DOMAINS) mount(app, path, routes(services))
  return app
}

/** Whatever no permission has been looked up for is the page or nothing. */
function onlyPermitted(page: MiddlewareHandler<AppEnv>): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (c.get('permission') !== undefined) return next()
    return (await page(c, async () => undefined)) ?? c.notFound()
  }
}

function mount(app: Hono<AppEnv>, path: string, routes: Hono<AppEnv>): void {
  const before = app.routes.length
  app.route(path, routes)
  for (const { method, path: mounted } of app.routes.slice(before)) {
    const isKnown = ROUTE_PERMISSIONS.some((one) => one.method === method && one.path === mounted)
    if (!isKnown && method !== 'ALL') {
      throw new Error(`${method} ${mounted} stands in no line of route-permissions.ts`)
    }
  }
}
