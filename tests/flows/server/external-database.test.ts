import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { expect, inject, onTestFinished, test } from 'vitest'
import { dataDirForTest, runProgram, startServerProcess } from '../../builders/server-process.ts'

async function createDatabase(): Promise<string> {
  const server = inject('databaseServer')
  const name = `external_${randomBytes(6).toString('hex')}`
  const client = new pg.Client(server)
  await client.connect()
  await client.query(`create database ${name}`)
  onTestFinished(async () => {
    await client.query(`drop database ${name} with (force)`)
    await client.end()
  })
  const { user, password, host = '', port } = server
  return host.startsWith('/')
    ? `postgres://${user}:${password}@/${name}?host=${encodeURIComponent(host)}&port=${port}`
    : `postgres://${user}:${password}@${host}:${port}/${name}`
}

test('with DATABASE_URL that database is used, in production, and nothing is started', async () => {
  const dataDir = dataDirForTest()
  const url = await createDatabase()
  const server = await startServerProcess({ ONEMAP_DATA_DIR: dataDir, DATABASE_URL: url })
  expect(await (await fetch(`${server.url}/healthz`)).json()).toMatchObject({
    database: 'external',
    mode: 'production',
  })
  expect(existsSync(join(dataDir, 'postgres'))).toBe(false)
  const other = await startServerProcess({ ONEMAP_DATA_DIR: dataDirForTest(), DATABASE_URL: url })
  for (const { child, ended } of [server, other]) {
    child.kill('SIGTERM')
    expect((await ended).code).toBe(0)
  }
})

test.each([
  ['postgres://x:secret@127.0.0.1:1/nothing', 'nothing answers on that port'],
  ['postgres://x:secret@no-such-host.invalid/nothing', 'the host name'],
])('a database out of reach is told in one sentence without the password', async (url, reason) => {
  const { code, stderr } = await runProgram('server/main.ts', [], {
    ONEMAP_DATA_DIR: dataDirForTest(),
    ONEMAP_PORT: '0',
    DATABASE_URL: url,
  })
  expect(code).toBe(1)
  expect(stderr).toContain(reason)
  expect(stderr).not.toContain('secret')
  expect(stderr.trim().split('\n')).toHaveLength(1)
})
