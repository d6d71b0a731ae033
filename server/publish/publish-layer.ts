import {
  type LayerDefinition,
  OUTSIDE_SUBDISTRICT,
  type SubdistrictCode,
} from '../../data/contracts/index.ts'
import { announceAll } from '../storage/announce.ts'
import type { Database, Queryable } from '../storage/database.ts'
import { PUBLISHED_CHANNEL } from '../storage/pack-catalogue.ts'
import { activatePacks } from './activate-packs.ts'
import { boundsOfLayer } from './layer-extent.ts'
import type { MadePack, PackTask } from './make-pack.ts'
import type { PackMaker } from './pack-maker.ts'

export interface PublishServices {
  db: Database
  maker: PackMaker
}

export interface Publication {
  packs: readonly MadePack[]
  /** Something of it was marked dirty once more while it went on. */
  isChangedAgain: boolean
}

/**
 * Makes new versions of packs of one layer out of the rows as they are now and makes them current together: nobody sees a
 * part of them. Answers 'busy' when another process is at this layer.
 *
 * Everything hangs on one transaction: until it commits, nobody knows of the new files, and a crash leaves the old versions
 * and files that `clean-up.ts` removes. Marks go behind it, by themselves: whoever marks the same pack meanwhile must not wait
 * until a process that comes after others gets its turn. A crash in between publishes once more. A mark goes only if nobody has
 * renewed it since it was read.
 */
export async function publishLayer(
  { db, maker }: PublishServices,
  layer: LayerDefinition,
  subdistricts: readonly string[],
): Promise<Publication | 'busy'> {
  const published = await db.transaction(
    async (client) => {
      if (!(await lockLayer(client, layer))) return undefined
      const marks = await readMarks(client, layer, subdistricts)
      const before = await readBefore(client, layer, subdistricts)
      const layerBounds = await boundsOfLayer(client, layer)
      // The thread that fails first must not leave the others writing behind its back.
      const made = await allOf(before.map((pack) => maker.make({ layer, layerBounds, ...pack })))
      await activatePacks(client, maker, layer, made)
      await client.notify(PUBLISHED_CHANNEL, layer.code)
      await tell(client, layer, made)
      return { made, marks }
    },
    { statementTimeoutMs: 0 },
  )
  if (published === undefined) return 'busy'
  const { made, marks } = published
  const cleared = await clearMarks(db, layer.code, marks)
  return { packs: made, isChangedAgain: cleared < marks.length }
}

async function allOf<Result>(work: readonly Promise<Result>[]): Promise<Result[]> {
  const ended = await Promise.allSettled(work)
  return ended.map((end) => {
    if (end.status === 'rejected') throw end.reason
    return end.value
  })
}

/** Not a row lock: writers that mark packs dirty meanwhile must not wait. */
async function lockLayer(client: Queryable, { code }: LayerDefinition): Promise<boolean> {
  const row = await client.first<{ taken: boolean }>(
    'select pg_try_advisory_xact_lock(hashtext($1)) as taken',
    [`publish ${code}`],
  )
  return row!.taken
}

interface Mark {
  /** May be empty: what lies in no subdistrict. */
  subdistrict: string
  /** As text: a JavaScript date would drop the microseconds. */
  markedAt: string
}

const readMarks = (
  client: Queryable,
  { code }: LayerDefinition,
  subdistricts: readonly string[],
): Promise<Mark[]> =>
  client.query<Mark>(
    `select subdistrict, marked_at::text as "markedAt" from dirty_pack
      where layer = $1 and coalesce(nullif(subdistrict, ''), $3) = any($2)`,
    [code, [...subdistricts], OUTSIDE_SUBDISTRICT],
  )

/** Answers how many were as they had been read. */
const clearMarks = (client: Queryable, layer: string, marks: readonly Mark[]): Promise<number> =>
  client.execute(
    `delete from dirty_pack
      using unnest($2::text[], $3::timestamptz[]) as read (subdistrict, marked_at)
      where dirty_pack.layer = $1
        and dirty_pack.subdistrict = read.subdistrict
        and dirty_pack.marked_at = read.marked_at`,
    [layer, marks.map(({ subdistrict }) => subdistrict), marks.map(({ markedAt }) => markedAt)],
  )

type Before = Omit<PackTask, 'layer' | 'layerBounds'>

/** The number of the new version and what the old one was like. */
async function readBefore(
  client: Queryable,
  { code }: LayerDefinition,
  subdistricts: readonly string[],
): Promise<Before[]> {
  const rows = await client.query<{
    subdistrict: string
    version: number
    detailZoom: number | null
    featureCount: number | null
  }>(
    `select
       wanted.subdistrict,
       nextval('publication_version') as version,
       pack.detail_zoom as "detailZoom",
       pack.feature_count as "featureCount"
     from unnest($2::text[]) as wanted (subdistrict)
     left join pack
       on pack.layer = $1 and pack.subdistrict = wanted.subdistrict and pack.current`,
    [code, [...subdistricts]],
  )
  return rows.map(({ subdistrict, version, detailZoom, featureCount }) => ({
    subdistrict,
    version,
    currentDetailZoom: detailZoom ?? undefined,
    currentFeatureCount: featureCount ?? undefined,
  }))
}

const tell = (client: Queryable, layer: LayerDefinition, made: readonly MadePack[]) =>
  announceAll(
    client,
    made.map(({ subdistrict, version }) => ({
      message: {
        kind: 'published',
        layer: layer.code,
        subdistrict: subdistrict as SubdistrictCode,
        version: String(version),
      },
      subdistrict,
    })),
  )
