import { readdirSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { ClusterPaths } from './cluster.ts'

const PATIENCE_MS = 15_000

/**
 * Removes the lock files of a server that was killed. PostgreSQL asks only whether their process id exists, and takes a dead
 * one for alive while nobody has collected it, or when the id was given out again. Where processes can be looked at, wait
 * until none works in the folder any more; elsewhere leave the judgement to PostgreSQL.
 */
export async function clearLeftovers({ cluster, run }: ClusterPaths): Promise<void> {
  if (process.platform !== 'linux') return
  const end = Date.now() + PATIENCE_MS
  while (anyoneWorksIn(cluster)) {
    if (Date.now() > end) return
    await pause(50)
  }
  rmSync(join(cluster, 'postmaster.pid'), { force: true })
  rmSync(join(run, '.s.PGSQL.5432.lock'), { force: true })
}

/** Every process of PostgreSQL has its data folder as working directory. */
function anyoneWorksIn(dir: string): boolean {
  const folder = realpathSync(dir)
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .some((pid) => workingDirectory(pid) === folder)
}

function workingDirectory(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    // Gone, not yet collected, or another user's: then not one of ours.
    return undefined
  }
}
