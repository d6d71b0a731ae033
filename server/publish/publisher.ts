import { setTimeout as pause } from 'node:timers/promises'
import type { Services } from '../services.ts'
import { cleanUpPacks } from './clean-up.ts'
import { layerDefinition } from './layer-definition.ts'
import { publishPack } from './publish-pack.ts'

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
}

const DIRTY_CHANNEL = 'dirty_pack'
const AT_ONCE = 2
const RETRY_AFTER_MS = 30_000
/** The first time after that, too: a start has better things to do. */
const CLEAN_UP_MS = 10 * 60_000

/**
 * Republishes what has changed, for as long as the server runs. The table of dirty packs is the queue, an advisory lock
 * the claim: any number of processes may do this on one database.
 */
export async function startPublisher(
  services: Services,
  { debounceMs = 250, recheckMs = 2_000 }: PublisherOptions = {},
): Promise<Publisher> {
  const failedAt = new Map<string, number>()
  let stopped = false
  let running: Promise<void> | undefined
  let again = false

  const round = async () => {
    await pause(debounceMs)
    do {
      again = false
      await drain(services, failedAt, () => stopped)
    } while (again && !stopped)
  }
  const wake = () => {
    if (stopped) return
    again = true
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

  const stopListening = await services.db.listen(DIRTY_CHANNEL, wake)
  const timers = [setInterval(wake, recheckMs).unref(), setInterval(cleanUp, CLEAN_UP_MS).unref()]
  wake()
  return {
    settled: async () => {
      wake()
      while (running !== undefined) await running
    },
    stop: async () => {
      stopped = true
      for (const timer of timers) clearInterval(timer)
      await stopListening()
      await running
    },
  }
}

/** Publishes until nothing is left but what others are at or what has just failed. */
async function drain(services: Services, failedAt: Map<string, number>, isStopped: () => boolean) {
  while (!isStopped()) {
    const dirty = (await readDirty(services)).filter(
      (pack) => (failedAt.get(pack.key) ?? 0) < Date.now() - RETRY_AFTER_MS,
    )
    let done = 0
    const queue = [...dirty]
    const worker = async () => {
      for (let pack = queue.shift(); pack !== undefined && !isStopped(); pack = queue.shift()) {
        if (await tryPublish(services, pack, failedAt)) done++
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
    if (done === 0) return
  }
}

interface DirtyPack {
  key: string
  layer: string
  subdistrict: string
}

const readDirty = ({ db }: Pick<Services, 'db'>) =>
  db.query<DirtyPack>(
    `select layer || ' ' || subdistrict as key, layer, subdistrict
       from dirty_pack order by marked_at limit 200`,
  )

/** One broken layer must not keep the others from being published: it is logged and tried again later. */
async function tryPublish(
  services: Services,
  { key, layer: code, subdistrict }: DirtyPack,
  failedAt: Map<string, number>,
): Promise<boolean> {
  const { db, log } = services
  try {
    const layer = await layerDefinition(services, code)
    if (layer === undefined) {
      await db.query('delete from dirty_pack where layer = $1', [code])
      return true
    }
    const published = await publishPack(services, layer, subdistrict)
    if (published === 'busy') return false
    failedAt.delete(key)
    log.debug({ layer: code, subdistrict, ...published }, 'published')
    return true
  } catch (error) {
    failedAt.set(key, Date.now())
    log.error({ err: error, layer: code, subdistrict }, 'A pack could not be published')
    return false
  }
}
