import { availableParallelism } from 'node:os'
import type { AddressMatch, BriefMatch } from '../../data/contracts/index.ts'
import type { Database } from '../storage/database.ts'
import { loadSql } from '../storage/sql-file.ts'
import { cutSharedIndex, openMatchPool, readSharedIndex } from './match-pool.ts'

/**
 * Matches addresses for a server process: the address base is read once into memory that several threads share when it is
 * first asked for, and read anew beside it after addresses have changed.
 */
export interface MatchDesk {
  /** In the order of the texts. Any number: many are matched by several threads, and few go before many. */
  match(texts: readonly string[], options: BriefMatchOptions): Promise<BriefMatch[]>
  match(texts: readonly string[], options: DeskMatchOptions): Promise<AddressMatch[]>
  /** Waits until what has changed so far is known: who checks a file has often just brought the addresses it names. */
  refresh(): Promise<void>
  /** The whole base in memory that threads may share, as `decodeIndex` reads it: for bulk work that matches by itself. */
  share(): Promise<SharedArrayBuffer>
  /** What lies in these areas as a gzipped index, to be matched with elsewhere. */
  cut(areas: readonly string[]): Promise<Uint8Array<ArrayBuffer>>
  close(): Promise<void>
}

export interface DeskMatchOptions {
  /** Prefixes of grid codes that may be seen; undefined = everything. */
  areas: readonly string[] | undefined
  limit: number
}

/** For bulk work: costs less to make and to hand over. Alternatives come only with what somebody will have to choose. */
export interface BriefMatchOptions extends DeskMatchOptions {
  brief: true
}

export interface MatchTask extends DeskMatchOptions {
  texts: readonly string[]
  brief?: true
}

/** So many at once, some 10 ms: who asks for few waits no longer for a thread. */
const PORTION = 50
/** More than these are bulk work and wait for those who look at their screen. */
const MOST_URGENT = 1000
/** Bulk work keeps so many portions ready for each thread, and no more of the texts in hand. */
const PORTIONS_AHEAD = 2
/** Without questions for so long the memory is given back. */
const IDLE_MS = 15 * 60_000
/** How old an answer may be that there is nothing new. */
const TRUSTED_MS = 1000
/** They yield to serving wherever both want the same core. */
const THREADS = Math.max(1, Math.min(8, availableParallelism()))
const BASE_VERSION = loadSql(import.meta.url, 'base-version.sql')

type Pool = ReturnType<typeof openMatchPool>

interface Opened {
  /** As `shareIndex` makes it. */
  index: SharedArrayBuffer
  pool: Pool
}

interface Base {
  version: string
  opened: Promise<Opened>
  /** What is being done with it; it ends after these. */
  work: Set<Promise<unknown>>
}

/** `folder`: where the base is kept as it is in memory, so that it need not be read from the database again and again. */
export function createMatchDesk(db: Database, folder: string): MatchDesk {
  let current: Base | undefined
  let renewing: Promise<void> | undefined
  let checkedAt = 0
  let idle: NodeJS.Timeout | undefined
  return {
    match,
    refresh,
    share: () => work(async ({ index }) => index),
    cut: (areas) => work(({ index }) => cutSharedIndex(index, areas)),
    async close() {
      clearTimeout(idle)
      await renewing
      await endPool(current)
    },
  }

  function match(
    texts: readonly string[],
    options: DeskMatchOptions | BriefMatchOptions,
  ): Promise<AddressMatch[]> {
    return work(({ pool }) => matchAll(pool, texts, options))
  }

  async function refresh(): Promise<void> {
    checkedAt = 0
    await upToDate()
    await renewing
  }

  async function work<Result>(act: (base: Opened) => Promise<Result>): Promise<Result> {
    const base = await upToDate()
    clearTimeout(idle)
    const result = base.opened.then(act)
    base.work.add(result)
    try {
      return await result
    } finally {
      base.work.delete(result)
      clearTimeout(idle)
      idle = setTimeout(forget, IDLE_MS).unref()
    }
  }

  async function upToDate(): Promise<Base> {
    if (current !== undefined && Date.now() - checkedAt < TRUSTED_MS) return current
    const version = await readVersion()
    checkedAt = Date.now()
    if (current === undefined) {
      const made: Base = { version, opened: open(), work: new Set() }
      current = made
      made.opened.catch(() => {
        if (current === made) current = undefined
      })
    } else if (version !== current.version && renewing === undefined) {
      renewing = renew(version).finally(() => {
        renewing = undefined
      })
      // Whoever asks meanwhile is answered from what was true a moment ago; the next check tries again.
      renewing.catch(() => undefined)
    }
    return current
  }

  async function renew(version: string): Promise<void> {
    const opened = await open()
    const { pool } = opened
    await pool.run({ texts: [], areas: undefined, limit: 0 }).catch(async (error: unknown) => {
      await pool.close()
      throw error
    })
    const old = current
    current = { version, opened: Promise.resolve(opened), work: new Set() }
    await endPool(old)
  }

  async function open(): Promise<Opened> {
    const index = await readSharedIndex(db.connection, folder)
    return { index, pool: openMatchPool(index, THREADS) }
  }

  function forget(): void {
    if (renewing !== undefined || (current?.work.size ?? 0) > 0) return
    const old = current
    current = undefined
    void endPool(old)
  }

  async function readVersion(): Promise<string> {
    const row = await db.first<{ version: string }>(BASE_VERSION)
    return row?.version ?? ''
  }
}

/** A base that could not be read has told so to whoever asked for it. */
async function endPool(base: Base | undefined): Promise<void> {
  if (base === undefined) return
  await Promise.allSettled(base.work)
  const opened = await base.opened.catch(() => undefined)
  await opened?.pool.close()
}

async function matchAll(
  pool: Pool,
  texts: readonly string[],
  options: Omit<MatchTask, 'texts'>,
): Promise<AddressMatch[]> {
  const portions: AddressMatch[][] = []
  const count = Math.ceil(texts.length / PORTION)
  const isUrgent = texts.length <= MOST_URGENT
  let next = 0
  const takePortions = async (): Promise<void> => {
    while (next < count) {
      const own = next++
      const portion = texts.slice(own * PORTION, (own + 1) * PORTION)
      portions[own] = await pool.run({ texts: portion, ...options }, isUrgent)
    }
  }
  await Promise.all(Array.from({ length: PORTIONS_AHEAD * THREADS }, takePortions))
  return portions.flat()
}
