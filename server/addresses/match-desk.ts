import type { AddressMatch } from '../../data/contracts/index.ts'
import type { MatchOptions } from '../../data/rules/address/match-address.ts'
import type { Database } from '../storage/database.ts'
import { loadSql } from '../storage/sql-file.ts'
import { createWorkerPool, type WorkerPool } from '../storage/worker-pool.ts'

/**
 * Matches addresses for a server process: the address base is read into a thread when it is first asked for, and read anew
 * beside it after addresses have changed.
 */
export interface MatchDesk {
  /** In the order of the texts. `areas`: prefixes of grid codes that may be seen. Any number of texts. */
  match(texts: readonly string[], options: Required<MatchOptions>): Promise<AddressMatch[]>
  close(): Promise<void>
}

export interface MatchTask extends Required<MatchOptions> {
  texts: readonly string[]
}

/** So many at once: others are let in between. */
const PORTION = 200
/** Without questions for so long the memory is given back. */
const IDLE_MS = 15 * 60_000
/** How old an answer may be that there is nothing new. */
const TRUSTED_MS = 1000
const BASE_VERSION = loadSql(import.meta.url, 'base-version.sql')

type Pool = WorkerPool<MatchTask, AddressMatch[]>

export function createMatchDesk(db: Database): MatchDesk {
  let current: { version: string; pool: Pool } | undefined
  let renewing: Promise<void> | undefined
  let checkedAt = 0
  return {
    async match(texts, options) {
      const { pool } = await upToDate()
      const portions: Promise<AddressMatch[]>[] = []
      for (let at = 0; at < texts.length; at += PORTION) {
        portions.push(pool.run({ texts: texts.slice(at, at + PORTION), ...options }))
      }
      return (await Promise.all(portions)).flat()
    },
    async close() {
      await renewing
      await current?.pool.close()
    },
  }

  async function upToDate(): Promise<{ pool: Pool }> {
    if (current !== undefined && Date.now() - checkedAt < TRUSTED_MS) return current
    const version = await readVersion()
    checkedAt = Date.now()
    current ??= { version, pool: openPool(db) }
    if (version !== current.version && renewing === undefined) {
      renewing = renew(version).finally(() => {
        renewing = undefined
      })
      // Whoever asks meanwhile is answered from what was true a moment ago; the next check tries again.
      renewing.catch(() => undefined)
    }
    return current
  }

  async function renew(version: string): Promise<void> {
    const pool = openPool(db)
    try {
      await pool.run({ texts: [], areas: [], limit: 0 })
    } catch (error) {
      await pool.close()
      throw error
    }
    const old = current
    current = { version, pool }
    await old?.pool.close()
  }

  async function readVersion(): Promise<string> {
    const row = await db.first<{ version: string }>(BASE_VERSION)
    return row?.version ?? ''
  }
}

function openPool({ connection }: Database): Pool {
  return createWorkerPool<MatchTask, AddressMatch[]>({
    entry: new URL('./worker-entry.mjs', import.meta.url),
    data: { connection },
    threads: 1,
    idleMs: IDLE_MS,
    wornTasks: Number.POSITIVE_INFINITY,
  })
}
