import type { Bounds, LayerDefinition } from '../../data/contracts/index.ts'
import type { Registry } from '../../data/registry/index.ts'
import type { Database } from '../storage/database.ts'
import type { PackFolder } from '../storage/pack-folder.ts'
import { type PackKey, packPath } from '../storage/pack-paths.ts'
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

/** Reads the rows as they are now, builds the pack with its overviews, writes the files. */
export async function makePack(services: MakeServices, task: PackTask): Promise<MadePack> {
  const { layer, subdistrict, version } = task
  const start = performance.now()
  const recorder = new PackRecorder(layer)
  await services.db.transaction(
    (client) =>
      readSource(client, services.registry, layer, subdistrict, (row) => recorder.add(row)),
    { statementTimeoutMs: 0, readOnly: true },
  )
  const readAt = performance.now()
  const files = await buildPack({ ...task, recorder })
  const builtAt = performance.now()
  await writeFiles(services.folder, { layer: layer.code, subdistrict, version }, files)
  const { detail, detailZoom } = files
  return {
    subdistrict,
    version,
    featureCount: detail.featureCount,
    byteCount: detail.byteLength,
    bounds: detail.bounds,
    detailZoom,
    readMs: readAt - start,
    buildMs: builtAt - readAt,
    writeMs: performance.now() - builtAt,
  }
}

async function writeFiles(folder: PackFolder, key: PackKey, files: PackFileSet): Promise<void> {
  if (files.detail.featureCount === 0) return
  await Promise.all([
    folder.write(packPath(key, 'detail'), files.detail.chunks()),
    folder.write(packPath(key, 'grids'), [files.grids]),
    ...[...files.overviews].map(([z, pack]) => folder.write(packPath(key, z), pack.chunks())),
  ])
}
