import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createTestApp } from '../../builders/test-app.ts'

const PNG = Buffer.from('89504e470d0a1a0a', 'hex')

/** A map server in this house that wants a key, and the application in front of it. */
async function startMaps({ isPrivate = true } = {}) {
  const asked: string[] = []
  const upstream = createServer((request, response) => {
    asked.push(request.url ?? '')
    if (!request.url?.includes('tk=secret')) response.writeHead(403).end()
    else response.writeHead(200, { 'Content-Type': 'image/png', 'Set-Cookie': 'a=b' }).end(PNG)
  })
  await new Promise<void>((open) => upstream.listen(0, '127.0.0.1', open))
  const { port } = upstream.address() as AddressInfo
  const app = await createTestApp({
    settings: {
      baseMaps: [
        {
          id: 'house',
          name: { zh: '局内底图', en: 'House map' },
          kind: 'xyz',
          url: `http://127.0.0.1:${port}/{z}/{x}/{y}.png?tk={key}`,
          upstream: { key: 'secret', isPrivate },
        },
      ],
    },
  })
  onTestFinished(async () => {
    await app.close()
    upstream.closeAllConnections()
    upstream.close()
  })
  return { app, asked }
}

test('who is signed in gets pictures, asked for once, without anything of the other server but them', async () => {
  const { app, asked } = await startMaps()
  const answers = await Promise.all(
    ['commander', 'worker', 'commander'].map((user) =>
      app.as(user as 'commander').request('/base-maps/house/10/853/421'),
    ),
  )
  for (const answer of answers) {
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Content-Type')).toBe('image/png')
    expect(answer.headers.get('Cache-Control')).toBe('private, max-age=86400')
    expect(answer.headers.get('Set-Cookie')).toBeNull()
    expect(Buffer.from(await answer.arrayBuffer()).equals(PNG)).toBe(true)
  }
  expect(asked).toEqual(['/10/853/421.png?tk=secret'])
})

test('who is not signed in gets nothing and nothing is asked for him', async () => {
  const { app, asked } = await startMaps()
  expect((await app.request('/base-maps/house/10/853/421')).status).toBe(401)
  expect(asked).toEqual([])
})

test.each([
  '/base-maps/other/10/853/421',
  '/base-maps/house/10/1024/421',
  '/base-maps/house/23/0/0',
  '/base-maps/house/1e1/0/0',
  '/base-maps/house/10/853/..%2f421',
  '/base-maps/house/10/853/421.png',
  '/base-maps/http%3A%2F%2F169.254.169.254/10/853/421',
  '/base-maps/__proto__/10/853/421',
])('what is no picture of a configured map is not asked for: %s', async (path) => {
  const { app, asked } = await startMaps()
  expect((await app.as('commander').request(path)).status).toBe(404)
  expect(asked).toEqual([])
})

test('a map in a private network must be marked as such', async () => {
  const { app, asked } = await startMaps({ isPrivate: false })
  const answer = await app.as('commander').request('/base-maps/house/10/853/421')
  expect(answer.status).toBe(502)
  expect(await answer.text()).not.toMatch(/secret|127\.0/)
  expect(asked).toEqual([])
})

test('neither the settings nor the policy of the page name the other server', async () => {
  const { app } = await startMaps()
  const answer = await app.request('/api/settings')
  const told = (await answer.text()) + answer.headers.get('Content-Security-Policy')
  expect(told).toContain('/base-maps/house/{z}/{x}/{y}')
  expect(told).not.toMatch(/secret|127\.0\.0\.1/)
})
