import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { Refusal } from '../../data/contracts/index.ts'
import { explainFailure } from '../storage/file-failure.ts'

/** Where a backup grows: beside its place, under another name. */
export interface Target {
  part: string
  /** Gives it its name. */
  finish(): Promise<void>
  remove(): void
  /** One sentence for what the file system says. */
  explain(error: unknown): unknown
}

/** Refuses a folder that holds anything. */
export function prepareTarget(folder: string): Target {
  const target = resolve(folder)
  const explain = (error: unknown) => explainFailure(error, dirname(target))
  try {
    refuseFull(target)
    mkdirSync(dirname(target), { recursive: true })
    refuseMount(target)
    removeStale(target)
    const part = `${target}.part-${process.pid}`
    rmSync(part, { recursive: true, force: true })
    mkdirSync(part, { mode: 0o700 })
    return {
      part,
      finish: async () => {
        syncTree(part)
        if (existsSync(target)) rmdirSync(target)
        renameSync(part, target)
        syncFolder(dirname(target))
      },
      remove: () => rmSync(part, { recursive: true, force: true }),
      explain,
    }
  } catch (error) {
    throw explain(error)
  }
}

function refuseFull(target: string): void {
  if (!existsSync(target)) return
  const isFolder = statSync(target).isDirectory()
  if (isFolder && readdirSync(target).length === 0) return
  throw new Refusal(
    409,
    'not-empty',
    isFolder
      ? `${target} is not empty: a backup wants a folder of its own.`
      : `${target} is a file: a backup wants a folder of its own.`,
  )
}

/** A disk's own folder cannot be given a name. */
function refuseMount(target: string): void {
  if (!existsSync(target) || statSync(target).dev === statSync(dirname(target)).dev) return
  throw new Refusal(
    409,
    'mount-point',
    `${target} is a disk of its own: name a folder in it, such as ${join(target, 'onemap')}.`,
  )
}

/** What backups into this place have left that were killed. */
function removeStale(target: string): void {
  const prefix = `${basename(target)}.part-`
  for (const name of readdirSync(dirname(target))) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : Number.NaN
    if (Number.isInteger(pid) && pid > 0 && !isAlive(pid)) {
      rmSync(join(dirname(target), name), { recursive: true, force: true })
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Files and names, all the way down. */
export function syncTree(folder: string): void {
  if (!existsSync(folder)) return
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) syncTree(path)
    else sync(path)
  }
  syncFolder(folder)
}

/** Makes the names in it survive a power cut. */
export function syncFolder(folder: string): void {
  if (process.platform !== 'win32') sync(folder)
}

function sync(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
