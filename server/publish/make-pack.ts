import type { Bounds, LayerDefinition } from '../../data/contracts/index.ts'
import type { Registry } from '../../data/registry/index.ts'
import type { Database } from '../storage/database.ts'
import { hashing, type PackDigests } from '../storage/pack-digest.ts'
import type { PackFolder } from '../storage/pack-folder.ts'
import { type PackKey, type PackPart, packPath } from '../storage/pack-paths.ts'
import { buildPack, type PackFileSet } from './build-pack.ts'
import { PackRecorder } from './pack-recorder.ts'
import { readSource } from './read-source.ts'

/** A version to be made; nobody knows of it until it is made current. */
export interface PackTask {
  layer: LayerDefinition
  subdistrict: string
  version: number
  /** Those of the version before; its zoom is kept where it still fits. */
  currentDetailZoom?: number
  currentFeatureCount?: number
  /** Given up with `GrownPack` when there are more rows than that; they have been read in vain. */
  mostRows?: number
  /** How far the layer reaches beyond this pack; `undefined` = not known yet. */
  layerBounds?: Bounds
}

/** What was written. Without features there are no files. */
export interface MadePack {
  subdistrict: string
  version: number
  featureCount: number
  byteCount: number
  bounds: Bounds | null
  detailZoom: number
  digests: PackDigests
  /** Milliseconds spent reading rows, building and writing files. */
  readMs: number
  buildMs: number
  writeMs: number
}

export interface MakeServices {
  db: Pick<Database, 'transaction'>
  registry: Registry
  folder: PackFolder
}

/** There are more rows than `PackTask.mostRows`. */
export class GrownPack extends Error {}

/** Reads the rows as they are now, builds the pack with its overviews, writes the files. */
export async function makePack(services: MakeServices, task: PackTask): Promise<MadePack> {
  const { layer, subdistrict, version, mostRows = Number.POSITIVE_INFINITY } = task
  const start = performance.now()
  const recorder = new PackRecorder(layer)
  let rows = 0
  await services.db.transaction(
    (client) =>
      readSource(client, services.registry, layer, subdistrict, (row) => {
        if (++rows <= mostRows) recorder.add(row)
      }),
    { statementTimeoutMs: 0, readOnly: true },
  )
  if (rows > mostRows) throw new GrownPack(`${layer.code} of ${subdistrict} has ${rows} rows.`)
  const readAt = performance.now()
  const files = await buildPack({ ...task, recorder })
  const builtAt = performance.now()
  const digests = await writeFiles(
    services.folder,
    { layer: layer.code, subdistrict, version },
    files,
  )
  const { detail, detailZoom } = files
  return {
    subdistrict,
    version,
    featureCount: detail.featureCount,
    byteCount: detail.byteLength,
    bounds: detail.bounds,
    detailZoom,
    digests,
    readMs: readAt - start,
    buildMs: builtAt - readAt,
    writeMs: performance.now() - builtAt,
  }
}

async function writeFiles(
  folder: PackFolder,
  key: PackKey,
  { detail, grids, overviews }: PackFileSet,
): Promise<PackDigests> {
  if (detail.featureCount === 0) return {}
  const write = async (part: PackPart, bytes: Iterable<Uint8Array>) => {
    const { chunks, digest } = hashing(bytes)
    await folder.write(packPath(key, part), chunks)
    return [part, digest()] as const
  }
  const written = await Promise.all([
    write('detail', detail.chunks()),
    write('grids', [grids]),
    ...[...overviews].map(([z, pack]) => write(z, pack.chunks())),
  ])
  return Object.fromEntries(written)
}
