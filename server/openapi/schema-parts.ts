export const text = { type: 'string' }
export const number = { type: 'number' }
export const flag = { type: 'boolean' }
export const instant = { type: 'string', format: 'date-time' }
export const list = (items: object) => ({ type: 'array', items })
export const maybe = (schema: object) => ({ ...schema, nullable: true })
export const lonLat = {
  type: 'array',
  items: number,
  minItems: 2,
  maxItems: 2,
  description: 'lon, lat in degrees, CGCS2000',
}
export const bounds = {
  type: 'array',
  items: number,
  minItems: 4,
  maxItems: 4,
  description: 'west, south, east, north',
}
export const anything = {}

/** A name with `?` may be absent. */
export function record(properties: Readonly<Record<string, object>>) {
  const required = Object.keys(properties).filter((key) => !key.endsWith('?'))
  const entries = Object.entries(properties).map(([key, schema]) => [key.replace('?', ''), schema])
  return {
    type: 'object',
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(entries),
  }
}
