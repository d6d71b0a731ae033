import { workerData } from 'node:worker_threads'
import type pg from 'pg'
import { loadRegistry } from '../../data/registry/index.ts'
import { makeColumns } from '../storage/columns/make-columns.ts'
import { openDatabase } from '../storage/open-database.ts'
import { packFolderOf } from '../storage/pack-store.ts'
import { serveTasks } from '../storage/worker-tasks.ts'
import type { DeskTask } from './column-desk.ts'
import { cutColumns } from './cut-columns.ts'

const { connection, dataDir } = workerData as { connection: pg.ClientConfig; dataDir: string }
const folder = packFolderOf(dataDir)
const registry = loadRegistry()

serveTasks<DeskTask>(
  async (task) => {
    if (task.kind === 'cut') return cutColumns(folder, task.task)
    // Asked for seldom: no connection stands by for it.
    const db = openDatabase({ connection, maxConnections: 1 })
    try {
      return await makeColumns({ db, registry, folder }, task.task)
    } finally {
      await db.close()
    }
  },
  async () => undefined,
)
