import { execFile, spawnSync } from 'node:child_process'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { type ServerType, serve } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../../server/app.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'

const hasGdal = spawnSync('ogrinfo', ['--format', 'OAPIF']).status === 0
if (!hasGdal)
  console.info('GDAL with its OAPIF driver is not installed: a foreign client is not tried.')

const { app } = useTinyApp()
const run = promisify(execFile)

/** GDAL is the client behind QGIS: it finds its way from the landing page by itself. */
describe.skipIf(!hasGdal)('GDAL', () => {
  let server: ServerType
  let port = 0
  beforeAll(async () => {
    server = serve({ fetch: createApp(app().services).fetch, hostname: '127.0.0.1', port: 0 })
    await new Promise((resolve) => server.once('listening', resolve))
    port = (server.address() as AddressInfo).port
  })
  afterAll(() => server.close())

  const ogrinfo = async (...args: string[]) => {
    const login = ['--config', 'GDAL_HTTP_USERPWD', 'commander:onemap-demo']
    const source = `OAPIF:http://127.0.0.1:${port}/ogc`
    return (await run('ogrinfo', [...login, '-ro', '-oo', 'PAGE_SIZE=4', source, ...args])).stdout
  }

  it('lists the layers', async () => {
    const layers = await ogrinfo()
    expect(layers).toMatch(/: ADDRESS /)
    expect(layers).toMatch(/: OWN_WELLS /)
  })

  it('reads all pages of a layer', async () => {
    const summary = await ogrinfo('-so', 'ADDRESS')
    expect(summary).toMatch(/Feature Count: 10/)
    const all = await ogrinfo('-al', '-q', 'ADDRESS')
    expect(all.match(/^OGRFeature\(ADDRESS\)/gm)).toHaveLength(10)
  })

  it('filters by a box', async () => {
    const found = await ogrinfo('-q', '-spat', '120.029', '30.25', '120.04', '30.26', 'BUILDING')
    expect(found.match(/^OGRFeature\(BUILDING\)/gm)).toHaveLength(1)
    expect(found).toMatch(/13幢/)
  })
})
