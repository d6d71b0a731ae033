import * as v from 'valibot'
import type { RoutingRule } from '../../../data/contracts/index.ts'

const list = <Item extends v.GenericSchema>(item: Item) =>
  v.optional(v.pipe(v.array(item), v.minLength(1), v.maxLength(100)))
const code = v.pipe(v.string(), v.regex(/^[\p{L}\d_-]{1,60}$/u, 'must be a code'))
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(100))

const rule = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,60}$/, 'must be small letters, digits and -')),
  name: v.strictObject({ zh: name, en: name }),
  when: v.strictObject({
    categories: list(code),
    subclasses: list(code),
    sources: list(code),
    levels: list(v.picklist([1, 2, 3, 4])),
    areas: list(v.pipe(v.string(), v.regex(/^\d{6}(\d{3}(\d{3}(\d{3})?)?)?$/, 'must be an area'))),
    offWork: v.optional(v.boolean()),
  }),
  desk: v.picklist(['community', 'subdistrict', 'district']),
  urgency: v.optional(v.picklist(['normal', 'pressing'])),
  department: v.optional(name),
})

export const routingRules = v.strictObject({
  rules: v.pipe(v.array(rule), v.minLength(1), v.maxLength(300)),
})
export const routingTest = v.strictObject({
  ...routingRules.entries,
  days: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(92)), 30),
})

/** What is undefined is not there. */
export const rulesFrom = ({ rules }: v.InferOutput<typeof routingRules>): RoutingRule[] =>
  JSON.parse(JSON.stringify(rules)) as RoutingRule[]
