import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { waitWhileWorking } from '../../../server/http/wait-while-working.ts'

const PATIENCE_MS = 40

let server: Server
afterEach(() => server.close())

async function open(handler: Parameters<typeof createServer>[1] & {}): Promise<number> {
  server = createServer((incoming, outgoing) => {
    waitWhileWorking(incoming, outgoing)
    handler(incoming, outgoing)
  })
  server.timeout = PATIENCE_MS
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** What has come when the connection ends. */
function ask(port: number, request: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(request))
    socket.on('data', (piece) => {
      answer += piece.toString()
    })
    socket.on('close', () => resolve(answer))
    socket.on('error', () => resolve(answer))
  })
}

const HEAD = 'POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n'

it('an answer that takes longer than a connection may rest still arrives', async () => {
  const port = await open((_, outgoing) => {
    setTimeout(() => outgoing.end('done'), 4 * PATIENCE_MS)
  })
  expect(await ask(port, `${HEAD}Content-Length: 0\r\n\r\n`)).toMatch(
    /^HTTP\/1.1 200 OK[\s\S]*done/,
  )
})

it('a client that stops in the middle of its request is sent away', async () => {
  const port = await open((incoming) => void incoming.resume())
  expect(await ask(port, `${HEAD}Content-Length: 9\r\n\r\nhalf`)).toBe('')
})

it('an answer that stands still is ended', async () => {
  const port = await open((_, outgoing) => void outgoing.write('begun'))
  expect(await ask(port, `${HEAD}Content-Length: 0\r\n\r\n`)).toContain('begun')
})
