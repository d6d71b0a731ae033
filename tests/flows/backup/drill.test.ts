import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { LayerSummary } from '../../../data/contracts/index.ts'
import { worldX, worldY } from '../../../data/formats/web-mercator.ts'
import {
  dataDirForTest,
  endOf,
  runProgram,
  type ServerProcess,
  spawnProgram,
  startServerProcess,
} from '../../builders/server-process.ts'
import type { TestApp } from '../../builders/test-app.ts'
import { signIn } from '../server/follower.ts'
import { backUp, openBackupWorld } from './backup-world.ts'

let app: TestApp
let folder: string
let keyPath: string
let backup: string

beforeAll(async () => {
  app = await openBackupWorld()
  folder = mkdtempSync(join(tmpdir(), 'onemap-drill-'))
  backup = join(folder, 'backup')
  keyPath = join(folder, 'backup.key')
  writeFileSync(keyPath, 'k'.repeat(40))
  await backUp(app.services, backup, { key: { kind: 'key-file', path: keyPath } })
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

const TILES = 100
const environment = (dataDir: string) => ({
  ONEMAP_DATA_DIR: dataDir,
  ONEMAP_MODE: 'demo',
  ONEMAP_KEY_FILE: app.services.settings.keyFile,
})
const restoreArgs = () => ['restore', backup, '--key-file', keyPath]

/** Those that the tiny world lies on, of all layers that have something, at several zooms. */
async function tilePaths(): Promise<string[]> {
  const answer = await app.as('commander').request('/api/layers')
  const layers = ((await answer.json()) as LayerSummary[]).filter((layer) => layer.featureCount > 0)
  return [17, 16, 15, 13, 12].flatMap((z) => {
    const column = (lon: number) => Math.floor(worldX(lon) * 2 ** z)
    const row = (lat: number) => Math.floor(worldY(lat) * 2 ** z)
    return range(column(120), column(120.036)).flatMap((x) =>
      range(row(30.256), row(30.25)).flatMap((y) =>
        layers.map(({ code }) => `/tiles/${code}/${z}/${x}/${y}.fgb`),
      ),
    )
  })
}

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i)

async function start(dataDir: string): Promise<ServerProcess> {
  const server = await startServerProcess(environment(dataDir))
  onTestFinished(async () => {
    server.child.kill('SIGTERM')
    await server.ended
  })
  return server
}

test('from the command line into an empty folder; the server starts on it and gives the same tiles, byte for byte', async () => {
  const dataDir = dataDirForTest()
  const { code, stdout, stderr } = await runProgram(
    'server/cli.ts',
    restoreArgs(),
    environment(dataDir),
  )
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(/Restored [\d,]+ rows .* every table is as it was\./)
  const server = await start(dataDir)
  const cookie = await signIn(server.url)
  const commander = app.as('commander')
  let full = 0
  for (const path of await tilePaths()) {
    const [ours, theirs] = await Promise.all([
      commander.request(path),
      fetch(server.url + path, { headers: { cookie } }),
    ])
    expect([path, theirs.status]).toEqual([path, ours.status])
    const bytes = Buffer.from(await ours.arrayBuffer())
    expect(Buffer.from(await theirs.arrayBuffer()).equals(bytes), path).toBe(true)
    full += Number(bytes.length > 0)
    if (full === TILES) break
  }
  expect(full).toBe(TILES)
})

test('a restore that is killed is never taken for whole, and can be done again', async () => {
  const dataDir = dataDirForTest()
  const child = spawnProgram('server/cli.ts', restoreArgs(), environment(dataDir))
  const ended = endOf(child)
  await expect
    .poll(() => existsSync(join(dataDir, 'postgres', 'PG_VERSION')), {
      timeout: 90_000,
      interval: 5,
    })
    .toBe(true)
  child.kill('SIGKILL')
  await ended
  const refused = await runProgram('server/main.ts', [], {
    ...environment(dataDir),
    ONEMAP_PORT: '0',
  })
  expect(refused.code).toBe(1)
  expect(refused.stderr).toMatch(/^A restore into .* was broken off: .*run restore again\.\n$/)
  const again = await runProgram('server/cli.ts', restoreArgs(), environment(dataDir))
  expect(again.stderr).toBe('')
  expect(again.code).toBe(0)
  const server = await start(dataDir)
  const cookie = await signIn(server.url)
  const layers = await fetch(`${server.url}/api/layers`, { headers: { cookie } })
  const school = ((await layers.json()) as LayerSummary[]).find(({ code }) => code === 'SCHOOL')
  expect(school?.featureCount).toBeGreaterThanOrEqual(3_000)
})
