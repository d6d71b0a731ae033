import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { jobFolder } from '../../../server/imports/job-files.ts'
import { ASIDE_FILE } from '../../../server/imports/reading/read-request.ts'
import { publishAll } from '../../../server/publish/publish-all.ts'
import { contention } from '../../builders/contention.ts'
import type { DemoUser } from '../../builders/test-app.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'

const { app } = useTinyApp()
const IMPORT = 'withdrawn-import'

beforeAll(async () => {
  const { db, services } = app()
  await publishAll(services, 'everything')
  await services.packs.catalogue.refresh()
  await become('analyst')('handler')
  const job = {
    id: IMPORT,
    state: 'ready',
    layer: 'OWN_WITHDRAWN',
    createdAt: '2026-01-01T00:00:00Z',
  }
  await db.execute(
    `insert into import_job (id, owner, layer, job) values ($1, 'demo:steward', 'OWN_WITHDRAWN', $2)`,
    [IMPORT, job],
  )
  const folder = jobFolder(services.settings, IMPORT)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, ASIDE_FILE), '{"row":1}\n'.repeat(100_000))
})

const become = (role: string) => (user: string) =>
  app().db.execute('update role_assignment set role = $2 where user_id = $1', [
    `demo:${user}`,
    role,
  ])
const narrow = (user: string) =>
  app().db.execute('update role_assignment set areas = $2 where user_id = $1', [
    `demo:${user}`,
    [WORLD.linxi],
  ])

/** A long answer, and what takes its reader the right to the rest of it, but not to everything. */
const ANSWERS: readonly [
  path: string,
  user: DemoUser,
  withdraw: (user: string) => Promise<unknown>,
][] = [
  ['/ogc/collections/CATERING/items', 'planner', narrow],
  [`/packs/CATERING/${WORLD.qingyuan}.fgb`, 'analyst', become('gridWorker')],
  [`/columns/catering/${WORLD.qingyuan}.arrow`, 'commander', become('gridWorker')],
  ['/api/addresses/index', 'handler', become('gridWorker')],
  ['/api/audit/entries.csv', 'auditor', become('gridWorker')],
  [`/api/imports/${IMPORT}/set-aside`, 'steward', become('gridWorker')],
]

test.for(ANSWERS)('%s breaks off when the right to it goes', async ([path, user, withdraw]) => {
  const answer = await app().as(user).request(path)
  expect(answer.status).toBe(200)
  const reader = answer.body!.getReader()
  let end = 'under way'
  reader.closed.then(
    () => {
      end = 'whole'
    },
    () => {
      end = 'broken off'
    },
  )
  await withdraw(user)
  await expect.poll(() => end, { timeout: 1_000 * contention(), interval: 10 }).toBe('broken off')
})
