import { readFileSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { buildWhenChanged, listFiles } from './built-from.mjs'
import { fail, ROOT, runTool } from './run.mjs'

const OUT = join(ROOT, 'dist/web')
const SOURCES = ['web', 'data', 'vite.config.ts', 'package-lock.json']
const COMPRESSED = new Set(['.css', '.html', '.js', '.json', '.svg', '.wasm'])

/** Builds the page when its sources are others than at the last time, and lays compressed copies beside the files. */
export function buildWeb() {
  buildWhenChanged(OUT, SOURCES, () => {
    console.log('Building the page …')
    // Tests run with another NODE_ENV, with which Vite would take the libraries' slow development builds.
    const env = { ...process.env, NODE_ENV: 'production' }
    const code = runTool('vite/bin/vite.js', ['build', '--logLevel', 'error'], { env })
    if (code !== 0) fail('The page could not be built: see what Vite said above.')
    for (const file of listFiles(OUT)) if (COMPRESSED.has(extname(file))) compress(file)
  })
}

function compress(file) {
  const bytes = readFileSync(file)
  if (bytes.length < 1_024) return
  const quality = { [constants.BROTLI_PARAM_QUALITY]: bytes.length > 2_000_000 ? 5 : 10 }
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: quality }))
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
}
