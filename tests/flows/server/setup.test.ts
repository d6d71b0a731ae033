import { expect, test } from 'vitest'
import { dataDirForTest, startServerProcess } from '../../builders/server-process.ts'

test('the first start prints a link that creates the administrator and then the links for the other two', async () => {
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
  const made = await post('/api/setup', { ...admin, token })
  expect(made.status).toBe(201)
  const { invitations } = (await made.json()) as {
    invitations: { role: string; token: string }[]
  }
  expect(invitations.map(({ role }) => role)).toEqual(['securityAdministrator', 'auditor'])
  expect((await post('/api/setup', { ...admin, token, username: 'second' })).status).toBe(403)
  const signedIn = await post('/api/sessions', admin)
  expect(await signedIn.json()).toMatchObject({ user: { roles: ['administrator'] } })
  for (const { role, token: own } of invitations) {
    const other = { username: role, password: 'another long password' }
    expect((await post('/api/setup', { ...other, token: own })).status).toBe(201)
    expect((await post('/api/setup', { ...other, username: 'x2', token: own })).status).toBe(403)
    const who = await post('/api/sessions', other)
    expect(await who.json()).toMatchObject({ user: { roles: [role] } })
  }
  server.child.kill('SIGINT')
  await server.ended

  const again = await startServerProcess(env)
  expect(again.stdout).not.toContain('setup')
  again.child.kill('SIGINT')
  expect((await again.ended).code).toBe(0)
})
