import { setTimeout as pause } from 'node:timers/promises'
import type { Services } from '../services.ts'
import { PACK_DAMAGE_CHANNEL } from '../storage/pack-damage.ts'
import { dirtyLayers, type LayerToPublish, OUTLINE_LAYER } from './choose-packs.ts'
import { cleanUpPacks } from './clean-up.ts'
import { fillColumns } from './fill-columns.ts'
import { healPacks } from './heal-packs.ts'
import { layerDefinition } from './layer-definition.ts'
import { createLayerRests, type LayerRests } from './layer-rests.ts'
import { lookRegularly } from './look-through-packs.ts'
import { localPackMaker, type PackMaker, packMakerBySize, threadedPackMaker } from './pack-maker.ts'
import { publishLayer } from './publish-layer.ts'

export interface Publisher {
  /** Resolves when nothing that this process could publish is dirty any more. */
  settled(): Promise<void>
  stop(): Promise<void>
}

export interface PublisherOptions {
  /** Changes that come within this time after the first are published with it. */
  debounceMs?: number
  /** How often to look without having been told (another server may have died at it). */
  recheckMs?: number
  /** Who builds the packs; default: threads beside this one. */
  maker?: PackMaker
}

const DIRTY_CHANNEL = 'dirty_pack'
/** Both cores of a small machine for a large publication; the threads yield to the one that serves. */
const THREADS = { threads: 2, keep: 1 }
const LAYERS_AT_ONCE = 2
/** A start has better things to do than to get ready for the first large change; that one should not wait for a thread. */
const WARM_MS = 300
const RETRY_AFTER_MS = 30_000
/** Columns are for analysis, which starts when somebody opens it: they follow packs that have stayed as they are. */
const COLUMNS = { everyMs: 60_000, settledMs: 60_000 }
/** The first time after that, too: a start has better things to do. */
const CLEAN_UP_MS = 10 * 60_000
/** After a start every pack is looked at once. */
const HEAL_MS = 20_000

/**
 * Republishes what has changed, for as long as the server runs. The table of dirty packs is the queue, an advisory lock on
 * the layer the claim: any number of processes may do this on one database.
 */
export async function startPublisher(
  services: Services,
  options: PublisherOptions = {},
): Promise<Publisher> {
  const { debounceMs = 100, recheckMs = 2_000 } = options
  const maker = options.maker ?? makerOf(services)
  const rests = createLayerRests()
  const failedAt = new Map<string, number>()
  let stopped = false
  let running: Promise<void> | undefined
  let again = false
  let isHurried = false
  let stir = () => {}

  const round = async () => {
    await pause(debounceMs)
    while (!stopped) {
      again = false
      const work = { services, maker, failedAt, rests, isHurried, isStopped: () => stopped }
      const next = await drain(work)
      if (again) await pause(debounceMs)
      else if (next === undefined) return
      else await restUntil(next)
    }
  }
  const restUntil = (next: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, next - performance.now())
      stir = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const wake = () => {
    if (stopped) return
    again = true
    stir()
    running ??= round()
      .catch((error: Error) => services.log.error({ err: error }, 'Publishing failed'))
      .finally(() => {
        running = undefined
      })
  }
  const cleanUp = () => {
    cleanUpPacks(services).catch((error: Error) =>
      services.log.error({ err: error }, 'Old packs could not be removed'),
    )
  }

  let filling: Promise<unknown> | undefined
  const fill = () => {
    if (stopped) return
    filling ??= fillColumns(services, maker, { ...COLUMNS, isStopped: () => stopped })
      .catch((error: Error) => {
        if (!stopped) services.log.error({ err: error }, 'Columns could not be written')
      })
      .finally(() => {
        filling = undefined
      })
  }

  // One after the other: many readers meet the same damage at the same time.
  let healing = Promise.resolve()
  const heal = (layer?: string) => {
    healing = healing
      .then(async () => void (stopped || (await healPacks(services, layer))))
      .catch((error: Error) => services.log.error({ err: error }, 'Packs could not be checked'))
  }

  const stopListening = await services.db.listen(DIRTY_CHANNEL, wake)
  const stopHealing = await services.db.listen(PACK_DAMAGE_CHANNEL, heal)
  const healingSoon = setTimeout(() => heal(), HEAL_MS).unref()
  const warm = () => {
    maker.warm().catch((error: Error) => {
      if (!stopped) services.log.warn({ err: error }, 'Publishing could not be rehearsed')
    })
  }
  const warming = setTimeout(warm, WARM_MS).unref()
  const stopLooking = lookRegularly(services)
  const timers = [
    setInterval(wake, recheckMs).unref(),
    setInterval(cleanUp, CLEAN_UP_MS).unref(),
    setInterval(fill, COLUMNS.everyMs).unref(),
  ]
  wake()
  return {
    settled: async () => {
      isHurried = true
      wake()
      while (running !== undefined) await running
      isHurried = false
    },
    stop: async () => {
      stopped = true
      stir()
      clearTimeout(warming)
      clearTimeout(healingSoon)
      for (const timer of timers) clearInterval(timer)
      await stopListening()
      await stopHealing()
      await stopLooking()
      await healing
      // Layers whose packs are being built are given up: they stay marked.
      await Promise.all([maker.close(), running, filling])
    },
  }
}

const makerOf = (services: Services) =>
  packMakerBySize(localPackMaker(services), threadedPackMaker(services, THREADS))

interface Work {
  services: Services
  maker: PackMaker
  failedAt: Map<string, number>
  rests: LayerRests
  /** Nothing rests. */
  isHurried: boolean
  isStopped: () => boolean
}

/**
 * Publishes until nothing is left but what others are at, what has just failed, or what rests: answers when the first of
 * that may go on.
 */
async function drain(work: Work): Promise<number | undefined> {
  const { services, failedAt, rests, isHurried, isStopped } = work
  while (!isStopped()) {
    const now = performance.now()
    const found = (await dirtyLayers(services)).filter(
      ({ layer }) => (failedAt.get(layer) ?? 0) < Date.now() - RETRY_AFTER_MS,
    )
    const dirty = found.filter(({ layer }) => isHurried || rests.until(layer) <= now)
    let done = 0
    const queue = [...dirty]
    const next = async () => {
      for (let layer = queue.shift(); layer !== undefined && !isStopped(); layer = queue.shift()) {
        if (await tryPublish(work, layer)) done++
      }
    }
    if (queue[0]?.layer === OUTLINE_LAYER && (await tryPublish(work, queue.shift()!))) done++
    await Promise.all(Array.from({ length: LAYERS_AT_ONCE }, next))
    if (done > 0) continue
    const resting = found.map(({ layer }) => rests.until(layer)).filter((until) => until > now)
    return resting.length > 0 ? Math.min(...resting) : undefined
  }
  return undefined
}

/** One broken layer must not keep the others from being published: it is logged and tried again later. */
async function tryPublish(
  { services, maker, failedAt, rests, isStopped }: Work,
  { layer: code, subdistricts }: LayerToPublish,
): Promise<boolean> {
  const { db, log } = services
  try {
    const layer = await layerDefinition(services, code)
    if (layer === undefined) {
      await db.execute('delete from dirty_pack where layer = $1', [code])
      return true
    }
    const begun = performance.now()
    const made = await publishLayer({ db, maker }, layer, subdistricts)
    if (made === 'busy') return false
    failedAt.delete(code)
    const { packs, isChangedAgain } = made
    rests.note(code, { tookMs: performance.now() - begun, isChangedAgain })
    for (const pack of packs) log.debug({ layer: code, ...pack }, 'published')
    return true
  } catch (error) {
    if (isStopped()) return false
    failedAt.set(code, Date.now())
    log.error({ err: error, layer: code, subdistricts }, 'A layer could not be published')
    return false
  }
}
