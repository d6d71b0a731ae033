import { writeFileSync } from 'node:fs'
import { setPriority } from 'node:os'
import type { Queryable } from './database.ts'

/** As of the threads that ask it (`worker-tasks.ts`). */
const NICENESS = 5

/**
 * Lets the process that answers on this connection come after those that answer people. Only for a database that was started
 * here: the number would mean something else on another machine. PostgreSQL gives each of its processes a session, and Linux
 * shares out between sessions first (sched(7), autogroup): both must be told.
 */
export async function yieldBackend(client: Queryable): Promise<void> {
  if (process.platform !== 'linux') return
  const row = await client.first<{ pid: number }>('select pg_backend_pid() as pid')
  try {
    setPriority(row!.pid, NICENESS)
    writeFileSync(`/proc/${row!.pid}/autogroup`, String(NICENESS))
  } catch (error) {
    // Another user's process, or a system without: it works as well, only less politely.
    const { code = '' } = error as NodeJS.ErrnoException
    if (!NOT_POSSIBLE.has(code)) throw error
  }
}

const NOT_POSSIBLE = new Set(['EACCES', 'EAGAIN', 'ENOENT', 'EPERM', 'ERR_SYSTEM_ERROR', 'ESRCH'])
