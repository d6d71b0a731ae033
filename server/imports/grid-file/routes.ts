import { Hono } from 'hono'
import { type GridFile, Refusal } from '../../../data/contracts/index.ts'
import type { AppEnv } from '../../security/app-env.ts'
import type { Services } from '../../services.ts'
import { jobFolder, removeJobFolder, uploadFolder } from '../job-files.ts'
import { runDisposable } from '../reading/run-worker.ts'
import { receiveUpload } from '../receive-upload.ts'
import { newJobId, readingQueue } from '../start-import.ts'
import { findCommunities } from './find-communities.ts'

const ENTRY = new URL('./worker-entry.mjs', import.meta.url)

/** Mounted at `/api/grid-files`: the polygons of a file in any format that is read here. Nothing of it is kept. */
export function gridFileReader({ db, settings }: Pick<Services, 'db' | 'settings'>): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.post('/', async (c) => {
    const folder = jobFolder(settings, newJobId())
    try {
      const { files, fields } = await receiveUpload(c.req.raw, uploadFolder(folder))
      const request = { files, ...(fields.crs !== undefined && { crs: fields.crs }) }
      const outcome = await readingQueue(() => runDisposable<GridFile>(ENTRY, request))
      if (outcome.kind === 'done') {
        return c.json(await findCommunities(db, outcome.result, c.get('scope').areas))
      }
      throw new Refusal(422, outcome.code, outcome.text.en, { text: outcome.text })
    } finally {
      await removeJobFolder(folder)
    }
  })
  return app
}
