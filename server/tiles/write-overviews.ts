import type { CurrentPack } from '../storage/pack-catalogue.ts'
import type { PackFolder } from '../storage/pack-folder.ts'
import { packPath } from '../storage/pack-paths.ts'
import { readWhole } from '../storage/read-whole.ts'
import { buildOverview, type OverviewSource, readPermitted } from './build-overview.ts'

/** Overviews of a whole pack that nobody has made yet. */
export interface OverviewTask {
  pack: CurrentPack
  zooms: readonly number[]
  source: OverviewSource
}

/** Makes them as files; answers `false` where the folder takes none. */
export async function writeOverviews(
  folder: PackFolder,
  { pack, zooms, source }: OverviewTask,
): Promise<boolean> {
  const features = readPermitted(await readWhole(folder, packPath(pack, 'detail')), () => true)
  for (const z of zooms) {
    try {
      await folder.write(packPath(pack, z), buildOverview(features, pack, z, source).chunks())
    } catch (error) {
      // Tiles are more important than keeping what they are made of.
      if (UNWRITABLE.includes((error as NodeJS.ErrnoException).code ?? '')) return false
      throw error
    }
  }
  return true
}

const UNWRITABLE = ['EROFS', 'EACCES', 'EPERM', 'ENOSPC', 'EDQUOT']
