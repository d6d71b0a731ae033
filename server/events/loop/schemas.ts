import * as v from 'valibot'
import {
  ESCALATION_CAUSES,
  EVENT_VERBS,
  type EventInput,
  SUPERVISION_GRADES,
} from '../../../data/contracts/index.ts'
import { EVENT_SOURCES } from '../../../data/registry/index.ts'

const words = (most: number) => v.pipe(v.string(), v.maxLength(most))
const user = words(200)
const digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'must be the digest of a photo'))
const photos = v.pipe(v.array(digest), v.maxLength(9))
const instant = v.pipe(v.string(), v.isoTimestamp('must be an instant like 2025-03-01T00:00:00Z'))
const level = v.picklist([1, 2, 3, 4])
const lonLat = v.tuple([
  v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
  v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
])
const subclass = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/, 'must be the code of a class'))
const no = v.pipe(v.string(), v.regex(/^[0-9A-Za-z][0-9A-Za-z_.:-]{0,63}$/, 'must be a number'))

export const newEvent = v.strictObject({
  subclass,
  text: v.optional(words(2_000)),
  place: v.union([
    v.strictObject({ code: v.pipe(v.string(), v.regex(/^[BR]\d{14,16}[0-9A-Z]$/)) }),
    v.strictObject({ lonLat }),
  ]),
  source: v.optional(v.picklist(Object.keys(EVENT_SOURCES))),
  level: v.optional(level),
  urgency: v.optional(v.picklist(['normal', 'pressing'])),
  photos: v.optional(photos),
  seenAt: v.optional(instant),
  foreignNo: v.optional(words(100)),
})

const actionEntries = {
  verb: v.picklist(EVENT_VERBS),
  reason: v.optional(words(2_000)),
  handler: v.optional(user),
  verifier: v.optional(user),
  until: v.optional(instant),
  extraMinutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000))),
  what: v.optional(v.picklist(['suspend', 'extend'])),
  cause: v.optional(v.picklist(ESCALATION_CAUSES)),
  rating: v.optional(v.picklist([1, 2, 3, 4, 5])),
  grade: v.optional(v.picklist(SUPERVISION_GRADES)),
  into: v.optional(no),
  photos: v.optional(photos),
  subclass: v.optional(subclass),
  level: v.optional(level),
  lonLat: v.optional(lonLat),
}

export const eventAction = v.strictObject(actionEntries)

const nos = v.pipe(v.array(no), v.minLength(1), v.maxLength(200))

export const bulkAction = v.strictObject({ nos, ...actionEntries })

export const numbersOnly = v.strictObject({ nos })

/** What another system asks about: what it has sent itself, by its own numbers. */
export const reportsAsked = v.strictObject({
  source: v.optional(v.picklist(Object.keys(EVENT_SOURCES))),
  foreignNos: v.pipe(v.array(words(100)), v.minLength(1), v.maxLength(500)),
})

export const reportBatch = v.strictObject({
  reports: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(500)),
})
export const reportTable = v.strictObject({ csv: v.pipe(v.string(), v.maxLength(2_000_000)) })

type GivenAction = v.InferOutput<typeof eventAction>

/** What the rules are given: instants as numbers, nothing that is not there. */
export function inputOf({ verb: _verb, lonLat: _lonLat, until, ...rest }: GivenAction): EventInput {
  const given = Object.entries(rest).filter(([, value]) => value !== undefined)
  return {
    ...(Object.fromEntries(given) as EventInput),
    ...(until !== undefined && { until: Date.parse(until) }),
  }
}
