import type { Queryable } from '../storage/database.ts'
import { findOtherBytes, type PackDigests } from '../storage/pack-digest.ts'
import type { PackFolder } from '../storage/pack-folder.ts'
import { type PackKey, packPath, parsePackPath } from '../storage/pack-paths.ts'

/** The files of the current packs of one layer. */
export interface LayerFiles {
  layer: string
  paths: string[]
}

export interface ListedFiles {
  layers: LayerFiles[]
  /** Current packs that are not what was published, e.g. `SCHOOL 330199001`. */
  damaged: string[]
}

/** By layer; a pack without its file, or with other bytes in it, is left out, and published anew after a restore. */
export async function listPackFiles(client: Queryable, folder: PackFolder): Promise<ListedFiles> {
  const packs = await client.query<PackKey & { digests: PackDigests }>(
    'select layer, subdistrict, version, digests from pack where current order by layer, subdistrict',
  )
  const current = new Map(packs.map((pack) => [packPath(pack, 'detail'), pack]))
  const pathsOf = new Map<string, string[]>()
  for await (const { path } of folder.list()) {
    const unixPath = path.replaceAll('\\', '/')
    const key = parsePackPath(unixPath)
    if (key === undefined || unixPath.endsWith('.part')) continue
    const detail = packPath(key, 'detail')
    if (current.has(detail)) pathsOf.set(detail, [...(pathsOf.get(detail) ?? []), unixPath])
  }
  const byLayer = new Map<string, string[]>()
  const damaged: string[] = []
  for (const [detail, paths] of pathsOf) {
    const { layer, subdistrict, ...pack } = current.get(detail)!
    const reason = await findOtherBytes(
      folder,
      { ...pack, layer, subdistrict },
      pack.digests,
    ).catch(String)
    if (reason === undefined) byLayer.set(layer, [...(byLayer.get(layer) ?? []), ...paths])
    else damaged.push(`${layer} ${subdistrict}`)
  }
  const layers = [...byLayer].sort().map(([layer, paths]) => ({ layer, paths: paths.sort() }))
  return { layers, damaged }
}
