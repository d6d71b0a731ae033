import { Hono } from 'hono'
import * as v from 'valibot'
import {
  DESK_ROW_KINDS,
  type DeskAnswer,
  type DeskMapping,
  type DeskRowKind,
  Refusal,
} from '../../../data/contracts/index.ts'
import { describeTarget } from '../../../data/registry/import-targets.ts'
import type { AppEnv } from '../../security/app-env.ts'
import { checkInput, readBody } from '../../security/read-body.ts'
import type { Services } from '../../services.ts'
import { JOB_ID, jobFolder } from '../job-files.ts'
import { noteRows } from '../note-rows.ts'
import { findJob } from '../store.ts'
import { answerRows } from './answers/answer-rows.ts'
import { listRows } from './list-rows.ts'
import { findTarget, permittedTargets } from './run-of.ts'
import { correctionSheet } from './sheet/correction-sheet.ts'
import { startCheck } from './start-check.ts'

/** Mounted at `/api/imports` beside the routes of layers of one's own. */
export function deskRoutes(services: Services): Hono<AppEnv> {
  const { db } = services
  const app = new Hono<AppEnv>()

  app.put('/:id/mapping', async (c) => {
    const mapping: DeskMapping = await readBody(c, mappingSchema)
    const asker = { owner: c.get('session').userId, scope: c.get('scope') }
    const { job } = await startCheck(services, asker, readId(c.req.param('id')), mapping)
    return c.json(job, 202)
  })

  app.get('/:id/rows', async (c) => {
    const { kind, after, limit } = checkInput(rowsSchema, c.req.query())
    const id = readId(c.req.param('id'))
    const job = await findJob(db, id, c.get('session').userId)
    if (!job.desk) throw new Refusal(404, 'import-not-found', 'There is no such import.')
    const { target } = findTarget(services, c.get('scope'), job.desk.target)
    c.header('Cache-Control', 'private, no-store')
    return c.json(await listRows(db, { job: id, target, kind: kind ?? null, after, limit }))
  })

  app.post('/:id/answers', async (c) => {
    const { answers } = await readBody(c, answersSchema)
    const asker = { owner: c.get('session').userId, scope: c.get('scope') }
    const settled: DeskAnswer[] = answers
    return c.json(await answerRows(services, asker, readId(c.req.param('id')), settled))
  })

  app.get('/:id/correction-sheet', async (c) => {
    const id = readId(c.req.param('id'))
    const job = await findJob(db, id, c.get('session').userId)
    const sheet = await correctionSheet(services, job, jobFolder(services.settings, id))
    await noteRows(db, c.get('session').userId, job, 'correction')
    const name = encodeURIComponent(`${job.fileName.replace(/\.[^.]*$/, '')}-待更正.xlsx`)
    return new Response(sheet as Uint8Array<ArrayBuffer>, {
      headers: {
        'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'Content-Disposition': `attachment; filename*=UTF-8''${name}`,
        'Cache-Control': 'private, no-store',
      },
    })
  })
  return app
}

/** Mounted at `/api/import-targets`. */
export function importTargetRoutes(services: Services): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get('/', (c) =>
    c.json(permittedTargets(services, c.get('scope')).map(({ target }) => describeTarget(target))),
  )
  return app
}

const column = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
const columns = v.pipe(v.array(column), v.maxLength(20))
const mappingSchema = v.strictObject({
  fields: v.record(column, v.pipe(v.string(), v.maxLength(64))),
  address: columns,
  key: columns,
  position: v.optional(v.strictObject({ x: column, y: column })),
  crs: v.nullable(v.pipe(v.string(), v.maxLength(60))),
  isComplete: v.boolean(),
})

const wholeNumber = v.pipe(v.number(), v.integer())
const answersSchema = v.strictObject({
  answers: v.pipe(
    v.array(
      v.strictObject({
        row: v.pipe(wholeNumber, v.minValue(1)),
        place: v.nullable(
          v.strictObject({
            subdistrict: v.pipe(v.string(), v.regex(/^\d{9}$/, 'must have 9 digits')),
            addressId: wholeNumber,
          }),
        ),
        remember: v.boolean(),
      }),
    ),
    v.minLength(1, 'must hold at least one answer'),
    v.maxLength(500, 'must hold at most 500 answers'),
  ),
})

const count = (least: number, most: number) =>
  v.pipe(
    v.string(),
    v.regex(/^-?\d{1,9}$/, 'must be a whole number'),
    v.transform(Number),
    v.minValue(least, `must be at least ${least}`),
    v.maxValue(most, `must be at most ${most}`),
  )
const BEFORE_ALL = -999_999_999
const rowsSchema = v.object({
  kind: v.optional(
    v.pipe(
      v.string(),
      v.check(
        (kind) => DESK_ROW_KINDS.some((one) => one === kind),
        `must be one of ${DESK_ROW_KINDS.join(', ')}`,
      ),
      v.transform((kind) => kind as DeskRowKind),
    ),
  ),
  after: v.optional(count(BEFORE_ALL, 999_999_999), String(BEFORE_ALL)),
  limit: v.optional(count(1, 500), '100'),
})

function readId(id: string): string {
  if (!JOB_ID.test(id)) throw new Refusal(404, 'import-not-found', 'There is no such import.')
  return id
}
