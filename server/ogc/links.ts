import type { Context } from 'hono'

export interface Link {
  href: string
  rel: string
  type: string
  title?: string
}

export const JSON_TYPE = 'application/json'
export const GEOJSON_TYPE = 'application/geo+json'
export const OPENAPI_TYPE = 'application/vnd.oai.openapi+json;version=3.0'

/** Absolute address of something below `/ogc`, as the client reached us. */
export function ogcUrl(c: Context, path: string): string {
  return `${new URL(c.req.url).origin}/ogc${path}`
}

export const link = (rel: string, href: string, type: string, title: string): Link => ({
  href,
  rel,
  type,
  title,
})

/** RFC 8288, for clients that do not look into the body. */
export function linkHeader(links: readonly Link[]): string {
  return links.map(({ href, rel, type }) => `<${href}>; rel="${rel}"; type="${type}"`).join(', ')
}
