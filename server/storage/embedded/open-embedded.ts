import { join } from 'node:path'
import type pg from 'pg'
import { type Attached, attach, connectionTo, detach, tryClaim } from './attach.ts'
import { clusterPaths } from './cluster.ts'
import { prepareDataDir, readOrMakePassword } from './data-dir.ts'
import { withFileLock } from './file-lock.ts'
import { runsOn } from './postmaster.ts'

/** The embedded database, shared by the server and commands on one data folder: the last to leave stops it. */
export interface EmbeddedDatabase {
  connection: pg.ClientConfig
  /** False when another process holds the claim already. Held until `close` or the end of this process. */
  claim(number: number): Promise<boolean>
  close(): Promise<void>
}

const LOCK_PATIENCE_MS = 90_000
const WATCH_MS = 1_000

/** `say` is told, in plain lines, what takes a while or went wrong. */
export async function openEmbedded(
  dataDir: string,
  say: (line: string) => void,
): Promise<EmbeddedDatabase> {
  prepareDataDir(dataDir)
  const paths = clusterPaths(dataDir)
  const locked = <Result>(work: () => Promise<Result>) =>
    withFileLock(join(dataDir, 'database.lock'), LOCK_PATIENCE_MS, work)

  let password = ''
  const enter = (port?: number) =>
    locked(() => {
      password = readOrMakePassword(dataDir)
      return attach(paths, password, say, port)
    })
  let attached: Attached = await enter()
  const claims = new Set<number>()
  let busy = false

  const restart = async () => {
    say('The embedded database has gone away; starting it again.')
    attached = await enter(attached.postmaster.port)
    for (const number of claims) await tryClaim(attached, number)
  }
  // PostgreSQL may be killed under us: it is started again, the pools reconnect by themselves.
  const watch = setInterval(() => {
    if (busy || runsOn(attached.postmaster.pid, paths.cluster)) return
    busy = true
    restart()
      .catch((error: Error) => say(error.message))
      .finally(() => {
        busy = false
      })
  }, WATCH_MS)
  watch.unref()

  return {
    connection: connectionTo(attached.postmaster, password),
    claim: async (number) => {
      const got = await tryClaim(attached, number)
      if (got) claims.add(number)
      return got
    },
    close: async () => {
      clearInterval(watch)
      await locked(() => detach(paths, attached))
    },
  }
}
