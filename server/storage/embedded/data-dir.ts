import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { startFailure } from './failures.ts'

/** Makes the folder and tries it out, so that what is wrong with it is said in one sentence. */
export function prepareDataDir(dataDir: string): void {
  const trial = join(dataDir, `.writable-${process.pid}`)
  try {
    makeFolder(dataDir)
    writeFileSync(trial, 'x')
    rmSync(trial)
  } catch (error) {
    throw startFailure(dataDir, String(error))
  }
}

/** Level by level: with `recursive` Node says ENOENT where the system says why. */
function makeFolder(dir: string): void {
  if (existsSync(dir)) return
  if (dirname(dir) !== dir) makeFolder(dirname(dir))
  mkdirSync(dir, { mode: 0o755 })
}

/** Generated once; nobody needs to know it. Call under the file lock. */
export function readOrMakePassword(dataDir: string): string {
  const path = join(dataDir, 'postgres.password')
  if (!existsSync(path)) {
    writeFileSync(path, randomBytes(24).toString('base64url'), { mode: 0o600 })
  }
  return readFileSync(path, 'utf8').trim()
}

/** A database of another major version cannot be opened. */
export function checkClusterVersion(cluster: string, programVersion: string): void {
  const made = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (programVersion.split('.')[0] === made) return
  throw startFailure(cluster, 'initialized by PostgreSQL version')
}
