import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../../data/contracts/index.ts'

/** Stands in a data folder from the first to the last moment of a restore: what lies there is not whole. */
const markerOf = (dataDir: string) => join(dataDir, 'restore.json')

export const isBeingRestored = (dataDir: string): boolean => existsSync(markerOf(dataDir))

export function markRestore(dataDir: string, backup: string): void {
  writeFileSync(markerOf(dataDir), JSON.stringify({ backup, since: new Date().toISOString() }))
}

export function unmarkRestore(dataDir: string): void {
  rmSync(markerOf(dataDir), { force: true })
}

export function refuseHalfRestored(dataDir: string): void {
  if (!isBeingRestored(dataDir)) return
  throw new Refusal(
    503,
    'half-restored',
    `A restore into ${dataDir} is under way or was broken off: let it end, or run restore again.`,
  )
}
