import { readFileSync, writeFileSync } from 'node:fs'
import { setPriority } from 'node:os'
import type { Queryable } from './database.ts'

/**
 * How far others come first (nice(2)). In the background of a server a third of what the serving thread gets where both want
 * the same core; a tenth would let changes starve. A command beside a server may wait: a tenth, so that it goes on where both cores
 * are busy for long.
 */
export const NICENESS = { background: 5, besideServer: 10 }

/** On Linux each thread has a priority of its own: whoever waits for a tile comes first. */
export function yieldThread(niceness: number = NICENESS.background): void {
  if (process.platform === 'linux') setPriority(0, niceness)
}

/**
 * Lets this program come after others as a whole; its threads yield for themselves. Linux shares out between sessions first
 * (sched(7), autogroup); one that others belong to, a terminal's, is left as it is.
 */
export function yieldProgram(niceness: number): void {
  if (process.platform === 'linux' && leadsSession()) yieldSession(process.pid, niceness)
}

/**
 * Lets the process that answers on this connection come after those that answer people. Only for a database that was started
 * here: the number would mean something else on another machine. PostgreSQL gives each of its processes a session: both must
 * be told.
 */
export async function yieldBackend(
  client: Queryable,
  niceness: number = NICENESS.background,
): Promise<void> {
  if (process.platform !== 'linux') return
  const row = await client.first<{ pid: number }>('select pg_backend_pid() as pid')
  polite(() => setPriority(row!.pid, niceness))
  yieldSession(row!.pid, niceness)
}

const yieldSession = (pid: number, niceness: number) =>
  polite(() => writeFileSync(`/proc/${pid}/autogroup`, String(niceness)))

/** Field 6 of proc_pid_stat(5), behind the name in brackets, which may hold anything. */
function leadsSession(): boolean {
  const text = readFileSync('/proc/self/stat', 'utf8')
  const session = text.slice(text.lastIndexOf(')') + 2).split(' ')[3]
  return Number(session) === process.pid
}

/** Another user's process, or a system without: it works as well, only less politely. */
function polite(tell: () => void): void {
  try {
    tell()
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (!NOT_POSSIBLE.has(code)) throw error
  }
}

const NOT_POSSIBLE = new Set(['EACCES', 'EAGAIN', 'ENOENT', 'EPERM', 'ERR_SYSTEM_ERROR', 'ESRCH'])
