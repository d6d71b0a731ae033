import type { Services } from '../services.ts'
import {
  choosePacks,
  type LayerToPublish,
  OUTLINE_LAYER,
  type PublishWish,
} from './choose-packs.ts'
import { fillColumns } from './fill-columns.ts'
import { layerDefinition } from './layer-definition.ts'
import {
  localPackMaker,
  type PackMaker,
  packMakerBySize,
  type ThreadsOptions,
  threadedPackMaker,
} from './pack-maker.ts'
import { publishLayer } from './publish-layer.ts'

export interface PublishReport {
  packs: number
  features: number
  bytes: number
  seconds: number
}

/** Compatible with the command line's progress. */
export interface PublishProgress {
  update(label: string, done?: number, total?: number): void
}

type PublishAllServices = Pick<Services, 'db' | 'registry' | 'settings' | 'packs'>

const NOBODY_WATCHES: PublishProgress = { update: () => undefined }
const THREADS: ThreadsOptions = { threads: 2 }
/** While the last packs of one layer are built and it is made current, the next one begins. */
const LAYERS_AT_ONCE = 2

/** Publishes what is wished for, here and now; `startPublisher` does the same in the background. */
export async function publishAll(
  services: PublishAllServices,
  wish: PublishWish,
  progress: PublishProgress = NOBODY_WATCHES,
  threads: ThreadsOptions = THREADS,
): Promise<PublishReport> {
  const started = performance.now()
  const layers = await choosePacks(services, wish)
  const report = { packs: 0, features: 0, bytes: 0, seconds: 0 }
  const maker = makerOf(services, threads)
  try {
    const work = { services, report, progress, total: countPacks(layers), maker }
    const isOutline = ({ layer }: LayerToPublish) => layer === OUTLINE_LAYER
    await publishLayers(work, layers.filter(isOutline))
    await publishLayers(
      work,
      layers.filter((layer) => !isOutline(layer)),
    )
  } finally {
    await maker.close()
  }
  report.seconds = (performance.now() - started) / 1000
  return report
}

/** What a running server does by itself a minute later: the columns beside the packs, for analysis. */
export async function prepareColumns(
  services: PublishAllServices,
  progress: PublishProgress = NOBODY_WATCHES,
  threads: ThreadsOptions = THREADS,
): Promise<number> {
  const maker = makerOf(services, threads)
  try {
    return await fillColumns(services, maker, {
      onPart: (done, total) => progress.update('Preparing columns for analysis', done, total),
    })
  } finally {
    await maker.close()
  }
}

const makerOf = (services: PublishAllServices, threads: ThreadsOptions) =>
  packMakerBySize(localPackMaker(services), threadedPackMaker(services, threads))

const countPacks = (layers: readonly LayerToPublish[]) =>
  layers.reduce((sum, { subdistricts }) => sum + subdistricts.length, 0)

interface Work {
  services: PublishAllServices
  maker: PackMaker
  report: PublishReport
  progress: PublishProgress
  total: number
}

async function publishLayers(work: Work, layers: readonly LayerToPublish[]): Promise<void> {
  const queue = [...layers]
  const next = async () => {
    for (let layer = queue.shift(); layer !== undefined; layer = queue.shift()) {
      await publishOne(work, layer)
    }
  }
  await Promise.all(Array.from({ length: LAYERS_AT_ONCE }, next))
}

async function publishOne(work: Work, { layer: code, subdistricts }: LayerToPublish) {
  const { services, report, progress, total } = work
  const layer = await layerDefinition(services, code)
  if (layer === undefined) return
  const maker: PackMaker = {
    ...work.maker,
    make: async (task) => {
      const made = await work.maker.make(task)
      progress.update(`Publishing ${code}`, ++report.packs, total)
      return made
    },
  }
  const made = await publishLayer({ db: services.db, maker }, layer, subdistricts)
  // Busy = a running server is at it: it is published all the same.
  if (made === 'busy') return
  for (const { featureCount, byteCount } of made.packs) {
    report.features += featureCount
    report.bytes += byteCount
  }
}
