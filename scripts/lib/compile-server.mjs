import { renameSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { listFiles } from './built-from.mjs'
import { ROOT } from './run.mjs'

const SERVER = join(ROOT, 'server')
const OUT = join(ROOT, 'dist/server')
const WORKER_ENTRY = /new URL\('([^']*worker-entry\.mjs)', import\.meta\.url\)/g

/** Worker threads and processes begin in `worker-entry.mjs`, which loads the `worker.ts` beside it; compiled, in that itself. */
const workers = listFiles(SERVER)
  .filter((file) => basename(file) === 'worker-entry.mjs')
  .map((file) => join(dirname(file), 'worker.ts'))

// Made aside: whoever starts meanwhile finds the old one or the new one.
const fresh = `${OUT}.${process.pid}`
await build({
  entryPoints: [join(SERVER, 'main.ts'), join(SERVER, 'cli.ts'), ...workers],
  outdir: fresh,
  outbase: SERVER,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  keepNames: true,
  logLevel: 'warning',
  plugins: [{ name: 'files-beside-sources', setup: keepFilesBesideSources }],
})
rmSync(OUT, { recursive: true, force: true })
renameSync(fresh, OUT)

/** SQL files, migrations and data stay where they are: a module goes on finding them from where its source lies. */
function keepFilesBesideSources({ onLoad }) {
  onLoad({ filter: /\.ts$/ }, async ({ path }) => {
    const source = await readFile(path, 'utf8')
    const contents = source
      .replace(
        WORKER_ENTRY,
        (_, entry) => `new URL(${JSON.stringify(compiledWorker(path, entry))})`,
      )
      .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
      .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
    return { contents, loader: 'ts' }
  })
}

function compiledWorker(from, entry) {
  const folder = dirname(join(dirname(from), entry))
  return pathToFileURL(join(OUT, relative(SERVER, folder), 'worker.mjs')).href
}
