import { workerData } from 'node:worker_threads'
import type pg from 'pg'
import { loadRegistry } from '../../data/registry/index.ts'
import { openDatabase } from '../storage/open-database.ts'
import { PackFiles } from '../storage/pack-files.ts'
import { packFolderOf } from '../storage/pack-store.ts'
import { serveTasks } from '../storage/worker-tasks.ts'
import { localPackMaker, type MakerTask } from './pack-maker.ts'

const { connection, dataDir } = workerData as { connection: pg.ClientConfig; dataDir: string }
const db = openDatabase({ connection, maxConnections: 1 })
const folder = packFolderOf(dataDir)
const files = new PackFiles(folder, { cacheBytes: 8 * 1024 * 1024 })
const maker = localPackMaker({ db, registry: loadRegistry(), packs: { folder, files } })

serveTasks<MakerTask>(
  (task) => (task.kind === 'make' ? maker.make(task.task) : maker.detailZoom(task.packs)),
  async () => {
    files.close()
    await db.close()
  },
)
