import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SearchHit } from '../../../data/contracts/index.ts'
import { decodeTile } from '../../../data/formats/fgb/tile-decoder.ts'
import { loadRegistry } from '../../../data/registry/index.ts'
import { loadSample } from '../../../server/sample/load-sample.ts'
import { dataDirForTest, runProgram, startServerProcess } from '../../builders/server-process.ts'
import { VILLAGE } from '../sample/village.ts'
import { type DebianCluster, isDebianPostgresHere, startDebianCluster } from './debian-cluster.ts'
import { openFollower } from './follower.ts'
import { createDatabase, type NewDatabase } from './new-database.ts'
import { describeTwoProcesses } from './two-processes.ts'

if (!isDebianPostgresHere) {
  console.log(
    'Skipped: there is no PostgreSQL 15 here. As root on Debian 12: apt-get install postgresql-15',
  )
}

describe.skipIf(!isDebianPostgresHere)('on a PostgreSQL 15 of somebody else', () => {
  let cluster: DebianCluster
  beforeAll(async () => {
    cluster = await startDebianCluster()
  })
  afterAll(() => cluster?.stop())

  test('sample, packs, tiles, search and live are as on the one that ships', async () => {
    const database = await createDatabase(cluster.connection)
    try {
      await tryEverything(database)
    } finally {
      await database.drop()
    }
  })

  describe('two servers', () => {
    describeTwoProcesses(async () => cluster.connection)
  })
})

async function tryEverything({ url, db }: NewDatabase): Promise<void> {
  const [version] = await db.query<{ server_version: string }>('show server_version')
  expect(version!.server_version).toMatch(/^15\./)
  await loadSample({ size: 'town', measures: VILLAGE, services: { db, registry: loadRegistry() } })
  const env = { ONEMAP_DATA_DIR: dataDirForTest(), ONEMAP_MODE: 'demo', DATABASE_URL: url }
  const published = await runProgram('server/cli.ts', ['publish'], env)
  expect(published.code).toBe(0)

  const server = await startServerProcess(env)
  try {
    const follower = await openFollower(server.url)
    const { version: before, featureCount } = await follower.layer('EVENT')
    expect(featureCount).toBe(VILLAGE.quotas.events)
    expect(decodeTile(await follower.tile('EVENT')).size).toBeGreaterThan(0)
    const event = await db.first<{ no: string; subdistrict: string; full_text: string }>(
      `select no, grid_event.subdistrict, full_text from grid_event
         join address on address.subdistrict = grid_event.subdistrict and address.id = grid_event.address_id
        where grid_event.room is not null order by no limit 1`,
    )
    const hits = await follower.json<SearchHit[]>(
      `/api/search?q=${encodeURIComponent(event!.full_text)}`,
    )
    expect(hits.map(({ kind }) => kind)).toContain('address')
    expect((await follower.json<SearchHit[]>(`/api/search?q=${event!.no}`))[0]?.code).toBe(
      event!.no,
    )

    await db.transaction(async (client) => {
      await client.query('delete from grid_event where no = $1', [event!.no])
      await client.query('select mark_dirty($1, $2)', ['EVENT', event!.subdistrict])
    })
    expect(Number(await follower.published('EVENT'))).toBeGreaterThan(Number(before))
    expect((await follower.layer('EVENT')).featureCount).toBe(featureCount - 1)
    await follower.close()
  } finally {
    server.child.kill('SIGTERM')
    expect((await server.ended).code).toBe(0)
  }
}
