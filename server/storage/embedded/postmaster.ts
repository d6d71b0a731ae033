import { readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** A running PostgreSQL, as its postmaster.pid tells. */
export interface Postmaster {
  pid: number
  port: number
  /** Folder of the socket, or an address. */
  host: string
  ready: boolean
}

/** What runs on this data folder; a file left behind by a crash does not count. */
export function findPostmaster(clusterDir: string): Postmaster | undefined {
  const lines = readLines(join(clusterDir, 'postmaster.pid'))
  const pid = Number(lines?.[0])
  if (!lines || !(pid > 0) || !runsOn(pid, clusterDir)) return undefined
  return {
    pid,
    port: Number(lines[3]),
    host: lines[4] || lines[5] || '',
    ready: lines[7]?.trim() === 'ready',
  }
}

/** Whether this very process still runs; process ids are given out again, so its folder is compared too. */
export function runsOn(pid: number, clusterDir: string): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  if (process.platform !== 'linux') return true
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(clusterDir)
  } catch (error) {
    // EACCES: it is alive and someone else's, so better believe the file.
    return (error as NodeJS.ErrnoException).code === 'EACCES'
  }
}

/** Fast shutdown; after 20 s an immediate one, from which PostgreSQL recovers at the next start. */
export async function stopPostmaster(pid: number, clusterDir: string): Promise<void> {
  signal(pid, 'SIGINT')
  if (await isGone(pid, clusterDir, 20_000)) return
  signal(pid, 'SIGQUIT')
  await isGone(pid, clusterDir, 5_000)
}

async function isGone(pid: number, clusterDir: string, patienceMs: number): Promise<boolean> {
  const end = Date.now() + patienceMs
  while (runsOn(pid, clusterDir)) {
    if (Date.now() > end) return false
    await pause(20)
  }
  return true
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function readLines(path: string): string[] | undefined {
  try {
    return readFileSync(path, 'utf8').split('\n')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
