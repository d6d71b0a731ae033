import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { type LayerScope, Refusal } from '../../data/contracts/index.ts'
import { readQuery } from '../http/read-query.ts'
import type { AppEnv } from '../security/app-env.ts'
import { findRegisteredLayer, listLayers } from '../security/layer-catalogue.ts'
import { scopeFor } from '../security/scope.ts'
import { visiblePacks } from '../security/visible-packs.ts'
import { whilePermitted } from '../security/while-permitted.ts'
import type { Services } from '../services.ts'
import { apiDocument } from './api-document.ts'
import { type Collection, collection } from './collection.ts'
import { createGridsInBox } from './grid-boxes.ts'
import { itemQuerySchema, mostItems } from './item-query.ts'
import { GEOJSON_TYPE, JSON_TYPE, link, linkHeader, OPENAPI_TYPE, ogcUrl } from './links.ts'
import { readItem, readItems } from './read-items.ts'

const CONFORMANCE = ['core', 'geojson', 'oas30'].map(
  (part) => `http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/${part}`,
)
const plainQuery = v.strictObject({ f: v.optional(v.picklist(['json'], 'must be json')) })

/** OGC API Features: core, GeoJSON and OpenAPI 3.0; every layer of the scope is a collection. */
export function ogcRoutes(services: Services): Hono<AppEnv> {
  const gridsInBox = createGridsInBox(services.db)
  const app = new Hono<AppEnv>()
  app.use(async (c, next) => {
    await next()
    c.header('Cache-Control', 'private, no-cache')
  })

  app.get('/', (c) => {
    readQuery(c, plainQuery)
    return c.json(landingPage(c))
  })
  app.get('/conformance', (c) => {
    readQuery(c, plainQuery)
    return c.json({ conformsTo: CONFORMANCE })
  })
  app.get('/api', async (c) => {
    const layers = await listLayers(services, c.get('scope'))
    c.header('Content-Type', OPENAPI_TYPE)
    return c.body(JSON.stringify(apiDocument(ogcUrl(c, ''), layers)))
  })

  app.get('/collections', async (c) => {
    readQuery(c, plainQuery)
    const layers = await listLayers(services, c.get('scope'))
    const collections = await Promise.all(layers.map((scope) => describe(c, scope)))
    const self = link('self', ogcUrl(c, '/collections'), JSON_TYPE, 'This document')
    return c.json({ links: [self], collections })
  })
  app.get('/collections/:layer', async (c) => {
    readQuery(c, plainQuery)
    return c.json(await describe(c, c.get('layer')))
  })

  app.get('/collections/:layer/items', async (c) => {
    const scope = c.get('layer')
    const asked = readQuery(c, itemQuerySchema(scope))
    const query = { ...asked, limit: Math.min(asked.limit, mostItems(c.get('scope'), scope)) }
    const items = await readItems(services, scope, query, gridsInBox, c)
    c.header('Content-Type', GEOJSON_TYPE)
    c.header('Link', linkHeader(items.links))
    return c.body(whileAsked(c, JSON.stringify(items)))
  })
  app.get('/collections/:layer/items/:code', async (c) => {
    readQuery(c, plainQuery)
    const item = await readItem(services, c.get('layer'), c.req.param('code'), c)
    if (item === undefined) throw new Refusal(404, 'feature-not-found', 'There is no such feature.')
    c.header('Content-Type', GEOJSON_TYPE)
    return c.body(JSON.stringify(item))
  })

  /** A page may be megabytes on a slow line. */
  const whileAsked = (c: Context<AppEnv>, text: string) => {
    const { layer, digest } = c.get('layer')
    return whilePermitted(services, c, new Blob([text]).stream(), ({ scope }) => {
      const permitted = scopeFor(scope, 'map.read')
      return findRegisteredLayer(services, permitted, layer.code)?.digest === digest
    })
  }
  const describe = async (c: Context<AppEnv>, scope: LayerScope): Promise<Collection> => {
    const published = services.packs.catalogue.layer(scope.layer.code)
    const visible = await visiblePacks(services.packs.files, scope, published)
    return collection(c, scope.layer, visible.bounds)
  }
  return app
}

function landingPage(c: Context) {
  return {
    title: 'OneMap 一张图',
    description: 'Every layer of the district that the account may see, as features.',
    links: [
      link('self', ogcUrl(c, ''), JSON_TYPE, 'This document'),
      link('service-desc', ogcUrl(c, '/api'), OPENAPI_TYPE, 'The API definition'),
      link('conformance', ogcUrl(c, '/conformance'), JSON_TYPE, 'Conformance classes'),
      link('data', ogcUrl(c, '/collections'), JSON_TYPE, 'The layers'),
    ],
  }
}
