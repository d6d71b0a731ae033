import type { Context } from 'hono'
import * as v from 'valibot'
import { Refusal } from '../../data/contracts/index.ts'
import { fieldOf, wantedOf } from '../security/read-body.ts'

/** The query string, checked: unknown or repeated keys and values of another form are 400 with the field named. */
export function readQuery<Schema extends v.GenericSchema>(
  c: Context,
  schema: Schema,
): v.InferOutput<Schema> {
  const query: Record<string, string> = {}
  for (const [key, value] of new URL(c.req.url).searchParams) {
    if (key in query) throw refuseField(/^\w{1,60}$/.test(key) ? key : '', 'given twice')
    query[key] = value
  }
  const result = v.safeParse(schema, query)
  if (result.success) return result.output
  const [issue] = result.issues
  const isUnknown = issue.type === 'strict_object' && issue.expected === 'never'
  throw refuseField(fieldOf(issue), isUnknown ? 'not known here' : wantedOf(issue))
}

function refuseField(field: string, reason: string): Refusal {
  return new Refusal(400, 'bad-query', `Query parameter ${field}: ${reason}.`, { field })
}

/** Pieces that several routes ask for. */
export const query = {
  integer: (min: number, max: number) =>
    v.pipe(
      v.string(),
      v.regex(/^\d{1,9}$/, `must be a whole number from ${min} to ${max}`),
      v.transform(Number),
      v.minValue(min, `must be at least ${min}`),
      v.maxValue(max, `must be at most ${max}`),
    ),
  /** Prefix of a grid code: district, subdistrict, community or grid. */
  area: v.pipe(
    v.string(),
    v.regex(
      /^(\d{6}|\d{9}|\d{12}|\d{15})?$/,
      'must be the first 6, 9, 12 or 15 digits of a grid code',
    ),
  ),
  instant: v.pipe(
    v.string(),
    v.isoTimestamp('must be an instant like 2025-03-01T00:00:00Z'),
    v.check((text) => isDay(text), 'is a day that no calendar has'),
  ),
  flag: v.pipe(
    v.picklist(['true', 'false'], 'must be true or false'),
    v.transform((text) => text === 'true'),
  ),
  lonLat: v.pipe(
    v.string(),
    v.regex(/^-?\d{1,3}(\.\d+)?,-?\d{1,2}(\.\d+)?$/, 'must be lon,lat in degrees'),
    v.transform((text): readonly [number, number] => {
      const [lon = 0, lat = 0] = text.split(',').map(Number)
      return [lon, lat]
    }),
  ),
}

/** JavaScript moves the 30th of February into March; PostgreSQL knows no year 0. */
function isDay(text: string): boolean {
  const day = text.slice(0, 10)
  const time = Date.parse(`${day}T00:00:00Z`)
  return text >= '0001' && !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}
