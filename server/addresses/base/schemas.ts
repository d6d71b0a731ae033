import * as v from 'valibot'
import { ADDRESS_STATES, type LonLat } from '../../../data/contracts/index.ts'
import { ALIAS_KINDS, BUILDING_USES, ROOM_USES, TENURES } from '../../../data/registry/index.ts'
import { query } from '../../http/read-query.ts'

/** A word of the vocabulary. */
const oneOf = <Word extends string>(words: Readonly<Record<Word, string>>) => {
  const keys = Object.keys(words) as Word[]
  return v.picklist(keys, `must be one of ${keys.join(', ')}`)
}

const subdistrict = v.pipe(v.string(), v.regex(/^\d{9}$/, 'must be the 9 digits of a subdistrict'))
const id = v.pipe(v.number(), v.safeInteger('must be a whole number'), v.minValue(0))
const place = v.strictObject({ subdistrict, id })
const name = v.pipe(v.string(), v.maxLength(60, 'takes at most 60 characters'))
const note = v.pipe(v.string(), v.maxLength(100, 'takes at most 100 characters'))
const lonLat = v.pipe(
  v.strictTuple([
    v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
    v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
  ]),
  v.transform(([lon, lat]): LonLat => [lon, lat]),
)
const ring = v.pipe(v.array(lonLat), v.minLength(4), v.maxLength(5_000))
const day = v.pipe(
  v.string(),
  v.isoDate('must be a day like 2025-03-01'),
  v.check(isDay, 'is a day that no calendar has'),
)
const count = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most))

const preview = v.optional(v.boolean(), false)
const basedOn = v.optional(query.instant)
const frame = { effective: v.optional(day), docNo: v.optional(note), preview, basedOn }

export const addressChange = v.variant('op', [
  v.strictObject({
    ...frame,
    op: v.literal('create'),
    subdistrict,
    parent: id,
    level: v.pipe(v.number(), v.integer(), v.minValue(6), v.maxValue(12)),
    name,
    lonLat: v.optional(lonLat),
    entrance: v.optional(lonLat),
    building: v.optional(
      v.strictObject({
        use: oneOf(BUILDING_USES),
        floors: v.pipe(count(200), v.minValue(1)),
        stairwells: count(100),
        year: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1000), v.maxValue(2200))),
        footprint: v.optional(ring),
      }),
    ),
    room: v.optional(
      v.strictObject({
        floor: v.pipe(v.number(), v.integer(), v.minValue(-20), v.maxValue(200)),
        use: oneOf(ROOM_USES),
        tenure: oneOf(TENURES),
        areaM2: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1e6))),
      }),
    ),
  }),
  v.strictObject({ ...frame, op: v.picklist(['rename', 'renumber']), place, name }),
  v.strictObject({
    ...frame,
    op: v.literal('move'),
    place,
    lonLat: v.optional(lonLat),
    entrance: v.optional(v.nullable(lonLat)),
    keepsOutline: v.optional(v.boolean()),
  }),
  v.strictObject({
    ...frame,
    op: v.literal('split'),
    place,
    parts: v.pipe(
      v.array(
        v.strictObject({
          name,
          lonLat: v.optional(lonLat),
          children: v.optional(v.pipe(v.array(id), v.maxLength(5_000))),
          footprint: v.optional(ring),
        }),
      ),
      v.minLength(2, 'must name at least two parts'),
      v.maxLength(50),
    ),
  }),
  v.strictObject({
    ...frame,
    op: v.literal('merge'),
    subdistrict,
    ids: v.pipe(v.array(id), v.minLength(1, 'must name at least one address'), v.maxLength(50)),
    into: id,
  }),
  v.strictObject({
    ...frame,
    op: v.literal('demolish'),
    place,
    endHoldings: v.optional(v.boolean()),
  }),
])

export const certification = v.strictObject({
  docNo: frame.docNo,
  preview,
  basedOn,
  place,
  to: v.picklist(['verified', 'active'], 'must be verified or active'),
  below: v.optional(v.boolean()),
})

const aliasText = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60))

export const newAlias = v.strictObject({
  docNo: frame.docNo,
  preview,
  place,
  text: aliasText,
  kind: oneOf(ALIAS_KINDS),
  scope: v.optional(v.nullable(v.pipe(v.number(), v.integer()))),
  weight: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  from: v.optional(day),
})

export const aliasEnd = v.strictObject({
  docNo: frame.docNo,
  preview,
  place,
  text: aliasText,
  to: v.optional(day),
})

export const reversal = v.strictObject({ preview })

const placeText = v.pipe(
  v.string(),
  v.regex(/^\d{9}:\d{1,15}$/, 'must be subdistrict:id'),
  v.transform((text) => {
    const [first = '', second] = text.split(':')
    return { subdistrict: first, id: Number(second) }
  }),
)

export const listQuery = v.pipe(
  v.strictObject({
    q: v.optional(
      v.pipe(v.string(), v.trim(), v.minLength(1, 'is empty'), v.maxLength(200, 'is too long')),
    ),
    parent: v.optional(placeText),
    state: v.optional(v.picklist(ADDRESS_STATES, `must be one of ${ADDRESS_STATES.join(', ')}`)),
    level: v.optional(query.integer(1, 12)),
    within: v.optional(query.area),
    limit: v.optional(query.integer(1, 500), '50'),
    after: v.optional(placeText),
  }),
  v.check(
    ({ q, parent, state, level }) => (q ?? parent ?? state ?? level) !== undefined,
    'one of q, parent, state and level is wanted',
  ),
  v.check(
    ({ q, parent, after }) => after === undefined || (q ?? parent) === undefined,
    'after goes with state and level alone',
  ),
)

export const atQuery = v.strictObject({ at: v.optional(day), known: v.optional(query.instant) })

export const noQuery = v.strictObject({})

export const changesQuery = v.strictObject({
  within: v.optional(query.area, ''),
  before: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,15}$/, 'must be the number of a change'),
      v.transform(Number),
    ),
  ),
  limit: v.optional(query.integer(1, 200), '50'),
})

/** JavaScript moves the 30th of February into March. */
function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return text >= '0001' && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
