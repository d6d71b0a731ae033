import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { NGINX } from '../../../builders/nginx.ts'

export const POSTGRES_BIN = '/usr/lib/postgresql/15/bin'
export const POSTGIS = '/usr/share/postgresql/15/extension/postgis.control'

const PEERS = [
  { packages: ['postgresql-15', 'postgresql-15-postgis-3'], file: POSTGIS, name: 'PostGIS' },
  { packages: ['nginx-light'], file: NGINX, name: 'nginx' },
]

/** Debian's PostGIS and nginx, by apt where we are root; answers which are there, after a sentence on which are not. */
export function providePeers(): { postgis: boolean; nginx: boolean } {
  const missing = PEERS.filter(({ file }) => !existsSync(file))
  if (missing.length > 0 && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    install(missing.flatMap(({ packages }) => packages))
  }
  for (const { name, packages, file } of missing) {
    if (existsSync(file)) continue
    console.log(
      `${name} is not installed here and is left out. As root on Debian 12: apt-get install ${packages.join(' ')}`,
    )
  }
  return { postgis: existsSync(POSTGIS), nginx: existsSync(NGINX) }
}

/** RUNLEVEL=1 keeps Debian from starting what it installs. */
function install(packages: readonly string[]): void {
  console.log(`Installing ${packages.join(', ')} to compare with …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  const stdio: ['ignore', 'ignore', 'inherit'] = ['ignore', 'ignore', 'inherit']
  spawnSync('apt-get', ['update', '-q'], { env, stdio })
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], {
    env,
    stdio,
  })
}
