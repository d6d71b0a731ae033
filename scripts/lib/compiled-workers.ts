import { dirname, join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const ROOT = resolve(import.meta.dirname, '../..')
export const SERVER = join(ROOT, 'server')
export const COMPILED = join(ROOT, 'dist/server')
const WORKER_ENTRY = /new URL\('([^']*worker-entry\.mjs)', import\.meta\.url\)/g

/**
 * Worker threads and processes begin in a `worker-entry.mjs`, which loads the `worker.ts` beside it; in what this makes of the
 * text of a module, they begin in that itself, compiled.
 */
export function withCompiledWorkers(text: string, path: string): string {
  return text.replace(WORKER_ENTRY, (_, entry: string) => {
    const folder = relative(SERVER, dirname(join(dirname(path), entry)))
    const worker = pathToFileURL(join(COMPILED, folder, 'worker.mjs')).href
    return `new URL(${JSON.stringify(worker)})`
  })
}
