import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'

/**
 * The peer: the same gzipped tiles as ready files behind the same Hono, nothing checked, nothing computed. What a tile
 * server could reach at most on this stack.
 */
const root = process.env.STATIC_ROOT
if (root === undefined) throw new Error('STATIC_ROOT is missing')
const app = new Hono()
app.use(
  '*',
  serveStatic({
    root,
    onFound: (_path, c) => {
      c.header('Content-Type', 'application/flatgeobuf')
      c.header('Content-Encoding', 'gzip')
    },
  }),
)
const server = createServer(getRequestListener(app.fetch))
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  console.log(`ready: http://127.0.0.1:${address.port}`)
})
process.on('SIGTERM', () => {
  server.closeAllConnections()
  server.close(() => process.exit(0))
})
