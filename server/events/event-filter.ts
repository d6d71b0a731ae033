import * as v from 'valibot'
import { Refusal } from '../../data/contracts/index.ts'
import { EVENT_STATES, OPEN_EVENT_STATES } from '../../data/registry/index.ts'
import { query } from '../http/read-query.ts'

const STATES = EVENT_STATES.map((state) => state.code)

/** Parameters of `GET /api/events`. */
export const eventQuery = v.strictObject({
  state: v.optional(v.picklist([...STATES, 'open'], `must be open or one of ${STATES.join(', ')}`)),
  category: v.optional(
    v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/, 'must be the code of a category')),
  ),
  level: v.optional(query.integer(1, 4)),
  area: v.optional(query.area, ''),
  from: v.optional(query.instant),
  to: v.optional(query.instant),
  overdue: v.optional(query.flag, 'false'),
  limit: v.optional(query.integer(1, 500), '50'),
  after: v.optional(v.string()),
})

export type EventQuery = v.InferOutput<typeof eventQuery>

/** Place in the list: the last event that has been shown. */
export interface EventCursor {
  reportedAt: string
  no: string
}

export function statesOf({ state }: EventQuery): readonly string[] | null {
  if (state === undefined) return null
  return state === 'open' ? OPEN_EVENT_STATES : [state]
}

export function formatCursor({ reportedAt, no }: EventCursor): string {
  return `${reportedAt}~${no}`
}

export function parseCursor(text: string): EventCursor {
  const [, reportedAt, no] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)~([\w.:-]{1,64})$/.exec(text) ?? []
  if (reportedAt === undefined || no === undefined || Number.isNaN(Date.parse(reportedAt))) {
    throw new Refusal(400, 'bad-query', 'Query parameter after: must be the `next` of a page.', {
      field: 'after',
    })
  }
  return { reportedAt, no }
}
