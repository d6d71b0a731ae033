import type { PackFolder } from '../storage/pack-folder.ts'
import { packPath } from '../storage/pack-paths.ts'
import { createWorkerPool } from '../storage/worker-pool.ts'
import { type OverviewTask, writeOverviews } from './write-overviews.ts'

/** Who makes overviews that are missing. */
export interface OverviewWriter {
  /** Answers `false` where the folder takes no files. `isUrgent`: a tile waits for them. */
  write(task: OverviewTask, isUrgent: boolean): Promise<boolean>
  close(): Promise<void>
}

/** In this thread. */
export const localOverviewWriter = (folder: PackFolder): OverviewWriter => ({
  write: (task) => writeOverviews(folder, task),
  close: async () => undefined,
})

/** The pack has been tidied away meanwhile: errors lose their codes between threads. */
export type ThreadAnswer = boolean | 'gone'

/** A pack of this size takes as long to read and thin as handing it over. */
const SMALL_PACK = 200

/** Larger packs in a thread of their own, which ends when nothing is missing any more: one of them takes up to 300 ms. */
export function threadedOverviewWriter(folder: PackFolder, dataDir: string): OverviewWriter {
  const pool = createWorkerPool<OverviewTask, ThreadAnswer>({
    entry: new URL('./worker-entry.mjs', import.meta.url),
    data: { dataDir },
    threads: 1,
  })
  return {
    async write(task, isUrgent) {
      if (task.pack.featureCount <= SMALL_PACK) return writeOverviews(folder, task)
      const answer = await pool.run(task, isUrgent)
      if (answer === 'gone') throw missing(packPath(task.pack, 'detail'))
      return answer
    },
    close: () => pool.close(),
  }
}

const missing = (path: string) => Object.assign(new Error(`${path} is gone`), { code: 'ENOENT' })
