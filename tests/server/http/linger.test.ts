import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bodyLimit } from '../../../server/http/body-limit.ts'
import { endsUnread } from '../../../server/http/linger.ts'
import { type Listening, listen } from '../../../server/http/listen.ts'
import type { AppEnv } from '../../../server/security/app-env.ts'

const MIB = 1 << 20
const block = 'x'.repeat(1 << 16)
const chunk = `10000\r\n${block}\r\n`

let port: Listening
beforeAll(async () => {
  const app = new Hono<AppEnv>()
  app.onError((error, c) => c.text(error.message, 413))
  app.use(endsUnread, bodyLimit())
  app.post('*', async (c) => c.text(`${(await c.req.text()).length} characters`))
  port = await listen('127.0.0.1', 0)
  port.serve(app)
})
afterAll(() => port.close(0))

interface Client {
  /** Waits until the piece has left this program. */
  send(piece: string): Promise<void>
  /** Reads nothing before this is called; resolves with all that came when the connection is over. */
  answer(): Promise<string>
  isClosed(): boolean
  end(): void
}

async function open(...head: string[]): Promise<Client> {
  const { hostname, port: number } = new URL(port.url)
  const socket = connect({ host: hostname, port: Number(number), allowHalfOpen: true }).pause()
  socket.on('error', () => undefined)
  let text = ''
  socket.on('data', (data) => {
    text += data.toString()
  })
  socket.pause()
  const ended = new Promise<void>((resolve) => {
    socket.once('end', resolve)
    socket.once('close', () => resolve())
  })
  socket.write(`${['POST /x HTTP/1.1', 'Host: x', ...head].join('\r\n')}\r\n\r\n`)
  return {
    send: (piece) => new Promise((sent) => socket.write(piece, () => sent())),
    answer: async () => {
      socket.resume()
      await ended
      return text
    },
    isClosed: () => socket.destroyed,
    end: () => socket.destroy(),
  }
}

test.each([
  ['announced', [`Content-Length: ${1024 * MIB}`], block],
  ['in chunks', ['Transfer-Encoding: chunked'], chunk],
  ['on a connection that ends', ['Transfer-Encoding: chunked', 'Connection: close'], chunk],
])('who goes on sending what was refused still gets the answer: %s', async (_what, head, piece) => {
  const client = await open(...head)
  for (let i = 0; i < 20; i++) await client.send(piece)
  // By now the server has answered and would have cut the connection.
  await pause(700)
  for (let i = 0; i < 200; i++) await client.send(piece)
  expect(client.isClosed()).toBe(false)
  const answer = await client.answer()
  expect(answer).toMatch(/^HTTP\/1\.1 413 /)
  expect(answer).toMatch(/\r\nconnection: close\r\n/i)
  expect(answer).toMatch(/The body is larger than 64 KiB\.$/)
  client.end()
})

test.each([
  ['announced', `Content-Length: ${1024 * MIB}`, block],
  ['in chunks', 'Transfer-Encoding: chunked', chunk],
])('but not without end: %s', async (_what, head, piece) => {
  const client = await open(head)
  let sentBytes = 0
  while (!client.isClosed() && sentBytes < 512 * MIB) {
    await client.send(piece)
    sentBytes += piece.length
    // The server lives in this process: it must come to its turn, too.
    await pause(0)
  }
  expect(sentBytes).toBeGreaterThan(16 * MIB)
  expect(sentBytes).toBeLessThan(64 * MIB)
})

test('a body that has come whole leaves the connection open for the next', async () => {
  const client = await open('Content-Length: 2', 'Connection: keep-alive')
  await client.send('{}')
  await client.send(
    'POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nConnection: close\r\n\r\n{ }',
  )
  const answer = await client.answer()
  expect(answer.match(/\d characters/g)).toEqual(['2 characters', '3 characters'])
  client.end()
})
