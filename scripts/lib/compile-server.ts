import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { COMPILED, SERVER, withCompiledWorkers } from './compiled-workers.ts'

const workers = readdirSync(SERVER, { withFileTypes: true, recursive: true })
  .filter((entry) => basename(entry.name) === 'worker-entry.mjs')
  .map((entry) => join(entry.parentPath, 'worker.ts'))

/** SQL files, migrations and data stay where they are: a module goes on finding them from where its source lies. */
const filesBesideSources: Plugin = {
  name: 'files-beside-sources',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.ts$/ }, ({ path }) => ({
      contents: withCompiledWorkers(readFileSync(path, 'utf8'), path)
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path))),
      loader: 'ts',
    })),
}

// Made aside: whoever starts meanwhile finds the old one or the new one.
const fresh = `${COMPILED}.${process.pid}`
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
  plugins: [filesBesideSources],
})
rmSync(COMPILED, { recursive: true, force: true })
renameSync(fresh, COMPILED)
