import { workerData } from 'node:worker_threads'
import { packFolderOf } from '../storage/pack-store.ts'
import { serveTasks } from '../storage/worker-tasks.ts'
import type { ThreadAnswer } from './overview-writer.ts'
import { type OverviewTask, writeOverviews } from './write-overviews.ts'

const { dataDir } = workerData as { dataDir: string }
const folder = packFolderOf(dataDir)

serveTasks<OverviewTask>(
  async (task): Promise<ThreadAnswer> => {
    try {
      return await writeOverviews(folder, task)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'gone'
      throw error
    }
  },
  async () => undefined,
)
