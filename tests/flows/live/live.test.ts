import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LayerCode, LiveMessage } from '../../../data/contracts/index.ts'
import { announce } from '../../../server/storage/announce.ts'
import { createTestApp, type DemoUser, type TestApp } from '../../builders/test-app.ts'
import { insertTinyWorld, WORLD } from '../../builders/tiny-world.ts'

let app: TestApp

beforeAll(async () => {
  app = await createTestApp({ seed: insertTinyWorld })
})
afterAll(() => app.close())

const published = (version: string, subdistrict: string = WORLD.qingyuan): LiveMessage => ({
  kind: 'published',
  layer: 'SCHOOL' as LayerCode,
  subdistrict,
  version,
})

const tell = (message: LiveMessage, subdistrict: string = WORLD.qingyuan) =>
  app.db.transaction((client) => announce(client, message, subdistrict))

/** Reads one stream block by block. */
async function openStream(user: DemoUser, headers: Record<string, string> = {}) {
  const answer = await app.as(user).request('/live', { headers })
  expect(answer.headers.get('Content-Type')).toContain('text/event-stream')
  const reader = answer.body!.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  const next = async (): Promise<Record<string, string> | undefined> => {
    while (!rest.includes('\n\n')) {
      const { done, value } = await reader.read()
      if (done) return undefined
      rest += decoder.decode(value, { stream: true })
    }
    const [block = '', ...others] = rest.split('\n\n')
    rest = others.join('\n\n')
    const fields = block.split('\n').map((line) => {
      const at = line.indexOf(':')
      return [line.slice(0, at), line.slice(at + 1).trim()]
    })
    return Object.fromEntries(fields)
  }
  const hello = await next()
  return { next, hello: hello!, cancel: () => reader.cancel() }
}

describe('the live stream', () => {
  test('tells what has been committed, in order', async () => {
    const stream = await openStream('commander')
    expect(stream.hello.event).toBe('hello')
    await tell(published('1'))
    await tell(published('2'))
    expect(JSON.parse((await stream.next())!.data!)).toEqual(published('1'))
    expect(JSON.parse((await stream.next())!.data!)).toEqual(published('2'))
    await stream.cancel()
  })

  test('says nothing of what was rolled back', async () => {
    const stream = await openStream('commander')
    const failing = app.db.transaction(async (client) => {
      await announce(client, published('lost'), WORLD.qingyuan)
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    await tell(published('kept'))
    expect(JSON.parse((await stream.next())!.data!)).toEqual(published('kept'))
    await stream.cancel()
  })

  test('resumes after the last message that was seen', async () => {
    const before = await openStream('commander')
    const id = before.hello.id!
    await before.cancel()
    await tell(published('missed 1'))
    await tell(published('missed 2'))
    const stream = await openStream('commander', { 'Last-Event-ID': id })
    expect(JSON.parse((await stream.next())!.data!)).toEqual(published('missed 1'))
    const second = await stream.next()
    expect(JSON.parse(second!.data!)).toEqual(published('missed 2'))
    await stream.cancel()
    const later = await openStream('commander', { 'Last-Event-ID': second!.id! })
    await tell(published('fresh'))
    expect(JSON.parse((await later.next())!.data!)).toEqual(published('fresh'))
    await later.cancel()
  })

  test('tells a subdistrict nothing of the others', async () => {
    await app.db.query('update role_assignment set areas = $1 where user_id = $2', [
      [WORLD.linxi],
      'demo:handler',
    ])
    await app.db.notify('access_changed', '')
    const stream = await openStream('handler')
    await tell(published('elsewhere', WORLD.qingyuan), WORLD.qingyuan)
    await tell(published('here', WORLD.linxi), WORLD.linxi)
    expect(JSON.parse((await stream.next())!.data!)).toEqual(published('here', WORLD.linxi))
    await stream.cancel()
  })

  test('is only for who has signed in, and refuses a bad position', async () => {
    expect((await app.request('/live')).status).toBe(401)
    const bad = await app.as('commander').request('/live', { headers: { 'Last-Event-ID': 'x' } })
    expect(bad.status).toBe(400)
  })
})

test('open streams end when the server does', async () => {
  const other = await createTestApp({ seed: insertTinyWorld })
  const answer = await other.as('commander').request('/live')
  const reader = answer.body!.getReader()
  await reader.read()
  await other.close()
  for (let left = 10; left > 0; left--) if ((await reader.read()).done) return
  throw new Error('the stream goes on')
})
