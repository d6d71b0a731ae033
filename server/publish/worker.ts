import { workerData } from 'node:worker_threads'
import type pg from 'pg'
import { loadRegistry } from '../../data/registry/index.ts'
import { openDatabase } from '../storage/open-database.ts'
import { PackFiles } from '../storage/pack-files.ts'
import { packFolderOf } from '../storage/pack-store.ts'
import { serveTasks } from '../storage/worker-tasks.ts'
import { yieldBackend } from '../storage/yield.ts'
import { localPackMaker, type MakerTask } from './pack-maker.ts'
import { rehearse } from './rehearse.ts'

const { connection, dataDir, isOwnDatabase, niceness } = workerData as {
  connection: pg.ClientConfig
  dataDir: string
  isOwnDatabase: boolean
  niceness: number | undefined
}
const db = openDatabase({ connection, maxConnections: 1 })
const folder = packFolderOf(dataDir)
const files = new PackFiles(folder, { cacheBytes: 8 * 1024 * 1024 })
const registry = loadRegistry()
const services = { db, registry, packs: { folder, files } }
const maker = localPackMaker(services)

serveTasks<MakerTask>(
  async (task) => {
    if (isOwnDatabase) await yieldBackend(db, niceness)
    if (task.kind === 'make') return maker.make(task.task)
    if (task.kind === 'detailZoom') return maker.detailZoom(task.packs)
    if (task.kind === 'columns') return maker.columns(task.task)
    return rehearse(services)
  },
  async () => {
    files.close()
    await db.close()
  },
  niceness,
)
