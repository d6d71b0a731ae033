import { availableParallelism } from 'node:os'
import { createWorkerPool } from '../../../../storage/worker-pool.ts'
import type { SealedBlock } from '../../sealed-spool.ts'
import type { StagedBlock } from '../stage-block.ts'
import type { BlockStager } from '../stage-rows.ts'
import type { StageThreadData } from './worker.ts'

/** Fewer are done sooner than a thread has started. */
export const ROWS_FOR_THREADS = 2_000
const ENTRY = new URL('./worker-entry.mjs', import.meta.url)
const THREADS = Math.max(1, Math.min(4, availableParallelism()))
const AHEAD_OF_EACH = 3
/** A block is 500 rows with all that they may mean; three times the usual memory halves what collecting garbage costs. */
const YOUNG_MB = 144

/** Threads of their own for one file: whoever looks at the map meanwhile waits for none of its rows. */
export function openStageThreads(data: StageThreadData): BlockStager {
  const wornTasks = Number.POSITIVE_INFINITY
  const pool = createWorkerPool<SealedBlock, StagedBlock>({
    ...{ entry: ENTRY, data, threads: THREADS, keep: THREADS, wornTasks, youngMb: YOUNG_MB },
  })
  return {
    stage: (block) => pool.run(block),
    atOnce: AHEAD_OF_EACH * THREADS,
    close: () => pool.close(),
  }
}
