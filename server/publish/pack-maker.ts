import type { Services } from '../services.ts'
import { type ColumnsTask, makeColumns } from '../storage/columns/make-columns.ts'
import type { PackFiles } from '../storage/pack-files.ts'
import type { PackFolder } from '../storage/pack-folder.ts'
import { createWorkerPool } from '../storage/worker-pool.ts'
import { type LayerPackList, type LayerZoom, layerDetailZoom } from './layer-detail-zoom.ts'
import { GrownPack, type MadePack, makePack, type PackTask } from './make-pack.ts'

/** Does the work of publishing that takes time; who makes the result current is `publish-layer.ts`. */
export interface PackMaker {
  make(task: PackTask): Promise<MadePack>
  /** The zoom from which all these packs of one layer show their features. */
  detailZoom(packs: LayerPackList): Promise<LayerZoom>
  /** Writes the columns beside a pack; answers how many bytes. */
  columns(task: ColumnsTask): Promise<number>
  /** Gets ready for work to come. */
  warm(): Promise<void>
  close(): Promise<void>
}

export type MakerServices = Pick<Services, 'db' | 'registry'> & {
  packs: { folder: PackFolder; files: PackFiles }
}

/** In this thread: for a few small packs, and where what happens in between matters. */
export function localPackMaker({ db, registry, packs }: MakerServices): PackMaker {
  return {
    make: (task) => makePack({ db, registry, folder: packs.folder }, task),
    detailZoom: (list) => layerDetailZoom(packs.files, list),
    columns: (task) => makeColumns({ db, registry, folder: packs.folder }, task),
    warm: async () => undefined,
    close: async () => undefined,
  }
}

export type MakerTask =
  | { kind: 'make'; task: PackTask }
  | { kind: 'detailZoom'; packs: LayerPackList }
  | { kind: 'columns'; task: ColumnsTask }
  | { kind: 'rehearse' }

export interface ThreadsOptions {
  threads: number
  /** So many stay ready for the next change. */
  keep?: number
  /** How far others come first; default: as in the background of a server. */
  niceness?: number
}

/** In threads beside the one that serves, each with a connection of its own. */
export function threadedPackMaker(
  { db, settings }: Pick<Services, 'db' | 'settings'>,
  { niceness, ...options }: ThreadsOptions,
): PackMaker {
  const pool = createWorkerPool<MakerTask, MadePack | LayerZoom | number | undefined>({
    entry: new URL('./worker-entry.mjs', import.meta.url),
    data: {
      connection: db.connection,
      dataDir: settings.dataDir,
      isOwnDatabase: settings.databaseUrl === undefined,
      niceness,
    },
    ...options,
  })
  return {
    make: (task) => pool.run({ kind: 'make', task }) as Promise<MadePack>,
    detailZoom: (packs) => pool.run({ kind: 'detailZoom', packs }) as Promise<LayerZoom>,
    columns: (task) => pool.run({ kind: 'columns', task }) as Promise<number>,
    warm: async () => void (await pool.run({ kind: 'rehearse' })),
    close: () => pool.close(),
  }
}

/** A pack of this size takes as long to build as handing it over; so does counting this many features of a layer. */
const SMALL_PACK = 2_000
/** A small pack that has grown beyond that, by an import mostly, is handed over all the same. */
const GROWN_PACK = 2 * SMALL_PACK
const SMALL_LAYER = 10_000

/** Small changes, the most frequent ones, at once and here; whatever takes longer in threads. */
export function packMakerBySize(small: PackMaker, large: PackMaker): PackMaker {
  const isSmall = ({ currentFeatureCount = Number.POSITIVE_INFINITY }: PackTask) =>
    currentFeatureCount <= SMALL_PACK
  const sizeOf = ({ packs }: LayerPackList) =>
    packs.reduce((sum, { featureCount }) => sum + featureCount, 0)
  return {
    make: async (task) => {
      if (!isSmall(task)) return large.make(task)
      try {
        return await small.make({ ...task, mostRows: GROWN_PACK })
      } catch (error) {
        if (error instanceof GrownPack) return large.make(task)
        throw error
      }
    },
    detailZoom: (list) => (sizeOf(list) <= SMALL_LAYER ? small : large).detailZoom(list),
    columns: (task) => (task.featureCount <= SMALL_PACK ? small : large).columns(task),
    warm: () => large.warm(),
    close: async () => {
      await Promise.all([small.close(), large.close()])
    },
  }
}
