import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import type { AuditFacets, AuditPage } from '../../data/contracts/index.ts'
import { permits } from '../../data/registry/index.ts'
import { query, readQuery } from '../http/read-query.ts'
import type { AppEnv } from '../security/app-env.ts'
import { audit } from '../security/audit.ts'
import type { SignedIn } from '../security/sessions.ts'
import { whilePermitted } from '../security/while-permitted.ts'
import type { Services } from '../services.ts'
import type { Queryable } from '../storage/database.ts'
import { writeEntriesCsv } from './entries-csv.ts'
import { type EntryFilter, filterFields, filterParams } from './entry-filter.ts'
import { createReadingNotes } from './note-reading.ts'
import { readState } from './read-state.ts'
import {
  COUNT_LIMIT,
  countEntries,
  countHours,
  findPatterns,
  listAccounts,
  listEntries,
  listPlaces,
  listPurposes,
} from './store.ts'
import { askForCheck } from './verify-job.ts'

const listQuery = v.strictObject({
  ...filterFields,
  before: v.optional(query.integer(1, 999_999_999)),
  limit: v.optional(query.integer(1, 500), '100'),
})
const filterQuery = v.strictObject(filterFields)

/** `/api/audit`: for the operation `audit.read` alone; whoever reads here is written down here. */
export function auditRoutes(services: Services): Hono<AppEnv> {
  const { db, registry } = services
  const app = new Hono<AppEnv>()
  app.use(async (c, next) => {
    await next()
    c.header('Cache-Control', 'private, no-store')
  })

  const layers = registry.layers.map(({ code }) => code)
  const note = createReadingNotes(db)
  const read = async <Result>(
    c: Context<AppEnv>,
    { limit: _page, ...filter }: EntryFilter & { before?: number; limit?: number },
    question: (client: Queryable, params: unknown[]) => Promise<Result>,
  ): Promise<Result> => {
    await note(c.get('session').userId, filter)
    return question(db, await filterParams(db, filter, layers, filter.before))
  }

  app.get('/entries', async (c) => {
    const filter = readQuery(c, listQuery)
    const page = await read(c, filter, (client, params) => readPage(client, params, filter.limit))
    return c.json(page)
  })
  app.get('/places', async (c) => c.json(await read(c, readQuery(c, filterQuery), listPlaces)))
  app.get('/hours', async (c) => c.json(await read(c, readQuery(c, filterQuery), countHours)))
  app.get('/patterns', async (c) => {
    const filter = { ...readQuery(c, filterQuery), kind: 'look' as const }
    return c.json(await read(c, filter, findPatterns))
  })

  app.get('/facets', async (c) => {
    const [accounts, purposes] = await Promise.all([listAccounts(db), listPurposes(db)])
    const facets: AuditFacets = { accounts, purposes }
    return c.json(facets)
  })

  app.get('/entries.csv', async (c) => {
    const filter = readQuery(c, filterQuery)
    const params = await db.transaction(async (client) => {
      await audit(client, {
        userId: c.get('session').userId,
        action: 'audit.export',
        target: 'entries',
        details: { filter },
      })
      return filterParams(client, filter, layers)
    })
    c.header('Content-Type', 'text/csv; charset=utf-8')
    c.header('Content-Disposition', 'attachment; filename="audit.csv"')
    const body = await writeEntriesCsv(db, params)
    const mayRead = ({ scope }: SignedIn) => permits(scope.roles, 'audit.read')
    return c.body(whilePermitted(services, c, body, mayRead))
  })

  app.get('/state', async (c) => c.json(await readState(services)))
  app.post('/verification', async (c) => {
    await askForCheck(services, c.get('session').userId)
    return c.json(await readState(services), 202)
  })
  return app
}

async function readPage(client: Queryable, params: unknown[], limit: number): Promise<AuditPage> {
  const rows = await listEntries(client, params, limit + 1)
  const items = rows.slice(0, limit)
  const counted = await countEntries(client, params)
  return {
    items,
    next: rows.length > limit ? items.at(-1)!.seq : null,
    count: Math.min(counted, COUNT_LIMIT),
    countIsFloor: counted > COUNT_LIMIT,
  }
}
