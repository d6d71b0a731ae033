import * as v from 'valibot'
import { LONGEST_SQL, ROLES } from '../../data/contracts/index.ts'

/** What the question says is parsed by its own rules. */
export const viewBody = v.pipe(
  v.strictObject({
    name: v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'), v.maxLength(100)),
    question: v.optional(v.record(v.string(), v.unknown())),
    sql: v.optional(
      v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'), v.maxLength(LONGEST_SQL)),
    ),
    sharedWith: v.strictObject({
      roles: v.pipe(v.array(v.picklist(ROLES)), v.maxLength(ROLES.length)),
      accounts: v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(100)),
    }),
    basedOn: v.optional(v.pipe(v.string(), v.isoTimestamp('must be an instant'))),
  }),
  v.forward(
    v.check(
      ({ question, sql }) => (question === undefined) !== (sql === undefined),
      'give either question or sql',
    ),
    ['question'],
  ),
)

export const subscriptionBody = v.strictObject({
  threshold: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
  seenCount: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9))),
})
