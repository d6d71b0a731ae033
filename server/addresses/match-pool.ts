import type pg from 'pg'
import type { AddressMatch } from '../../data/contracts/index.ts'
import { createWorkerPool, type WorkerPool } from '../storage/worker-pool.ts'
import type { MatchTask } from './match-desk.ts'
import type { MatchThreadData } from './worker.ts'

const ENTRY = new URL('./worker-entry.mjs', import.meta.url)

/**
 * The address base in bytes (`index-bytes.ts`) that all threads may read; kept in the folder, and read from there as long as it
 * is the same. In a thread of its own, which ends with all that reading has left behind.
 */
export async function readSharedIndex(
  connection: pg.ClientConfig,
  folder: string,
): Promise<SharedArrayBuffer> {
  const data: MatchThreadData = { connection, folder }
  const reader = createWorkerPool<null[], SharedArrayBuffer>({ entry: ENTRY, data, threads: 1 })
  try {
    return await reader.run([])
  } finally {
    await reader.close()
  }
}

/** What lies in these areas, gzipped (`index-bytes.ts`); in a thread of its own, too, so that nobody waits for it. */
export async function cutSharedIndex(
  index: SharedArrayBuffer,
  areas: readonly string[],
): Promise<Uint8Array<ArrayBuffer>> {
  const data: MatchThreadData = { toCut: index }
  const cutter = createWorkerPool<readonly string[], Uint8Array<ArrayBuffer>>({
    entry: ENTRY,
    data,
    threads: 1,
  })
  try {
    return await cutter.run(areas)
  } finally {
    await cutter.close()
  }
}

/** One thread stays; the others come with much work and go with it. Answers to a `brief` task have only what a `BriefMatch` has. */
export function openMatchPool(
  index: SharedArrayBuffer,
  threads: number,
): WorkerPool<MatchTask, AddressMatch[]> {
  const data: MatchThreadData = { index }
  const wornTasks = Number.POSITIVE_INFINITY
  return createWorkerPool({ entry: ENTRY, data, threads, keep: 1, wornTasks })
}
