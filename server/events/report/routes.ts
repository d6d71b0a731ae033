import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import type { NewEvent } from '../../../data/contracts/index.ts'
import { Refusal } from '../../../data/contracts/index.ts'
import { smallJson } from '../../http/small-json.ts'
import type { AppEnv } from '../../security/app-env.ts'
import { checkInput, readBody } from '../../security/read-body.ts'
import { scopeOn } from '../../security/scope.ts'
import type { Services } from '../../services.ts'
import { clientIdOf } from '../loop/idempotency.ts'
import { newEvent, reportBatch, reportsAsked, reportTable } from '../loop/schemas.ts'
import { foreignClientId, listOutcomes } from './list-outcomes.ts'
import { readReportTable } from './read-table.ts'
import { createReportDesk } from './report-desk.ts'
import type { Reporting } from './reporting.ts'

interface RowResult {
  /** From 1, as sent. */
  row: number
  no?: string
  repeated?: boolean
  /** `field`: what of the row is to blame, where it is one. */
  error?: { code: string; message: string; field?: string }
}

const MOST_ROWS = 500

/** `POST /api/events` by people, `POST /api/events/batch` by other systems: 12345, sensors, 四平台. */
export function reportRoutes({ db, registry }: Services): Hono<AppEnv> {
  const layer = registry.layer('EVENT')!
  const app = new Hono<AppEnv>()
  const reporting = (c: Context<AppEnv>): Omit<Reporting, 'clientId'> => {
    const scope = scopeOn(c.get('scope'), layer)
    if (!scope) throw new Refusal(404, 'event-not-found', 'There is no such event.')
    return { registry, scope, userId: c.get('session').userId }
  }
  const report = createReportDesk(db)

  app.post('/', async (c) => {
    const as = reporting(c)
    const given = plain(await readBody(c, newEvent))
    const reported = await report({ ...as, clientId: clientIdOf(c, as.userId) }, given)
    return smallJson(c, reported, reported.repeated ? 200 : 201)
  })

  app.post('/batch', async (c) => {
    const as = reporting(c)
    const body = await readBody(c, v.union([reportBatch, reportTable]))
    const rows = 'csv' in body ? readReportTable(body.csv) : body.reports
    if (rows.length > MOST_ROWS) {
      throw new Refusal(422, 'invalid', `At most ${MOST_ROWS} reports are taken at once.`)
    }
    const results: RowResult[] = []
    for (const [index, row] of rows.entries()) {
      results.push({ row: index + 1, ...(await reportRow(as, row)) })
    }
    return c.json({ results })
  })

  app.post('/outcomes', async (c) => {
    const { scope } = reporting(c)
    const asked = await readBody(c, reportsAsked)
    c.header('Cache-Control', 'private, no-store')
    return c.json({ items: await listOutcomes(db, scope, asked) })
  })

  /** A number of the sender's own makes a row that comes again the same event. */
  async function reportRow(
    as: Omit<Reporting, 'clientId'>,
    row: unknown,
  ): Promise<Omit<RowResult, 'row'>> {
    try {
      const given = plain(checkInput(newEvent, row))
      const { source, foreignNo } = given
      const clientId = foreignNo && foreignClientId(as.userId, source, foreignNo)
      const { no, repeated } = await report({ ...as, clientId: clientId || undefined }, given)
      return { no, repeated }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const { code, message, details } = error
      const { field } = (details ?? {}) as { field?: unknown }
      return { error: { code, message, ...(typeof field === 'string' && { field }) } }
    }
  }
  return app
}

/** Without what is undefined: the contract has no such values. */
function plain(given: v.InferOutput<typeof newEvent>): NewEvent {
  const { place, subclass, ...rest } = given
  const there = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  return { subclass, place, ...there }
}
