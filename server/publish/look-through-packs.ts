import { setTimeout as pause } from 'node:timers/promises'
import type { Services } from '../services.ts'
import {
  digestsOf,
  findOtherBytes,
  type HashOptions,
  type PackDigests,
} from '../storage/pack-digest.ts'
import { type PackKey, packParts } from '../storage/pack-paths.ts'

type Needs = Pick<Services, 'db' | 'log'> & { packs: Pick<Services['packs'], 'folder'> }

interface CurrentPack extends PackKey {
  digests: PackDigests
  minZoom: number
  detailZoom: number
}

export interface LookThroughOptions {
  signal?: AbortSignal
  /** Of all together; what is saved in speed is left to those who ask for tiles. */
  bytesPerSecond?: number
}

/** 600 MB in five minutes, at half a percent of a core. */
const BYTES_PER_SECOND = 2_000_000
/** A start has better things to do. */
const FIRST_MS = 60_000
const ASK_MS = 10 * 60_000
const EVERY_MINUTES = 60

/** Looks once an hour, whichever of the processes comes first; answers a function that ends it. */
export function lookRegularly(needs: Needs): () => Promise<void> {
  const ending = new AbortController()
  const { signal } = ending
  let looking: Promise<unknown> | undefined
  const look = async () => {
    if (await isTurnToLook(needs, EVERY_MINUTES)) await lookThroughPacks(needs, { signal })
  }
  const begin = () => {
    looking ??= look()
      .catch((error: Error) => {
        if (!signal.aborted) needs.log.error({ err: error }, 'Packs could not be looked through')
      })
      .finally(() => {
        looking = undefined
      })
  }
  const timers = [setTimeout(begin, FIRST_MS).unref(), setInterval(begin, ASK_MS).unref()]
  return async () => {
    ending.abort()
    for (const timer of timers) clearTimeout(timer)
    await looking
  }
}

/**
 * Reads every current pack to its last byte and compares it with what was published: tiles are cut out of packs without
 * decoding them, so that a flipped bit among the features would stay unseen. Whatever differs is marked to be published
 * anew. Answers how many were. Packs that have no checksums yet get them.
 */
export async function lookThroughPacks(
  { db, log, packs }: Needs,
  { signal, bytesPerSecond = BYTES_PER_SECOND }: LookThroughOptions = {},
): Promise<number> {
  const current = await db.query<CurrentPack>(
    `select pack.layer, subdistrict, pack.version, digests, min_zoom as "minZoom",
       pack.detail_zoom as "detailZoom"
     from pack join layer_publication using (layer) where current order by layer, subdistrict`,
  )
  const afterSlice = async (bytes: number) => {
    await pause((bytes / bytesPerSecond) * 1000, undefined, { signal, ref: false })
  }
  let broken = 0
  for (const { digests, minZoom, detailZoom, ...pack } of current) {
    const isKnown = Object.keys(digests).length > 0
    const looking = isKnown
      ? findOtherBytes(packs.folder, pack, digests, { afterSlice })
      : adopt({ db, packs }, { ...pack, minZoom, detailZoom }, { afterSlice })
    const reason = await looking.catch((error: NodeJS.ErrnoException) => {
      if (signal?.aborted) throw error
      // Gone: replaced meanwhile, or lost.
      return error.message
    })
    if (reason !== undefined && (await markIfCurrent(db, pack))) {
      broken++
      log.error({ ...pack, reason }, 'A pack is damaged and is published anew')
    }
  }
  return broken
}

/** Packs from before there were checksums: as they are now they shall stay. */
async function adopt(
  { db, packs }: Pick<Needs, 'db' | 'packs'>,
  pack: Omit<CurrentPack, 'digests'>,
  options: HashOptions,
): Promise<undefined> {
  const { layer, subdistrict, version } = pack
  const digests = await digestsOf(packs.folder, pack, packParts(pack), options)
  await db.execute(
    `update pack set digests = $4 where layer = $1 and subdistrict = $2 and version = $3`,
    [layer, subdistrict, version, JSON.stringify(digests)],
  )
}

async function markIfCurrent(db: Needs['db'], { layer, subdistrict, version }: PackKey) {
  const marked = await db.query(
    `select mark_dirty(layer, subdistrict) from pack
     where layer = $1 and subdistrict = $2 and version = $3 and current`,
    [layer, subdistrict, version],
  )
  return marked.length > 0
}

/** True for one of the processes on a database, once in so many minutes. */
async function isTurnToLook({ db }: Pick<Needs, 'db'>, everyMinutes: number): Promise<boolean> {
  const taken = await db.execute(
    `insert into setting (key, value) values ('packs.looked-through', to_jsonb(now()))
     on conflict (key) do update set value = excluded.value
     where (setting.value #>> '{}')::timestamptz < now() - make_interval(mins => $1)`,
    [everyMinutes],
  )
  return taken > 0
}
