import { setImmediate as othersFirst } from 'node:timers/promises'
import type { Services } from '../services.ts'
import { glanceAtPack, glanceAtSidecar } from '../storage/glance-at-pack.ts'
import { findOtherBytes, type PackDigests } from '../storage/pack-digest.ts'
import type { PackFolder } from '../storage/pack-folder.ts'
import { type PackPart, packPath } from '../storage/pack-paths.ts'

interface CurrentPack {
  layer: string
  subdistrict: string
  version: number
  byteCount: number
  minZoom: number
  detailZoom: number
  digests: PackDigests
}

type Needs = Pick<Services, 'db' | 'log'> & { packs: Pick<Services['packs'], 'folder'> }

/**
 * Marks current packs whose files are missing, have another size or cannot be opened, to be published anew; answers how
 * many. Of one layer, and then to the last byte, when somebody has met damage there, else of all: their bytes are looked
 * through by `look-through-packs.ts`, which takes its time.
 *
 * Files are opened and read without a pause: after each of them whoever waits comes first.
 */
export async function healPacks({ db, log, packs }: Needs, layer?: string): Promise<number> {
  const current = await db.query<CurrentPack>(
    `select pack.layer, subdistrict, pack.version, byte_count as "byteCount",
       min_zoom as "minZoom", pack.detail_zoom as "detailZoom", digests
     from pack join layer_publication using (layer)
     where current and ($1::text is null or layer = $1)`,
    [layer ?? null],
  )
  let broken = 0
  for (const pack of current) {
    const reason = await whatIsWrong(packs.folder, pack, layer !== undefined)
    if (reason === undefined) continue
    broken++
    log.error(
      { layer: pack.layer, subdistrict: pack.subdistrict, version: pack.version, reason },
      'A pack is damaged and is published anew',
    )
    await db.query('select mark_dirty($1, $2)', [pack.layer, pack.subdistrict])
  }
  return broken
}

async function whatIsWrong(
  folder: PackFolder,
  pack: CurrentPack,
  toTheLastByte: boolean,
): Promise<string | undefined> {
  try {
    const size = await glanceAtPack(folder, packPath(pack, 'detail'))
    if (size !== pack.byteCount) return `${size} bytes instead of ${pack.byteCount}`
    await othersFirst()
    await glanceAtSidecar(folder, packPath(pack, 'grids'))
    for (const part of overviewsOf(pack)) {
      await othersFirst()
      await glanceAtPack(folder, packPath(pack, part))
    }
    if (!toTheLastByte) return undefined
    return await findOtherBytes(folder, pack, pack.digests, { afterSlice: () => othersFirst() })
  } catch (error) {
    // Whatever it is, the rows are in the database.
    return error instanceof Error ? error.message : String(error)
  } finally {
    await othersFirst()
  }
}

function overviewsOf({ minZoom, detailZoom }: CurrentPack): PackPart[] {
  return Array.from({ length: Math.max(0, detailZoom - minZoom) }, (_, i) => minZoom + i)
}
