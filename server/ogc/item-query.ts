import * as v from 'valibot'
import type { AttributeDefinition, Bounds, LayerScope, Scope } from '../../data/contracts/index.ts'
import { EXACT_COUNT_GRADE } from '../../data/rules/small-counts.ts'
import { lowestGrade, scopeFor, scopeOn } from '../security/scope.ts'
import { parseBbox, parseDatetime, type TimeSpan } from './parameters.ts'

/** What a request for items asks for. */
export interface ItemQuery {
  limit: number
  /** West > east means across 180°. */
  bbox?: Bounds
  time?: TimeSpan
  after: string
  /** Attribute values, as text. */
  filters: Readonly<Record<string, string>>
}

/** OGC API Features 1.0.1, requirement 21: more than the maximum is no error, it is the maximum. */
export const MAX_LIMIT = 10_000
export const DEFAULT_LIMIT = 10

/** Tables of the page; more at once is taking the data away. */
export const PAGE_LIMIT = 1_000

/** How many features at once: who may not export all that they see of the layer gets them page by page. */
export function mostItems(scope: Scope, { layer, areas }: LayerScope): number {
  const exported = scopeOn(scopeFor(scope, 'data.export'), layer)
  return exported?.areas.join() === areas.join() ? MAX_LIMIT : PAGE_LIMIT
}

/** The query parameters that `…/collections/{layer}/items` knows; anything else is refused. */
export function itemQuerySchema(scope: LayerScope) {
  const properties = filterable(scope).map(
    ({ key }) => [key, v.optional(v.pipe(v.string(), v.maxLength(200)))] as const,
  )
  return v.pipe(
    v.strictObject({
      ...Object.fromEntries(properties),
      f: v.optional(v.picklist(['json', 'geojson'], 'must be json or geojson')),
      limit: v.optional(
        v.pipe(
          v.string(),
          v.regex(/^[1-9]\d{0,9}$/, 'must be a whole number from 1'),
          v.transform(Number),
        ),
      ),
      bbox: v.optional(v.pipe(v.string(), v.rawTransform(parseBbox))),
      datetime: v.optional(v.pipe(v.string(), v.rawTransform(parseDatetime))),
      after: v.optional(
        v.pipe(v.string(), v.regex(/^[\w.:-]{1,64}$/, 'must come from a next link')),
      ),
    }),
    v.transform(
      ({ f: _, limit, bbox, datetime, after, ...filters }): ItemQuery => ({
        limit: Math.min(limit ?? DEFAULT_LIMIT, MAX_LIMIT),
        ...(bbox && { bbox }),
        ...(datetime && { time: datetime }),
        after: after ?? '',
        filters: given(filters),
      }),
    ),
  )
}

/** Attributes that may be asked for: those that the scope reads as they are wherever it sees the layer, and whose names are free. */
export function filterable(scope: LayerScope): AttributeDefinition[] {
  const grade = lowestGrade(scope)
  return scope.layer.attributes.filter(
    ({ key, type, sensitivity, counts }) =>
      sensitivity <= Math.min(grade, ASKED_GRADE) &&
      (counts === undefined || grade >= EXACT_COUNT_GRADE) &&
      type !== 'list' &&
      !RESERVED.has(key),
  )
}

/** A name in a query stands in the logs of every machine on the way. */
const ASKED_GRADE = 2

const RESERVED = new Set(['f', 'limit', 'bbox', 'datetime', 'after'])

function given(filters: Record<string, unknown>): Record<string, string> {
  const entries = Object.entries(filters).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return Object.fromEntries(entries)
}
