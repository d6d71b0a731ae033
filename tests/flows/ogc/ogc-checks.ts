/** Requirements of OGC API Features 1.0 (OGC 17-069r4) on documents; each answers what is wrong with one. */
export type Check = (document: unknown) => string[]

interface Link {
  href?: unknown
  rel?: unknown
  type?: unknown
}

const links = (document: unknown): Link[] => {
  const found = (document as { links?: unknown } | null)?.links
  return Array.isArray(found) ? found : []
}
const has = (document: unknown, rel: string) => links(document).some((link) => link.rel === rel)
const needs = (ok: boolean, fault: string) => (ok ? [] : [fault])

/** /req/core/root-success */
export const checkLandingPage: Check = (document) => [
  ...needs(
    has(document, 'service-desc') || has(document, 'service-doc'),
    'no link to the API definition',
  ),
  ...needs(has(document, 'conformance'), 'no link to the conformance declaration'),
  ...needs(has(document, 'data'), 'no link to the collections'),
]

/** /req/core/conformance-success */
export const checkConformance: Check = (document) => {
  const classes = (document as { conformsTo?: unknown } | null)?.conformsTo
  return Array.isArray(classes) &&
    classes.every((uri) => typeof uri === 'string' && URL.canParse(uri))
    ? []
    : ['conformsTo is no list of addresses']
}

/** /req/core/fc-md-links, -items, -items-links */
export const checkCollections: Check = (document) => {
  const list = (document as { collections?: unknown[] } | null)?.collections
  if (!Array.isArray(list)) return ['no collections']
  return [...needs(has(document, 'self'), 'no link to itself'), ...list.flatMap(checkCollection)]
}

/** /req/core/fc-md-items-links, -extent */
export const checkCollection: Check = (document) => {
  const { id, extent } = document as { id?: unknown; extent?: { spatial?: { bbox?: unknown } } }
  const items = links(document).filter((link) => link.rel === 'items')
  const boxes = extent?.spatial?.bbox
  return [
    ...needs(typeof id === 'string' && id !== '', 'no id'),
    ...needs(items.length > 0, 'no link to its items'),
    ...needs(
      links(document).every((link) => link.rel && link.type),
      'a link without rel or type',
    ),
    ...needs(
      boxes === undefined || (Array.isArray(boxes) && boxes.every(Array.isArray)),
      'bbox is no list of boxes',
    ),
  ]
}

/** /req/core/fc-links, -rel-type, -timeStamp, -numberReturned, /req/geojson/definition */
export const checkItems: Check = (document) => {
  const page = document as {
    type?: unknown
    features?: unknown[]
    numberReturned?: unknown
    timeStamp?: unknown
  }
  if (page.type !== 'FeatureCollection' || !Array.isArray(page.features))
    return ['no FeatureCollection']
  return [
    ...needs(has(page, 'self'), 'no link to itself'),
    ...needs(
      links(page).every((link) => link.rel && link.type),
      'a link without rel or type',
    ),
    ...needs(
      page.numberReturned === undefined || page.numberReturned === page.features.length,
      'numberReturned is wrong',
    ),
    ...needs(
      page.timeStamp === undefined || !Number.isNaN(Date.parse(String(page.timeStamp))),
      'timeStamp is no instant',
    ),
    ...page.features.flatMap(checkFeature),
  ]
}

/** /req/core/f-links on top of what makes a GeoJSON feature */
export const checkSingleFeature: Check = (document) => [
  ...checkFeature(document),
  ...needs(
    has(document, 'self') && has(document, 'collection'),
    'no links to itself and its collection',
  ),
]

const checkFeature: Check = (document) => {
  const { type, geometry, properties } = document as Record<string, unknown>
  const isGeometry = geometry === null || (typeof geometry === 'object' && 'type' in geometry)
  return needs(
    type === 'Feature' && isGeometry && typeof properties === 'object',
    'no GeoJSON feature',
  )
}
