import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { Refusal } from '../../../data/contracts/index.ts'

/** Runs `work` while no other process does under the same file; a lock whose holder has died is taken over. */
export async function withFileLock<Result>(
  path: string,
  patienceMs: number,
  work: () => Promise<Result>,
): Promise<Result> {
  const end = Date.now() + patienceMs
  while (!tryLock(path)) {
    if (Date.now() > end) {
      throw new Refusal(
        503,
        'busy',
        `Another OneMap process (${readHolder(path) ?? 'unknown'}) is starting or stopping the database; try again in a moment.`,
      )
    }
    await pause(50)
  }
  try {
    return await work()
  } finally {
    rmSync(path, { force: true })
  }
}

function tryLock(path: string): boolean {
  // Written aside and linked: nobody ever sees a lock that does not say whose it is.
  const mine = `${path}.${process.pid}`
  writeFileSync(mine, identity(process.pid))
  try {
    linkSync(mine, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(mine, { force: true })
  }
  const holder = readHolder(path)
  if (holder !== undefined && isDead(holder)) discard(path, holder)
  return false
}

/** Moves the stale file away first: of several that see it only one succeeds. */
function discard(path: string, holder: string): void {
  const aside = `${path}.stale.${process.pid}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  // Someone quicker has discarded it and locked anew: give that one back.
  if (readHolder(aside) === holder) rmSync(aside, { force: true })
  else renameSync(aside, path)
}

function isDead(holder: string): boolean {
  const pid = Number(holder.split(' ')[0])
  return pid > 0 && identity(pid) !== holder
}

/** Process id and, where the system tells, its start time: ids are given out again. */
function identity(pid: number): string {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return ''
  }
  if (process.platform !== 'linux') return `${pid}`
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return `${pid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`
  } catch {
    return ''
  }
}

function readHolder(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
