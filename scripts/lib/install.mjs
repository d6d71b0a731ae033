import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fail, ROOT, run } from './run.mjs'

const STAMP = join(ROOT, 'node_modules/.onemap-installed')

/** One sentence on a Node that is too old, before anything else can go wrong because of it. */
export function checkNode() {
  const { engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  const wanted = engines.node.replace(/[^\d.]/g, '')
  if (compareVersions(process.versions.node, wanted) >= 0) return
  fail(`OneMap needs Node ${wanted} or newer; this is Node ${process.versions.node}.`)
}

/** `npm ci` when the packages are missing or the lockfile is another one than at the last time. */
export function installPackages() {
  checkNode()
  const wanted = lockHash()
  if (isInstalled(wanted)) return
  console.log('Installing packages …')
  const npm = npmCommand()
  const flags = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  if (run(npm.program, [...npm.args, ...flags], npm.options) !== 0) {
    fail(
      'The packages could not be installed: see what npm said above (is its registry in reach?).',
    )
  }
  writeFileSync(STAMP, wanted)
}

function isInstalled(wanted) {
  if (existsSync(STAMP)) return readFileSync(STAMP, 'utf8') === wanted
  // Installed by hand, with npm ci or npm install: npm keeps what it has put there.
  return matchesLockfile(join(ROOT, 'node_modules/.package-lock.json'))
}

/** Whether every package that is there is the one that the lockfile names, and none for this machine is missing. */
function matchesLockfile(path) {
  if (!existsSync(path)) return false
  const installed = JSON.parse(readFileSync(path, 'utf8')).packages
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'))
  return Object.entries(packages).every(
    ([name, { version, optional, devOptional }]) =>
      name === '' || optional || devOptional || installed[name]?.version === version,
  )
}

function lockHash() {
  const text = readFileSync(join(ROOT, 'package-lock.json'))
  return createHash('sha256').update(text).digest('hex')
}

/** Under `npm start` npm says where it lies; on Windows npm is a script that wants a shell. */
function npmCommand() {
  const path = process.env.npm_execpath
  if (path && /\.[cm]?js$/.test(path))
    return { program: process.execPath, args: [path], options: {} }
  return { program: 'npm', args: [], options: { shell: process.platform === 'win32' } }
}

function compareVersions(a, b) {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number))
  for (let i = 0; i < 3; i++) {
    if ((left[i] ?? 0) !== (right[i] ?? 0)) return (left[i] ?? 0) - (right[i] ?? 0)
  }
  return 0
}
