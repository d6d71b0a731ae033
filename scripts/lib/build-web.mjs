import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { fail, ROOT, runTool } from './run.mjs'

const OUT = join(ROOT, 'dist/web')
const STAMP = join(OUT, '.built-from')
const SOURCES = ['web', 'data', 'vite.config.ts', 'package-lock.json']
const COMPRESSED = new Set(['.css', '.html', '.js', '.json', '.svg', '.wasm'])

/** Builds the page when its sources are others than at the last time, and lays compressed copies beside the files. */
export function buildWeb() {
  const wanted = hashSources()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return
  console.log('Building the page …')
  // Tests run with another NODE_ENV, with which Vite would take the libraries' slow development builds.
  const env = { ...process.env, NODE_ENV: 'production' }
  const code = runTool('vite/bin/vite.js', ['build', '--logLevel', 'error'], { env })
  if (code !== 0) fail('The page could not be built: see what Vite said above.')
  for (const file of listFiles(OUT)) if (COMPRESSED.has(extname(file))) compress(file)
  writeFileSync(STAMP, wanted)
}

function compress(file) {
  const bytes = readFileSync(file)
  if (bytes.length < 1_024) return
  const quality = { [constants.BROTLI_PARAM_QUALITY]: bytes.length > 2_000_000 ? 5 : 10 }
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: quality }))
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
}

function hashSources() {
  const hash = createHash('sha256').update(process.versions.node)
  for (const source of SOURCES) {
    const path = join(ROOT, source)
    const files = extname(source) ? [path] : listFiles(path)
    for (const file of files) hash.update(file.slice(ROOT.length)).update(readFileSync(file))
  }
  return hash.digest('hex')
}

function listFiles(dir) {
  return readdirSync(dir, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
}
