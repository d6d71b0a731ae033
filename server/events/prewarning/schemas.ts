import * as v from 'valibot'
import {
  type PrewarningRule,
  SENSOR_QUANTITIES,
  WEATHER_HAZARDS,
} from '../../../data/contracts/index.ts'
import { query } from '../../http/read-query.ts'

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(100))
const code = v.pipe(v.string(), v.regex(/^[0-9A-Za-z][0-9A-Za-z_.:-]{0,63}$/, 'must be a code'))
const instant = v.pipe(v.string(), v.isoTimestamp('must be an instant like 2025-03-01T00:00:00Z'))
const grade = v.picklist([1, 2, 3, 4])
const whole = (min: number, max: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))
const value = v.pipe(v.number(), v.finite(), v.minValue(-1e9), v.maxValue(1e9))
const area = v.pipe(v.string(), v.regex(/^\d{6}(\d{3}(\d{3}(\d{3})?)?)?$/, 'must be an area'))
const layers = v.pipe(
  v.array(v.pipe(v.string(), v.regex(/^[A-Z][A-Z0-9_]{1,39}$/, 'must be the code of a layer'))),
  v.maxLength(40),
)
const subclass = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/, 'must be the code of a class'))

const when = v.variant('kind', [
  v.strictObject({
    kind: v.literal('threshold'),
    quantity: v.picklist(SENSOR_QUANTITIES),
    atLeast: v.optional(value),
    atMost: v.optional(value),
    times: whole(1, 20),
  }),
  v.strictObject({
    kind: v.literal('count'),
    subclasses: v.pipe(v.array(subclass), v.maxLength(60)),
    atLeast: whole(2, 1_000),
    withinM: whole(10, 5_000),
    withinHours: whole(1, 744),
  }),
  v.strictObject({
    kind: v.literal('inspection'),
    layers,
    riskAtLeast: grade,
    overdueDays: whole(0, 3_650),
  }),
  v.strictObject({
    kind: v.literal('weather'),
    hazard: v.picklist(WEATHER_HAZARDS),
    atLeast: grade,
    layers,
    riskAtLeast: grade,
  }),
])

const withinMinutes = whole(1, 44_640)
const rule = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,60}$/, 'must be small letters, digits and -')),
  name: v.strictObject({ zh: name, en: name }),
  isOn: v.boolean(),
  when,
  fold: v.union([
    v.strictObject({ withinM: whole(1, 20_000), withinMinutes }),
    v.strictObject({ area: v.picklist(['community', 'subdistrict']), withinMinutes }),
  ]),
  event: v.strictObject({
    subclass,
    level: v.optional(grade),
    urgency: v.optional(v.picklist(['normal', 'pressing'])),
  }),
})

export const prewarningRules = v.strictObject({
  rules: v.pipe(v.array(rule), v.maxLength(200)),
})

export const prewarningTrial = v.strictObject({
  ...prewarningRules.entries,
  days: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(92)), 30),
})

/** What is undefined is not there. */
export const prewarningRulesFrom = ({
  rules,
}: v.InferOutput<typeof prewarningRules>): PrewarningRule[] =>
  JSON.parse(JSON.stringify(rules)) as PrewarningRule[]

export const sensorBatch = v.strictObject({
  sensors: v.pipe(
    v.array(
      v.strictObject({
        code,
        name,
        place: v.union([
          v.strictObject({ code: v.pipe(v.string(), v.regex(/^[BR]\d{14,16}[0-9A-Z]$/)) }),
          v.strictObject({ lonLat: v.tuple([v.number(), v.number()]) }),
        ]),
      }),
    ),
    v.minLength(1),
    v.maxLength(500),
  ),
})

export const readingBatch = v.strictObject({
  readings: v.pipe(
    v.array(
      v.strictObject({ sensor: code, quantity: v.picklist(SENSOR_QUANTITIES), value, at: instant }),
    ),
    v.minLength(1),
    v.maxLength(2_000),
  ),
})

export const weatherWarning = v.strictObject({
  hazard: v.picklist(WEATHER_HAZARDS),
  grade,
  areas: v.pipe(v.array(area), v.minLength(1), v.maxLength(100)),
  at: instant,
  until: instant,
})

export const sensorQuery = v.strictObject({
  area: v.optional(query.area, ''),
  limit: v.optional(query.integer(1, 500), '200'),
})

export const alarmQuery = v.strictObject({
  area: v.optional(query.area, ''),
  state: v.optional(v.picklist(['open', 'all'], 'must be open or all'), 'open'),
  from: v.optional(query.instant),
  to: v.optional(query.instant),
  limit: v.optional(query.integer(1, 500), '100'),
})
