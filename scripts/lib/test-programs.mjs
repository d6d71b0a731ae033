import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { run } from './run.mjs'

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const CHINESE_FONT = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'
const POSTGRES = '/usr/lib/postgresql/15/bin/postgres'

/**
 * Debian's browser, a Chinese font, GDAL and PostgreSQL 15, by apt where we are root. Answers the browser's path, or
 * undefined after a sentence that says what is missing.
 */
export function provideTestPrograms() {
  const missing = missingPackages()
  if (canInstall()) {
    if (missing.length > 0) install(missing)
    // Apart: other releases of Debian have another PostgreSQL, which must not keep the rest from being installed.
    if (!existsSync(POSTGRES)) install(['postgresql-15'])
  }
  const still = missingPackages()
  if (still.length > 0) {
    console.log(
      `Not installed here: ${still.join(', ')}. As root on Debian: apt-get install ${still.join(' ')}`,
    )
  }
  return findChromium()
}

function missingPackages() {
  const missing = []
  if (!findChromium()) missing.push('chromium')
  if (!existsSync(CHINESE_FONT)) missing.push('fonts-noto-cjk')
  if (!isCallable('ogrinfo')) missing.push('gdal-bin')
  return missing
}

function findChromium() {
  return [process.env.ONEMAP_CHROMIUM, ...CHROMIUM].find((path) => path && existsSync(path))
}

function canInstall() {
  return process.getuid?.() === 0 && isCallable('apt-get')
}

function install(packages) {
  console.log(`Installing ${packages.join(', ')} …`)
  // RUNLEVEL=1 keeps Debian from starting what it installs.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  const quiet = { env, stdio: ['ignore', 'ignore', 'inherit'] }
  run('apt-get', ['update', '-q'], quiet)
  run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], quiet)
}

function isCallable(program) {
  return !spawnSync(program, ['--version'], { stdio: 'ignore' }).error
}
