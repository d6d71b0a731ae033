import type { Services } from '../services.ts'
import { choosePacks, type PackToPublish, type PublishWish } from './choose-packs.ts'
import { layerDefinition } from './layer-definition.ts'
import { publishPack } from './publish-pack.ts'

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

/** While one pack waits for the database, another is built. */
const AT_ONCE = 2

/** Publishes what is wished for, here and now; `startPublisher` does the same in the background. */
export async function publishAll(
  services: Pick<Services, 'db' | 'registry' | 'packs'>,
  wish: PublishWish,
  progress: PublishProgress = { update: () => undefined },
): Promise<PublishReport> {
  const started = performance.now()
  const packs = await choosePacks(services, wish)
  const report = { packs: packs.length, features: 0, bytes: 0, seconds: 0 }
  const queue = [...packs]
  let done = 0
  const worker = async () => {
    for (let pack = queue.shift(); pack !== undefined; pack = queue.shift()) {
      progress.update(`Publishing ${pack.layer} ${pack.subdistrict}`, done, packs.length)
      await publishOne(services, pack, report)
      done++
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  report.seconds = (performance.now() - started) / 1000
  return report
}

async function publishOne(
  services: Pick<Services, 'db' | 'registry' | 'packs'>,
  { layer: code, subdistrict }: PackToPublish,
  report: PublishReport,
): Promise<void> {
  const layer = await layerDefinition(services, code)
  if (layer === undefined) return
  const published = await publishPack(services, layer, subdistrict)
  // Busy = a running server is at it: it is published all the same.
  if (published === 'busy') return
  report.features += published.featureCount
  report.bytes += published.byteCount
}
