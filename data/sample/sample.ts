import { tileQuotas } from './quotas.ts'
import { SAMPLE_SIZES, type SampleSize } from './size.ts'
import { createSubdistrict, type Subdistrict } from './subdistrict.ts'
import { addressTable, buildingTable, roomTable } from './tables/addresses.ts'
import { aliasTable } from './tables/aliases.ts'
import { divisionTable, gridTable, staffTable } from './tables/divisions.ts'
import { residenceTable, residentTable } from './tables/people.ts'
import type { SampleTable } from './tables/table.ts'
import { eventTable, itemTable, mapTable, orgTable, siteTable } from './tables/things.ts'
import { createGround } from './terrain.ts'

export type { SampleTable } from './tables/table.ts'

export interface SampleOptions {
  size: SampleSize['name']
  /** Other measures than those of `size`: whoever tests needs no whole town. */
  measures?: SampleSize
  seed?: number
  /** The day that counts as today, ISO. */
  referenceDate?: string
}

export const DEFAULT_SEED = 1
export const DEFAULT_REFERENCE_DATE = '2026-11-20'

/** One subdistrict's rows of every table. */
export interface SamplePart {
  subdistrict: Subdistrict
  tables: readonly SampleTable[]
}

/** The sample district, one subdistrict at a time: only one is ever in memory. Same options, same bytes. */
export function* generateSample(options: SampleOptions): Generator<SamplePart> {
  const size = options.measures ?? SAMPLE_SIZES[options.size]
  const seed = options.seed ?? DEFAULT_SEED
  const ground = createGround(size, seed)
  const quotas = tileQuotas(size, seed)
  for (let tile = 0; tile < ground.tiles.count; tile++) {
    const today = options.referenceDate ?? DEFAULT_REFERENCE_DATE
    yield samplePart(createSubdistrict(ground, tile, quotas, today))
  }
}

function samplePart(subdistrict: Subdistrict): SamplePart {
  const tables = [
    divisionTable,
    gridTable,
    staffTable,
    addressTable,
    aliasTable,
    buildingTable,
    roomTable,
    residentTable,
    residenceTable,
    orgTable,
    siteTable,
    itemTable,
    mapTable,
    eventTable,
  ].map((table) => table(subdistrict))
  return { subdistrict, tables }
}
