import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readSourceCells, type SourceCells } from '../../data/formats/coverage/read-source-cells.ts'
import { openUpload } from '../../data/formats/readers/open-upload.ts'
import { memorySource } from '../../data/formats/sources/byte-source.ts'

const FOLDER = fileURLToPath(new URL('../../../shared/data/grids/', import.meta.url))

/** Coverages as they are found in the world; they are no part of the project. */
export const REAL_GRIDS = [
  'cb_2018_11_tract_500k.json.gz',
  'cb_2018_44_tract_500k.json.gz',
  'ks_ellis_county_vtd.gpkg',
  'nyc-taxi-zones',
  'precincts-075-san-francisco',
  'precincts-081-san-mateo',
] as const
export type RealGrid = (typeof REAL_GRIDS)[number]

export const hasRealGrids = existsSync(FOLDER)

export async function readRealGrid(name: RealGrid): Promise<SourceCells> {
  const path = join(FOLDER, name)
  const files = statSync(path).isDirectory() ? readdirSync(path).map((f) => join(path, f)) : [path]
  const upload = await openUpload(
    files.map((file) => memorySource(basename(file), readFileSync(file))),
  )
  return readSourceCells(upload)
}
