import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { Refusal } from '../../../data/contracts/index.ts'
import { bodyLimit } from '../../../server/http/body-limit.ts'

function appWith(patienceMs: number) {
  const seen: string[] = []
  const app = new Hono()
  app.onError((error, c) => c.text(error.message, (error as Refusal).status))
  app.use(bodyLimit(patienceMs))
  app.post('*', async (c) => {
    seen.push(await c.req.text())
    return c.body(null)
  })
  const post = (path: string, body: BodyInit) =>
    app.request(path, { method: 'POST', body, duplex: 'half' } as RequestInit)
  return { seen, post }
}

const text = new TextEncoder()

test('a handler gets the whole body', async () => {
  const { seen, post } = appWith(1_000)
  const body = new ReadableStream({
    start: (controller) => {
      for (const piece of ['{"a"', ':', '1}']) controller.enqueue(text.encode(piece))
      controller.close()
    },
  })
  expect((await post('/x', body)).status).toBe(200)
  expect(seen).toEqual(['{"a":1}'])
})

test('a body that trickles is given up, and no handler has waited for it', async () => {
  const { seen, post } = appWith(50)
  let isCancelled = false
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(text.encode('{')),
    cancel: () => {
      isCancelled = true
    },
  })
  expect((await post('/x', body)).status).toBe(408)
  expect([seen, isCancelled]).toEqual([[], true])
})

test('one that breaks off is said to', async () => {
  const { seen, post } = appWith(1_000)
  const body = new ReadableStream({
    pull: (controller) => controller.error(new Error('socket hang up')),
  })
  expect((await post('/x', body)).status).toBe(400)
  expect(seen).toEqual([])
})
