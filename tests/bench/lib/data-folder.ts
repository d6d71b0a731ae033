import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openOffline } from '../../../server/open-offline.ts'
import type { Services } from '../../../server/services.ts'
import { readSettings } from '../../../server/settings.ts'
import { programArguments } from '../../builders/program-arguments.ts'
import { ROOT } from './child-server.ts'
import { moveKeys } from './key-files.ts'
import type { BenchOptions, BenchSize } from './options.ts'

const CACHE = join(ROOT, '.cache/bench')

/** Absolute path of a data folder with the sample in it, published: the one given, or one made once and kept. */
export function provideDataDir({ size, data }: Pick<BenchOptions, 'size' | 'data'>): string {
  if (data !== undefined) {
    const given = resolve(data)
    if (!existsSync(join(given, 'postgres'))) throw new Error(`${given} is no data folder.`)
    console.log(`Data: the folder given with --data`)
    return given
  }
  const dir = join(CACHE, size)
  if (existsSync(dir)) {
    console.log(`Data: the sample ${size}, kept under .cache/bench`)
    return dir
  }
  make(dir, size)
  return dir
}

/** Made aside and renamed at the end: an interrupted one is never taken for whole. */
function make(dir: string, size: BenchSize): void {
  console.log(
    `Data: the sample ${size} is made once under .cache/bench` +
      (size === 'district' ? '; this takes some minutes and gigabytes.' : '.'),
  )
  const fresh = `${dir}.new`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { recursive: true })
  onemap(fresh, ['sample', '--size', size])
  onemap(fresh, ['publish'])
  moveKeys(fresh, dir)
  renameSync(fresh, dir)
}

function onemap(dataDir: string, args: readonly string[]): void {
  const { DATABASE_URL: _unused, ...env } = process.env
  const { status } = spawnSync(process.execPath, [...programArguments('server/cli.ts'), ...args], {
    cwd: ROOT,
    env: { ...env, ONEMAP_DATA_DIR: dataDir, ONEMAP_MODE: 'demo' },
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error(`onemap ${args.join(' ')} has failed.`)
}

/** The services on a data folder, beside its server or without one; `work` done, everything is given back. */
export async function withServices<Result>(
  dataDir: string,
  work: (services: Services) => Promise<Result>,
): Promise<Result> {
  const settings = readSettings({ ONEMAP_DATA_DIR: dataDir, ONEMAP_MODE: 'demo' })
  const quiet = { update: () => undefined, finish: (line: string) => console.log(line) }
  const offline = openOffline(settings, quiet)
  try {
    return await work(await offline.services())
  } finally {
    await offline.close()
  }
}
