import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildWhenChanged } from './built-from.mjs'
import { fail, ROOT, run, TYPESCRIPT } from './run.mjs'

const OUT = join(ROOT, 'dist/server')
const SOURCES = ['server', 'data', 'scripts/lib/compile-server.ts', 'package-lock.json']

/** Where `server/main.ts` or `server/cli.ts` lies when it is compiled. */
export const compiled = (file) => join(ROOT, 'dist', file.replace(/\.ts$/, '.mjs'))

/** Compiles the server when its sources are others than at the last time: it starts in a third of the time then. */
export function buildServer() {
  buildWhenChanged(OUT, SOURCES, () => {
    const code = run(process.execPath, [...TYPESCRIPT, 'scripts/lib/compile-server.ts'])
    if (code === 0) return
    // Nobody shall run what the sources are not any more.
    rmSync(OUT, { recursive: true, force: true })
    fail('The server could not be compiled: see what esbuild said above.')
  })
}
