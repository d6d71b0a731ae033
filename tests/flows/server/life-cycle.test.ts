import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { findPostmaster } from '../../../server/storage/embedded/postmaster.ts'
import {
  dataDirForTest,
  runProgram,
  type ServerProcess,
  startServerProcess,
} from '../../builders/server-process.ts'

const production = (dataDir: string) => ({ ONEMAP_MODE: 'production', ONEMAP_DATA_DIR: dataDir })

async function start(dataDir: string): Promise<ServerProcess> {
  const server = await startServerProcess(production(dataDir))
  onTestFinished(async () => {
    server.child.kill('SIGKILL')
    await server.ended
  })
  return server
}

const BESIDE = ['.key', '.key.audit', '.audit-heads.jsonl', '.audit-heads.jsonl.pub']
let used: string

/** The server has been here once and was ended: making a database takes longer than all that is tried on it. */
beforeAll(async () => {
  used = mkdtempSync(join(tmpdir(), 'onemap-used-'))
  const { child, ended } = await startServerProcess(production(used))
  child.kill('SIGTERM')
  await ended
})
afterAll(() => {
  for (const path of [used, ...BESIDE.map((suffix) => used + suffix)]) {
    rmSync(path, { recursive: true, force: true })
  }
})

function usedDataDir(): string {
  const dataDir = dataDirForTest()
  execFileSync('cp', ['-a', `${used}/.`, dataDir])
  for (const suffix of BESIDE) {
    if (existsSync(used + suffix)) execFileSync('cp', ['-a', used + suffix, dataDir + suffix])
  }
  return dataDir
}

const healthOf = async ({ url }: ServerProcess) => (await fetch(`${url}/healthz`)).status
const postmasterOf = (dataDir: string) => findPostmaster(join(dataDir, 'postgres'))

test('Ctrl-C, which npm passes on a second time, ends server and database cleanly', async () => {
  const dataDir = dataDirForTest()
  const server = await start(dataDir)
  expect(await healthOf(server)).toBe(200)
  expect(postmasterOf(dataDir)?.ready).toBe(true)
  server.child.kill('SIGINT')
  server.child.kill('SIGINT')
  const { code, stderr } = await server.ended
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(postmasterOf(dataDir)).toBeUndefined()
})

test('a second start finds its database and creates nothing again', async () => {
  const second = await start(usedDataDir())
  expect(await healthOf(second)).toBe(200)
  second.child.kill('SIGTERM')
  const { stdout, stderr } = await second.ended
  expect(stdout + stderr).not.toMatch(/Creating|now at/)
})

test('after kill -9 the next start takes over the database that was left running', async () => {
  const dataDir = usedDataDir()
  const first = await start(dataDir)
  first.child.kill('SIGKILL')
  await first.ended
  const orphan = postmasterOf(dataDir)
  expect(orphan?.ready).toBe(true)
  const second = await start(dataDir)
  expect(await healthOf(second)).toBe(200)
  expect(postmasterOf(dataDir)?.pid).toBe(orphan?.pid)
  second.child.kill('SIGINT')
  expect((await second.ended).code).toBe(0)
  expect(postmasterOf(dataDir)).toBeUndefined()
})

test('after kill -9 of server and database the next start recovers', async () => {
  const dataDir = usedDataDir()
  const first = await start(dataDir)
  process.kill(postmasterOf(dataDir)?.pid ?? 0, 'SIGKILL')
  first.child.kill('SIGKILL')
  await first.ended
  expect(await healthOf(await start(dataDir))).toBe(200)
})

test('a database killed under a running server is started again', async () => {
  const dataDir = usedDataDir()
  const server = await start(dataDir)
  const { pid = 0 } = postmasterOf(dataDir) ?? {}
  process.kill(pid, 'SIGKILL')
  await expect.poll(() => postmasterOf(dataDir)?.pid ?? pid, { timeout: 90_000 }).not.toBe(pid)
  await expect.poll(() => healthOf(server), { timeout: 90_000 }).toBe(200)
  server.child.kill('SIGINT')
  expect((await server.ended).code).toBe(0)
})

test('of several starts at once on one data folder one wins, the others say so in one sentence', async () => {
  const dataDir = dataDirForTest()
  const starts = await Promise.allSettled([start(dataDir), start(dataDir), start(dataDir)])
  const won = starts.filter((result) => result.status === 'fulfilled')
  const lost = starts.filter((result) => result.status === 'rejected')
  expect([won.length, lost.length]).toEqual([1, 2])
  for (const { reason } of lost) {
    expect(String(reason)).toMatch(/\(1\): OneMap is already running on \S+/)
  }
})

test('a port that is taken is told before anything is created', async () => {
  const blocker = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void blocker.close())
  await new Promise((resolve) => blocker.once('listening', resolve))
  const { port } = blocker.address() as AddressInfo
  const dataDir = dataDirForTest()
  const { code, stdout, stderr } = await runProgram('server/main.ts', [], {
    ...production(dataDir),
    ONEMAP_PORT: String(port),
  })
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toBe(
    `Port ${port} on 127.0.0.1 is taken by another program: end that one, or choose another port with ONEMAP_PORT.\n`,
  )
})

test.each([
  ['/sys/onemap', /^\/sys\/onemap .*\n$/],
  ['/dev/null/onemap', /^\/dev\/null\/onemap .*\n$/],
])(
  'a data folder that cannot be written is told in one sentence: %s',
  async (dataDir, sentence) => {
    const { code, stderr } = await runProgram('server/main.ts', [], production(dataDir))
    expect(code).toBe(1)
    expect(stderr).toMatch(sentence)
  },
)

test('a demo is not opened to other machines', async () => {
  const { code, stderr } = await runProgram('server/main.ts', [], {
    ONEMAP_DATA_DIR: dataDirForTest(),
    ONEMAP_MODE: 'demo',
    ONEMAP_HOST: '0.0.0.0',
    ONEMAP_PORT: '0',
  })
  expect(code).toBe(1)
  expect(stderr).toMatch(/^Demo mode has published passwords .*\n$/)
})
