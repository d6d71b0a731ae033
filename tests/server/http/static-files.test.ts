import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { compressAnswers } from '../../../server/http/compress.ts'
import { securityHeaders } from '../../../server/http/security-headers.ts'
import { servePage } from '../../../server/http/static-files.ts'

const webDir = mkdtempSync(join(tmpdir(), 'onemap-web-'))
beforeAll(() => {
  mkdirSync(join(webDir, 'assets'))
  writeFileSync(join(webDir, 'assets/engine-abc.wasm'), '\0asm and thirty megabytes more')
  writeFileSync(join(webDir, 'assets/engine-abc.wasm.br'), 'by brotli')
  writeFileSync(join(webDir, 'assets/engine-abc.wasm.gz'), 'by gzip')
})
afterAll(() => rmSync(webDir, { recursive: true }))

const app = new Hono()
app.use(securityHeaders({ baseMaps: [] }), compressAnswers)
app.use(servePage(webDir))

const ask = async (accepted: string, more: Record<string, string> = {}) =>
  await app.request('/assets/engine-abc.wasm', {
    headers: { ...(accepted && { 'Accept-Encoding': accepted }), ...more },
  })

it.each([
  ['gzip, deflate, br', 'br', 'by brotli'],
  ['gzip', 'gzip', 'by gzip'],
  ['br;q=0, gzip', 'gzip', 'by gzip'],
  ['', null, '\0asm and thirty megabytes more'],
])('sends the engine to who accepts "%s" as %s', async (accepted, encoding, body) => {
  const answer = await ask(accepted)
  expect(answer.headers.get('Content-Encoding')).toBe(encoding)
  expect(await answer.text()).toBe(body)
  // Compiled while it streams only under this type.
  expect(answer.headers.get('Content-Type')).toBe('application/wasm')
  expect(answer.headers.get('Vary')).toContain('Accept-Encoding')
  expect(answer.headers.get('Cache-Control')).toContain('immutable')
  expect(answer.headers.get('Content-Security-Policy')).toContain("'wasm-unsafe-eval'")
})

it('tells the forms apart by their tags, and does not send again what is there', async () => {
  const [packed, plain] = [await ask('br'), await ask('')]
  const tag = packed.headers.get('ETag') ?? ''
  expect(tag).not.toBe(plain.headers.get('ETag'))
  expect((await ask('br', { 'If-None-Match': tag })).status).toBe(304)
})
