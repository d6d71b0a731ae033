import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request as ask, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { build } from 'vite'
import solid from 'vite-plugin-solid'
import { DUCKDB_BLOCKING } from '../../../../vite.config.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
}

export interface ServedPage {
  /** Where the page with the engine is; everything else there is the server's. */
  url: string
  stop(): void
}

/** The engine as the program builds it, on a page of its own before the given server, under the server's security policy. */
export async function servePage(serverUrl: string): Promise<ServedPage> {
  const dir = mkdtempSync(join(tmpdir(), 'onemap-query-page-'))
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'page'),
    base: '/query-page/',
    plugins: [solid()],
    resolve: { alias: { '@duckdb/duckdb-wasm/blocking': DUCKDB_BLOCKING } },
    worker: { format: 'es' },
    build: { outDir: dir, emptyOutDir: true, target: 'es2022' },
    logLevel: 'error',
  })
  const policy = (await fetch(serverUrl)).headers.get('Content-Security-Policy') ?? ''
  const server = createServer((incoming, outgoing) => {
    const path = (incoming.url ?? '/').split('?')[0]!
    if (path.startsWith('/query-page/')) {
      const name = path.slice('/query-page/'.length) || 'index.html'
      outgoing.setHeader('Content-Type', TYPES[extname(name)] ?? 'text/plain')
      outgoing.setHeader('Content-Security-Policy', policy)
      // As the server does with the program's files.
      outgoing.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
      outgoing.end(readFileSync(join(dir, name)))
      return
    }
    const { method, headers } = incoming
    const target = new URL(incoming.url ?? '/', serverUrl)
    const passed = ask(target, { method, headers: { ...headers, host: target.host } }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    passed.on('error', (error) => outgoing.destroy(error))
    incoming.pipe(passed)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => {
      server.close()
      server.closeAllConnections()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
