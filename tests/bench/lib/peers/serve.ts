import { createServer } from 'node:http'
import { gzipSync } from 'node:zlib'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'

export interface PeerTileAddress {
  layer: string
  z: number
  x: number
  y: number
}

/** As ours. */
const GZIP = { level: 1, windowBits: 14, memLevel: 9 }

/**
 * A peer's tiles behind the same Hono and Node as ours, compressed as ours are. No session, no scope, no ETag: the peer is
 * spared them.
 */
export function servePeerTiles(
  contentType: string,
  makeTile: (address: PeerTileAddress) => Promise<Uint8Array> | Uint8Array,
  close: () => Promise<void> = async () => undefined,
): void {
  const app = new Hono()
  app.get('/tiles/:layer/:z/:x/:file', async (c) => {
    const { layer, z, x, file } = c.req.param()
    const bytes = await makeTile({
      layer,
      z: Number(z),
      x: Number(x),
      y: Number.parseInt(file, 10),
    })
    if (bytes.length === 0) return c.body(null, 204)
    const packed = gzipSync(bytes, { ...GZIP, chunkSize: Math.max(1024, bytes.length) })
    return c.body(new Uint8Array(packed), 200, {
      'Content-Type': contentType,
      'Content-Encoding': 'gzip',
      'Content-Length': String(packed.length),
    })
  })
  listen(app, close)
}

export function listen(app: Hono, close: () => Promise<void> = async () => undefined): void {
  const server = createServer(getRequestListener(app.fetch))
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    console.log(`ready: http://127.0.0.1:${address.port}`)
  })
  process.on('SIGTERM', () => {
    server.closeAllConnections()
    server.close(() => void close().then(() => process.exit(0)))
  })
}
