import { Hono } from 'hono'
import type { AppEnv } from '../security/app-env.ts'
import type { Services } from '../services.ts'
import { operation } from './describe.ts'
import { OPERATIONS } from './operations.ts'
import { SCHEMAS } from './schemas.ts'

/** `GET /api/openapi.json`: the whole contract, as OpenAPI 3.0. */
export function openapiRoutes({ settings }: Pick<Services, 'settings'>): Hono<AppEnv> {
  const document = openapiDocument(settings.version)
  const app = new Hono<AppEnv>()
  app.get('/', (c) => {
    c.header('Cache-Control', 'no-cache')
    return c.json(document)
  })
  return app
}

function openapiDocument(version: string) {
  const paths: Record<string, Record<string, object>> = {}
  for (const text of OPERATIONS) {
    paths[text.path] = { ...paths[text.path], [text.method]: operation(text) }
  }
  return {
    openapi: '3.0.3',
    info: { title: 'OneMap 一张图', version },
    security: [{ session: [] }],
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'onemap_session' } },
      schemas: SCHEMAS,
    },
  }
}
