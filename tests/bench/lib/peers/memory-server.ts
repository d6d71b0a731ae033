import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { securityHeaderList } from '../../../../server/http/security-headers.ts'

/**
 * The limit of the runtime: Node's own server, nothing in front of it, answering the same tiles out of a map, with the
 * headers of our answers. Nothing is checked, nothing computed: no server on Node can answer in less.
 */
const root = process.env.STATIC_ROOT
if (root === undefined) throw new Error('STATIC_ROOT is missing')
const HEADERS = [
  ...securityHeaderList({ baseMaps: [] }),
  ['Content-Type', 'application/flatgeobuf'],
  ['Content-Encoding', 'gzip'],
  ['Cache-Control', 'private, max-age=31536000, immutable'],
  ['ETag', '"01234567890123456789"'],
  ['Vary', 'Accept-Encoding, Cookie'],
].flat()
const files = new Map<string, Buffer>()

const server = createServer(({ url = '' }, outgoing) => {
  let bytes = files.get(url)
  if (bytes === undefined) {
    bytes = readFileSync(join(root, url))
    files.set(url, bytes)
  }
  outgoing.writeHead(200, [...HEADERS, 'Content-Length', String(bytes.length)])
  outgoing.end(bytes)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  console.log(`ready: http://127.0.0.1:${address.port}`)
})
process.on('SIGTERM', () => {
  server.closeAllConnections()
  server.close(() => process.exit(0))
})
