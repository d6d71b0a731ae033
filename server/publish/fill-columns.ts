import { datasetOf } from '../../data/registry/index.ts'
import type { Services } from '../services.ts'
import { columnsPath, fullGrade } from '../storage/columns/column-files.ts'
import { holdsFile, type PackFolder } from '../storage/pack-folder.ts'
import type { PackKey } from '../storage/pack-paths.ts'
import { layerDefinition } from './layer-definition.ts'
import type { PackMaker } from './pack-maker.ts'

type Needs = Pick<Services, 'db' | 'registry'> & { packs: { folder: PackFolder } }

interface SettledPack extends PackKey {
  featureCount: number
}

export interface FillOptions {
  /** Leaves out packs that are younger: what changes again and again is not worth it; who asks gets it all the same. */
  settledMs?: number
  isStopped?: () => boolean
  onPart?: (done: number, total: number) => void
}

/**
 * Writes the columns that current packs still lack, whatever made the packs. Not part of publishing: the map shall not wait for
 * what analysis needs. Answers how many were written.
 */
export async function fillColumns(
  needs: Needs,
  maker: Pick<PackMaker, 'columns'>,
  { settledMs = 0, isStopped = () => false, onPart }: FillOptions = {},
): Promise<number> {
  const packs = await needs.db.query<SettledPack>(
    `select layer, subdistrict, version, feature_count as "featureCount" from pack
      where current and created_at <= now() - make_interval(secs => $1::float8 / 1000)
      order by layer, subdistrict`,
    [settledMs],
  )
  let written = 0
  const queue = [...packs]
  const next = async () => {
    for (let pack = queue.shift(); pack !== undefined && !isStopped(); pack = queue.shift()) {
      if (await fillOne(needs, maker, pack)) written++
      onPart?.(packs.length - queue.length, packs.length)
    }
  }
  await Promise.all([next(), next()])
  return written
}

async function fillOne(needs: Needs, maker: Pick<PackMaker, 'columns'>, pack: SettledPack) {
  const layer = await layerDefinition(needs, pack.layer)
  if (layer === undefined) return false
  if (await holdsFile(needs.packs.folder, columnsPath(pack, fullGrade(datasetOf(layer)))))
    return false
  await maker.columns({ ...pack, layer })
  return true
}
