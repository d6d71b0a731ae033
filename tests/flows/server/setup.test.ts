import { expect, test } from 'vitest'
import { dataDirForTest, startServerProcess } from '../../builders/server-process.ts'

test('the first start prints a link that creates the administrator, once', async () => {
  const env = { ONEMAP_MODE: 'production', ONEMAP_DATA_DIR: dataDirForTest() }
  const server = await startServerProcess(env)
  const token = /setup\?token=(\S+)/.exec(server.stdout)?.[1]
  const post = (path: string, body: unknown) =>
    fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
  const admin = { username: 'chief', password: 'a long password' }

  expect((await post('/api/setup', { ...admin, token: 'guess' })).status).toBe(403)
  expect((await post('/api/setup', { ...admin, token, password: 'short' })).status).toBe(422)
  expect((await post('/api/setup', { ...admin, token })).status).toBe(201)
  expect((await post('/api/setup', { ...admin, token, username: 'second' })).status).toBe(403)
  const signedIn = await post('/api/sessions', admin)
  expect(await signedIn.json()).toMatchObject({ user: { roles: ['administrator'] } })
  server.child.kill('SIGINT')
  await server.ended

  const again = await startServerProcess(env)
  expect(again.stdout).not.toContain('setup')
  again.child.kill('SIGINT')
  expect((await again.ended).code).toBe(0)
})
