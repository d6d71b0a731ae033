import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../../data/contracts/index.ts'
import { prepareDataDir } from '../storage/embedded/data-dir.ts'
import { findPostmaster, stopPostmaster } from '../storage/embedded/postmaster.ts'
import { isBeingRestored, markRestore, unmarkRestore } from '../storage/restore-marker.ts'
import { syncFolder } from './target-folder.ts'

const LOCK = 'restore.lock'
/** What a disk brings itself, and our own lock. */
const NOTHING: ReadonlySet<string> = new Set(['lost+found', LOCK])

export const restoreLock = (dataDir: string): string => join(dataDir, LOCK)

/** Refuses a data folder in which anything lies, but for what a restore has left that was broken off. */
export function refuseUsedFolder(dataDir: string): void {
  if (!existsSync(dataDir) || isBeingRestored(dataDir)) return
  const isFolder = statSync(dataDir).isDirectory()
  if (isFolder && readdirSync(dataDir).every((name) => NOTHING.has(name))) return
  throw new Refusal(
    409,
    'not-empty',
    `${dataDir} is not empty: restore into a new data folder (ONEMAP_DATA_DIR), or move this one away.`,
  )
}

/** An empty folder that says that it is being restored. Call under the lock. */
export async function beginFolder(dataDir: string, backup: string): Promise<void> {
  prepareDataDir(dataDir)
  markRestore(dataDir, backup)
  syncFolder(dataDir)
  const cluster = join(dataDir, 'postgres')
  const left = findPostmaster(cluster)
  if (left) await stopPostmaster(left.pid, cluster)
  for (const name of readdirSync(dataDir)) {
    if (name === 'restore.json' || NOTHING.has(name)) continue
    rmSync(join(dataDir, name), { recursive: true, force: true })
  }
}

export function endFolder(dataDir: string): void {
  unmarkRestore(dataDir)
  syncFolder(dataDir)
}
