import { Hono } from 'hono'
import * as v from 'valibot'
import { type EventIndicator, type LayerScope, Refusal } from '../../../data/contracts/index.ts'
import { EVENT_INDICATORS, type EventIndicatorKey } from '../../../data/registry/index.ts'
import { againstExpected, type Exposure } from '../../../data/rules/event-loop/index.ts'
import { ratioOf } from '../../../data/rules/ratio.ts'
import { query, readQuery } from '../../http/read-query.ts'
import type { AppEnv } from '../../security/app-env.ts'
import { scopeOn } from '../../security/scope.ts'
import { visibleAreas } from '../../security/visible-areas.ts'
import type { Services } from '../../services.ts'
import { type EventRow, eventSummary } from '../../storage/event-summary.ts'
import { loadSql } from '../../storage/sql-file.ts'
import { countSql, INDICATOR_QUESTIONS, rowsSql } from './questions.ts'

const KEYS = Object.keys(EVENT_INDICATORS) as EventIndicatorKey[]
const gridsFound = loadSql(import.meta.url, 'grids-found.sql')

const period = {
  from: query.instant,
  to: query.instant,
  area: v.optional(query.area, ''),
}
const periodQuery = v.strictObject(period)
const rowsQuery = v.strictObject({
  ...period,
  key: v.picklist(KEYS, `must be one of ${KEYS.join(', ')}`),
  part: v.optional(v.picklist(['numerator', 'rest', 'all']), 'all'),
  limit: v.optional(query.integer(1, 500), '200'),
})

/** `/api/event-indicators`: what was reached in a period, the events behind every number, and what each grid finds. */
export function indicatorRoutes({ db, registry }: Services): Hono<AppEnv> {
  const layer = registry.layer('EVENT')!
  const app = new Hono<AppEnv>()
  const seen = (scope: LayerScope | undefined, area: string) => {
    if (!scope) throw new Refusal(404, 'event-not-found', 'There are no events for this account.')
    return visibleAreas(scope, area).patterns
  }

  app.get('/', async (c) => {
    const { from, to, area } = readQuery(c, periodQuery)
    const patterns = seen(scopeOn(c.get('scope'), layer), area)
    const indicators: EventIndicator[] = []
    for (const key of KEYS) {
      const sql = countSql(INDICATOR_QUESTIONS[key])
      const counts = await db.first<{ numerator: number; denominator: number }>(sql, [
        from,
        to,
        patterns,
      ])
      const { numerator = 0, denominator = 0 } = counts ?? {}
      indicators.push({ key, ...EVENT_INDICATORS[key], ...ratioOf(numerator, denominator) })
    }
    return c.json(indicators)
  })

  app.get('/rows', async (c) => {
    const { from, to, area, key, part, limit } = readQuery(c, rowsQuery)
    const patterns = seen(scopeOn(c.get('scope'), layer), area)
    const sql = rowsSql(INDICATOR_QUESTIONS[key], part)
    const rows = await db.query<EventRow>(sql, [from, to, patterns, limit])
    return c.json(rows.map(eventSummary))
  })

  app.get('/grids', async (c) => {
    const { from, to, area } = readQuery(c, periodQuery)
    const patterns = seen(scopeOn(c.get('scope'), layer), area)
    const rows = await db.query<Exposure & { name: string }>(gridsFound, [from, to, patterns])
    const names = new Map(rows.map(({ grid, name }) => [grid, name]))
    // What there is in a grid may be for other eyes; what was found and expected is for these.
    const found = againstExpected(rows).map(({ homes: _homes, shops: _shops, ...one }) => ({
      ...one,
      name: names.get(one.grid) ?? '',
    }))
    return c.json(found)
  })
  return app
}
