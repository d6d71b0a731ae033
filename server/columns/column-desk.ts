import type { LayerScope } from '../../data/contracts/index.ts'
import { datasetOf } from '../../data/registry/index.ts'
import type { Services } from '../services.ts'
import { ByteLru } from '../storage/byte-lru.ts'
import {
  type ColumnGrade,
  columnsPath,
  effectiveGrade,
  fullGrade,
} from '../storage/columns/column-files.ts'
import { type ColumnsTask, makeColumns } from '../storage/columns/make-columns.ts'
import type { CurrentPack } from '../storage/pack-catalogue.ts'
import type { PackFolder } from '../storage/pack-folder.ts'
import { readWhole } from '../storage/read-whole.ts'
import { createWorkerPool } from '../storage/worker-pool.ts'
import { type CutTask, cutColumns } from './cut-columns.ts'
import { roundResidents } from './round-residents.ts'
import { wholeGrade } from './whole-grade.ts'

/** Gives out columns, each to whom it may be given; makes what is not there yet. */
export interface ColumnDesk {
  /** Names rows and rights: the same version, the same bytes. */
  version(scope: LayerScope, pack: CurrentPack): string
  /** Gzipped. Somebody must have made sure that the scope sees anything of the pack. */
  columns(scope: LayerScope, pack: CurrentPack): Promise<Uint8Array>
}

export type DeskTask = { kind: 'make'; task: ColumnsTask } | { kind: 'cut'; task: CutTask }

type Needs = Pick<Services, 'db' | 'registry' | 'settings' | 'packs' | 'keys'>

/** What takes longer than handing it over goes to a thread. */
const SMALL_PACK = 2_000
const CUTS_BYTES = 64 * 1024 * 1024

export function createColumnDesk(services: Needs): ColumnDesk {
  const { db, registry, settings, keys } = services
  const { folder } = services.packs
  const pool = createWorkerPool<DeskTask, Uint8Array | number>({
    entry: new URL('./worker-entry.mjs', import.meta.url),
    data: { connection: db.connection, dataDir: settings.dataDir },
    threads: 1,
  })
  const cuts = new ByteLru<Uint8Array>(CUTS_BYTES)
  const once = singleFlight()

  const make = async (
    { layer }: LayerScope,
    { subdistrict, version, featureCount }: CurrentPack,
  ) => {
    const task = { layer, subdistrict, version, featureCount }
    if (featureCount <= SMALL_PACK) await makeColumns({ db, registry, folder }, task)
    else await pool.run({ kind: 'make', task })
  }
  const cut = async (scope: LayerScope, pack: CurrentPack, grades: LayerScope['grades']) => {
    const { layer } = scope
    await ensure(folder, columnsPath(pack, fullGrade(datasetOf(layer))), () =>
      once(`make ${pack.layer} ${pack.version}`, () => make(scope, pack)),
    )
    const task = { layer, subdistrict: pack.subdistrict, version: pack.version, grades }
    // Rounding needs the keys, which stay in this thread; there are but few buildings.
    if (layer.code === 'RESIDENT') return cutColumns(folder, task, roundResidents(keys))
    if (pack.featureCount <= SMALL_PACK) return cutColumns(folder, task)
    return (await pool.run({ kind: 'cut', task })) as Uint8Array
  }
  const whole = async (scope: LayerScope, pack: CurrentPack, grade: ColumnGrade) => {
    const path = columnsPath(pack, grade)
    await ensure(folder, path, () =>
      once(path, async () => {
        if (grade === fullGrade(datasetOf(scope.layer))) return make(scope, pack)
        await folder.write(path, [await cut(scope, pack, [{ area: '', grade }])])
      }),
    )
    return readWhole(folder, path)
  }
  return {
    version: (scope, pack) => versionOf(scope, pack),
    columns: async (scope, pack) => {
      const grade = gradeOf(scope, pack)
      if (grade !== undefined) return whole(scope, pack, grade)
      const key = `${pack.layer} ${pack.subdistrict} ${versionOf(scope, pack)}`
      const known = cuts.get(key)
      if (known !== undefined) return known
      const bytes = await cut(scope, pack, scope.grades)
      cuts.set(key, bytes, bytes.length)
      return bytes
    },
  }
}

function versionOf(scope: LayerScope, pack: CurrentPack): string {
  const grade = gradeOf(scope, pack)
  return `${pack.version}.${grade === undefined ? scope.digest : `g${grade}`}`
}

function gradeOf(scope: LayerScope, { subdistrict }: CurrentPack): ColumnGrade | undefined {
  const grade = wholeGrade(scope, subdistrict)
  return grade && effectiveGrade(datasetOf(scope.layer), grade)
}

async function ensure(folder: PackFolder, path: string, make: () => Promise<void>): Promise<void> {
  try {
    const file = await folder.open(path)
    file.close()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    await make()
  }
}

/** Many may ask for the same thing at the same time. */
function singleFlight() {
  const underWay = new Map<string, Promise<void>>()
  return (key: string, work: () => Promise<void>): Promise<void> => {
    const running = underWay.get(key) ?? work().finally(() => underWay.delete(key))
    underWay.set(key, running)
    return running
  }
}
