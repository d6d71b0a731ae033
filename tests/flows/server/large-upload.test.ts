import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { dataDirForTest, startServerProcess } from '../../builders/server-process.ts'

const GIB = 1 << 30

/** Sends as much as the server takes until it answers; tells what it said and how much it had taken by then. */
function upload(url: string, path: string, headers: string[], chunk: () => string) {
  const { hostname, port } = new URL(url)
  return new Promise<{ answer: string; sentBytes: number }>((resolve) => {
    let answer = ''
    let sentBytes = 0
    const socket = connect(Number(port), hostname)
    const send = () => {
      while (answer === '' && sentBytes < GIB && !socket.destroyed) {
        const piece = chunk()
        sentBytes += piece.length
        if (!socket.write(piece)) return
      }
    }
    socket.on('connect', () => {
      socket.write(
        `POST ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: close\r\n${headers.join('\r\n')}\r\n\r\n`,
      )
      send()
    })
    socket.on('drain', send)
    socket.on('data', (data) => {
      answer += data.toString()
    })
    // The server may cut the connection while we are still sending.
    socket.on('error', () => undefined)
    socket.on('close', () => resolve({ answer, sentBytes }))
  })
}

test('an upload of 1 GB is refused before it is read, and the server goes on', async () => {
  const env = { ONEMAP_MODE: 'production', ONEMAP_DATA_DIR: dataDirForTest() }
  const server = await startServerProcess(env)
  const block = 'x'.repeat(1 << 16)

  const announced = await upload(
    server.url,
    '/api/imports',
    ['Content-Type: multipart/form-data; boundary=b', `Content-Length: ${GIB}`],
    () => block,
  )
  expect(announced.answer).toMatch(/^HTTP\/1\.1 413 /)
  expect(announced.answer).toContain('"code":"too-large"')
  expect(announced.sentBytes).toBeLessThan(64 << 20)

  const chunked = await upload(
    server.url,
    '/api/sessions',
    ['Content-Type: application/json', 'Transfer-Encoding: chunked'],
    () => `10000\r\n${block}\r\n`,
  )
  expect(chunked.answer).toMatch(/^HTTP\/1\.1 413 /)
  expect(chunked.sentBytes).toBeLessThan(64 << 20)

  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  server.child.kill('SIGINT')
  expect((await server.ended).code).toBe(0)
})
