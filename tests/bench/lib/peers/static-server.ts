import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { listen } from './serve.ts'

/**
 * The peer: the same gzipped tiles as ready files behind the same Hono and Node, nothing checked, nothing computed. What a tile
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
listen(app)
