import { Hono } from 'hono'
import { bodyLimit } from './http/body-limit.ts'
import { compressAnswers } from './http/compress.ts'
import { handleError, handleUnknown } from './http/errors.ts'
import { healthRoute } from './http/health.ts'
import { requestLog } from './http/request-log.ts'
import { securityHeaders } from './http/security-headers.ts'
import { settingsRoutes } from './http/settings-routes.ts'
import { servePage } from './http/static-files.ts'
import type { AppEnv } from './security/app-env.ts'
import { sessionRoutes } from './security/routes.ts'
import { sameOriginMutations } from './security/same-origin.ts'
import { setupRoutes } from './security/setup.ts'
import type { Services } from './services.ts'

/** Everything that answers HTTP. */
export function createApp(services: Services): Hono<AppEnv> {
  const { log, settings } = services
  const app = new Hono<AppEnv>()
  app.onError(handleError(log))
  app.notFound(handleUnknown(app))
  app.use(requestLog(log), securityHeaders(settings), compressAnswers)
  app.use(sameOriginMutations, bodyLimit)
  app.route('/healthz', healthRoute(services))
  app.route('/api/settings', settingsRoutes(services))
  app.route('/api/sessions', sessionRoutes(services))
  app.route('/api/setup', setupRoutes(services))
  app.use(servePage(settings.webDir))
  return app
}
