import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { Hono } from 'hono'
import * as v from 'valibot'
import { type ImportJob, Refusal } from '../../data/contracts/index.ts'
import type { AppEnv } from '../security/app-env.ts'
import { readBody } from '../security/read-body.ts'
import { scopeFor } from '../security/scope.ts'
import { whilePermitted } from '../security/while-permitted.ts'
import type { Services } from '../services.ts'
import { commitImport } from './commit-import.ts'
import { commitDesk } from './desk/commit/commit-desk.ts'
import { undoDesk } from './desk/commit/undo-desk.ts'
import { readPreview } from './desk/desk-files.ts'
import { deskRoutes } from './desk/routes.ts'
import { startDesk } from './desk/start-desk.ts'
import { JOB_ID, jobFolder, removeJobFolder, uploadFolder } from './job-files.ts'
import { noteRows } from './note-rows.ts'
import { purgeImports } from './purge-imports.ts'
import { ASIDE_FILE, PREVIEW_FILE } from './reading/read-request.ts'
import { receiveUpload } from './receive-upload.ts'
import { removeOwnLayer, undoImport } from './remove-layer.ts'
import { newJobId, readingQueue, startImport } from './start-import.ts'
import { findJob, listJobs } from './store.ts'

/** Mounted at `/api/imports`. */
export function importRoutes(services: Services): Hono<AppEnv> {
  const { db, settings } = services
  const app = new Hono<AppEnv>()

  app.get('/', async (c) => c.json(await listJobs(db, c.get('session').userId)))

  app.post('/', async (c) => {
    const id = newJobId()
    const folder = jobFolder(settings, id)
    const owner = c.get('session').userId
    await purgeImports(services)
    try {
      const { files, fields } = await receiveUpload(c.req.raw, uploadFolder(folder))
      const { target, sender = '', ...wish } = fields
      const { job } =
        target === undefined
          ? await startImport(services, id, { owner, files, ...wish })
          : await startDesk(
              services,
              id,
              { owner, scope: c.get('scope'), target, sender, files, ...wish },
              readingQueue,
            )
      return c.json(job, 202)
    } catch (error) {
      await removeJobFolder(folder)
      throw error
    }
  })

  app.get('/:id', async (c) => {
    const id = readId(c.req.param('id'))
    const job = await findJob(db, id, c.get('session').userId)
    return c.json(await withPreview(job, jobFolder(settings, id)))
  })

  app.get('/:id/set-aside', async (c) => {
    const id = readId(c.req.param('id'))
    const job = await findJob(db, id, c.get('session').userId)
    const answer = await sendSetAside(job, join(jobFolder(settings, id), ASIDE_FILE), (body) =>
      whilePermitted(
        services,
        c,
        body,
        ({ scope }) => scopeFor(scope, 'data.import').areas.length > 0,
      ),
    )
    await noteRows(db, c.get('session').userId, job, 'setAside')
    return answer
  })

  app.post('/:id/commit', async (c) => {
    const id = readId(c.req.param('id'))
    const hasBody = (await c.req.text()) !== ''
    const wish = hasBody ? await readBody(c, commitSchema) : {}
    const owner = c.get('session').userId
    const { desk } = await findJob(db, id, owner)
    return c.json(
      desk
        ? await commitDesk(services, { owner, scope: c.get('scope') }, id)
        : await commitImport(services, id, owner, wish),
    )
  })

  app.post('/:id/undo', async (c) => {
    const id = readId(c.req.param('id'))
    const owner = c.get('session').userId
    const { desk } = await findJob(db, id, owner)
    return c.json(
      desk
        ? await undoDesk(services, { owner, scope: c.get('scope') }, id)
        : await undoImport(services, owner, id),
    )
  })
  app.route('/', deskRoutes(services))
  return app
}

/** Mounted at `/api/layers`: only the removal of a layer of one's own. */
export function ownLayerRoutes(services: Services): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.delete('/:code', async (c) => {
    await removeOwnLayer(services, c.req.param('code'), c.get('session').userId)
    return c.body(null, 204)
  })
  return app
}

const nameSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80))
const commitSchema = v.strictObject({
  name: v.optional(v.strictObject({ zh: nameSchema, en: nameSchema })),
  colour: v.optional(v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i))),
})

function readId(id: string): string {
  if (!JOB_ID.test(id)) throw new Refusal(404, 'import-not-found', 'There is no such import.')
  return id
}

async function withPreview(job: ImportJob, folder: string): Promise<ImportJob> {
  if (job.state !== 'ready' && job.state !== 'committed') return job
  if (job.desk?.phase === 'writing') return job
  if (job.desk) {
    return { ...job, desk: { ...job.desk, ...(await readPreview(folder)) } }
  }
  const text = await readFile(join(folder, PREVIEW_FILE), 'utf8').catch(ignoreAbsent)
  return text === undefined ? job : { ...job, preview: JSON.parse(text) }
}

async function sendSetAside(
  job: ImportJob,
  path: string,
  permitted: (body: ReadableStream<Uint8Array>) => ReadableStream<Uint8Array>,
): Promise<Response> {
  const found = await stat(path).catch(ignoreAbsent)
  if (!found || found.size === 0) {
    throw new Refusal(404, 'nothing-set-aside', 'No rows of this import were set aside.')
  }
  const name = encodeURIComponent(`${job.layer}-set-aside.ndjson`)
  const body = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>
  return new Response(permitted(body), {
    headers: {
      'Content-Type': 'application/x-ndjson; charset=utf-8',
      'Content-Length': String(found.size),
      'Content-Disposition': `attachment; filename*=UTF-8''${name}`,
      'Cache-Control': 'private, no-store',
    },
  })
}

function ignoreAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
