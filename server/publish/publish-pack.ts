import {
  type LayerDefinition,
  OUTSIDE_SUBDISTRICT,
  type SubdistrictCode,
} from '../../data/contracts/index.ts'
import type { Services } from '../services.ts'
import { announce } from '../storage/announce.ts'
import type { Queryable } from '../storage/database.ts'
import { PUBLISHED_CHANNEL } from '../storage/pack-catalogue.ts'
import type { PackFiles } from '../storage/pack-files.ts'
import type { PackFolder } from '../storage/pack-folder.ts'
import { packPath } from '../storage/pack-paths.ts'
import { buildPack, type PackFileSet } from './build-pack.ts'
import { boundsOfLayer, layerDetailZoom } from './layer-extent.ts'
import { PackRecorder } from './pack-recorder.ts'
import { readSource } from './read-source.ts'

export type PublishServices = Pick<Services, 'db' | 'registry'> & {
  packs: { folder: PackFolder; files: PackFiles }
}

export interface Published {
  version: number
  featureCount: number
  byteCount: number
  /** Milliseconds spent reading rows, building and writing files. */
  readMs: number
  buildMs: number
  writeMs: number
}

/**
 * Makes a new version of one pack out of the rows as they are now. Answers 'busy' when another process is at it.
 *
 * Everything hangs on one transaction: until it commits, nobody knows of the new files, and a crash leaves the old version
 * and files that `clean-up.ts` removes. The dirty mark goes only if nobody has renewed it since it was read.
 */
export async function publishPack(
  services: PublishServices,
  layer: LayerDefinition,
  subdistrict: string,
): Promise<Published | 'busy'> {
  return services.db.transaction(
    async (client) => {
      const key = { layer: layer.code, subdistrict: subdistrict || OUTSIDE_SUBDISTRICT }
      if (!(await lockPack(client, key))) return 'busy'
      const mark = await readMark(client, layer.code, subdistrict)
      const before = await currentPack(client, key)
      const start = performance.now()
      const recorder = new PackRecorder(layer)
      await readSource(client, services.registry, layer, key.subdistrict, (row) =>
        recorder.add(row),
      )
      const readAt = performance.now()
      const files = await buildPack({
        layer,
        subdistrict: key.subdistrict,
        recorder,
        currentDetailZoom: before?.detail_zoom,
        layerBounds: await boundsOfLayer(client, layer),
      })
      const builtAt = performance.now()
      const version = await nextVersion(client)
      await writeFiles(services.packs.folder, { ...key, version }, files)
      const writtenAt = performance.now()
      await activate(client, services.packs.files, layer, { ...key, version }, files)
      await clearMark(client, layer.code, subdistrict, mark)
      await tell(client, { ...key, version }, files.detail.featureCount)
      return {
        version,
        featureCount: files.detail.featureCount,
        byteCount: files.detail.byteLength,
        readMs: readAt - start,
        buildMs: builtAt - readAt,
        writeMs: writtenAt - builtAt,
      }
    },
    { statementTimeoutMs: 0 },
  )
}

interface Key {
  layer: string
  subdistrict: string
}

/** Not a row lock: writers that mark the pack dirty meanwhile must not wait. */
async function lockPack(client: Queryable, { layer, subdistrict }: Key): Promise<boolean> {
  const row = await client.first<{ taken: boolean }>(
    'select pg_try_advisory_xact_lock(hashtext($1), hashtext($2)) as taken',
    [`publish ${layer}`, subdistrict],
  )
  return row!.taken
}

/** As text: a JavaScript date would drop the microseconds. */
async function readMark(client: Queryable, layer: string, subdistrict: string) {
  const row = await client.first<{ marked_at: string }>(
    'select marked_at::text from dirty_pack where layer = $1 and subdistrict = $2',
    [layer, subdistrict],
  )
  return row?.marked_at
}

async function clearMark(client: Queryable, layer: string, subdistrict: string, mark?: string) {
  if (mark === undefined) return
  await client.query(
    `delete from dirty_pack
      where layer = $1 and subdistrict = $2 and marked_at = $3::timestamptz`,
    [layer, subdistrict, mark],
  )
}

const currentPack = (client: Queryable, { layer, subdistrict }: Key) =>
  client.first<{ detail_zoom: number }>(
    'select detail_zoom from pack where layer = $1 and subdistrict = $2 and current',
    [layer, subdistrict],
  )

async function nextVersion(client: Queryable): Promise<number> {
  const row = await client.first<{ version: number }>(
    `select nextval('publication_version') as version`,
  )
  return row!.version
}

/** A pack without features has no files and no row. */
async function writeFiles(folder: PackFolder, key: Key & { version: number }, files: PackFileSet) {
  if (files.detail.featureCount === 0) return
  await Promise.all([
    folder.write(packPath(key, 'detail'), files.detail.chunks()),
    folder.write(packPath(key, 'grids'), [files.grids]),
    ...[...files.overviews].map(([z, pack]) => folder.write(packPath(key, z), pack.chunks())),
  ])
}

async function activate(
  client: Queryable,
  packFiles: PackFiles,
  layer: LayerDefinition,
  { subdistrict, version }: Key & { version: number },
  { detail, detailZoom }: PackFileSet,
): Promise<void> {
  // Packs of one layer become current one after the other: each sees the others' zooms when it computes the layer's.
  await client.query('select pg_advisory_xact_lock(hashtext($1))', [`activate ${layer.code}`])
  await client.query(
    'update pack set current = false where layer = $1 and subdistrict = $2 and current',
    [layer.code, subdistrict],
  )
  if (detail.featureCount > 0) {
    await client.query(
      `insert into pack
         (layer, subdistrict, version, current, feature_count, byte_count, bounds, detail_zoom)
       values ($1, $2, $3, true, $4, $5, $6, $7)`,
      [
        layer.code,
        subdistrict,
        version,
        detail.featureCount,
        detail.byteLength,
        detail.bounds,
        detailZoom,
      ],
    )
  }
  const zoom = await layerDetailZoom(client, packFiles, layer)
  await client.query(
    `insert into layer_publication (layer, version, min_zoom, detail_zoom)
     values ($1, $2, $3, $4)
     on conflict (layer) do update set
       version = greatest(layer_publication.version, excluded.version),
       min_zoom = excluded.min_zoom,
       detail_zoom = excluded.detail_zoom,
       updated_at = now()`,
    [layer.code, version, layer.minZoom, zoom],
  )
}

async function tell(
  client: Queryable,
  { layer, subdistrict, version }: Key & { version: number },
  featureCount: number,
): Promise<void> {
  await client.notify(PUBLISHED_CHANNEL, layer)
  await announce(
    client,
    {
      kind: 'published',
      layer: layer as LayerDefinition['code'],
      subdistrict: subdistrict as SubdistrictCode,
      version: String(version),
      featureCount,
    },
    subdistrict,
  )
}
