import type { AttributeDefinition, LayerScope } from '../../data/contracts/index.ts'
import { DEFAULT_LIMIT, filterable, MAX_LIMIT } from './item-query.ts'
import { GEOJSON_TYPE, JSON_TYPE, OPENAPI_TYPE } from './links.ts'

/** OpenAPI 3.0 description of `/ogc` as one scope sees it: each of its layers with the attributes it may ask for. */
export function apiDocument(url: string, scopes: readonly LayerScope[]) {
  const paths: Record<string, object> = {
    '/': get('getLandingPage', 'Landing page', answer(JSON_TYPE, 'landingPage')),
    '/conformance': get('getConformance', 'Conformance classes', answer(JSON_TYPE, 'confClasses')),
    '/api': get('getApi', 'This document', answer(OPENAPI_TYPE)),
    '/collections': get('getCollections', 'The layers', answer(JSON_TYPE, 'collections')),
  }
  for (const scope of scopes) {
    const { code, name } = scope.layer
    const own = `/collections/${code}`
    paths[own] = get(`describe${code}`, name.en, answer(JSON_TYPE, 'collection'))
    paths[`${own}/items`] = get(
      `get${code}`,
      `Features of ${name.en}`,
      answer(GEOJSON_TYPE, 'featureCollectionGeoJSON'),
      [
        ...['limit', 'bbox', 'datetime', 'after'].map((p) => ({
          $ref: `#/components/parameters/${p}`,
        })),
        ...filterable(scope).map(attributeParameter),
      ],
    )
    paths[`${own}/items/{featureId}`] = get(
      `get${code}Feature`,
      `One feature of ${name.en}`,
      answer(GEOJSON_TYPE, 'featureGeoJSON'),
      [{ $ref: '#/components/parameters/featureId' }],
    )
  }
  return {
    openapi: '3.0.3',
    info: { title: 'OneMap 一张图: features', version: '1.0.0' },
    servers: [{ url }],
    security: [{ session: [] }, { basic: [] }],
    paths,
    components,
  }
}

const components = {
  securitySchemes: {
    session: { type: 'apiKey', in: 'cookie', name: 'onemap_session' },
    basic: { type: 'http', scheme: 'basic' },
  },
  parameters: {
    limit: queryParameter('limit', 'How many features at most', {
      type: 'integer',
      minimum: 1,
      maximum: MAX_LIMIT,
      default: DEFAULT_LIMIT,
    }),
    bbox: queryParameter('bbox', 'west,south,east,north in degrees (CRS84)', {
      type: 'array',
      oneOf: [
        { minItems: 4, maxItems: 4 },
        { minItems: 6, maxItems: 6 },
      ],
      items: { type: 'number' },
    }),
    datetime: queryParameter('datetime', 'RFC 3339 instant or interval', { type: 'string' }),
    after: queryParameter('after', 'Given by the link to the next page', { type: 'string' }),
    featureId: {
      name: 'featureId',
      in: 'path',
      required: true,
      description: 'Code of the feature',
      schema: { type: 'string' },
    },
  },
  schemas: {
    landingPage: object({ title: text(), description: text(), links: list(ref('link')) }, [
      'links',
    ]),
    confClasses: object({ conformsTo: list(text()) }, ['conformsTo']),
    collections: object({ links: list(ref('link')), collections: list(ref('collection')) }, [
      'links',
      'collections',
    ]),
    collection: object(
      { id: text(), title: text(), description: text(), links: list(ref('link')) },
      ['id', 'links'],
    ),
    featureCollectionGeoJSON: object(
      {
        type: { type: 'string', enum: ['FeatureCollection'] },
        features: list(ref('featureGeoJSON')),
        links: list(ref('link')),
        timeStamp: { type: 'string', format: 'date-time' },
        numberMatched: { type: 'integer', minimum: 0 },
        numberReturned: { type: 'integer', minimum: 0 },
      },
      ['type', 'features'],
    ),
    featureGeoJSON: object(
      {
        type: { type: 'string', enum: ['Feature'] },
        id: text(),
        geometry: { type: 'object' },
        properties: { type: 'object', nullable: true },
        links: list(ref('link')),
      },
      ['type', 'geometry', 'properties'],
    ),
    link: object({ href: text(), rel: text(), type: text(), title: text() }, ['href', 'rel']),
    exception: object(
      { error: object({ code: text(), message: text(), details: {} }, ['code', 'message']) },
      ['error'],
    ),
  },
}

function get(operationId: string, summary: string, ok: object, parameters: readonly object[] = []) {
  const problem = (description: string) => ({
    description,
    content: { [JSON_TYPE]: { schema: ref('exception') } },
  })
  const responses = {
    '200': ok,
    '400': problem('A parameter is unknown or of another form'),
    '401': problem('Not signed in'),
    '404': problem('Not there, or not for this account'),
  }
  return { get: { operationId, summary, tags: ['Features'], parameters, responses } }
}

function answer(type: string, schema?: string) {
  return {
    description: 'Success',
    content: { [type]: { schema: schema ? ref(schema) : { type: 'object' } } },
  }
}

function attributeParameter({ key, name, type, values }: AttributeDefinition) {
  const schema = {
    type: type === 'number' || type === 'boolean' ? type : 'string',
    ...(values && { enum: values.map((entry) => entry.value) }),
  }
  return queryParameter(key, `${name.zh} ${name.en}`, schema)
}

function queryParameter(name: string, description: string, schema: object) {
  return { name, in: 'query', required: false, description, style: 'form', explode: false, schema }
}

function object(properties: Record<string, object>, required: readonly string[]) {
  return { type: 'object', required, properties }
}

function list(items: object) {
  return { type: 'array', items }
}

function ref(schema: string) {
  return { $ref: `#/components/schemas/${schema}` }
}

function text() {
  return { type: 'string' }
}
