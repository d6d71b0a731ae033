import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../../../data/contracts/index.ts'
import type { CellsResult } from './reading/cells-request.ts'
import { CELLS_FILE } from './reading/cells-request.ts'

/** What is known of a file besides its values. */
export type FileFacts = Pick<CellsResult, 'format' | 'rows' | 'declaredCrs' | 'geometry'> & {
  columns: readonly { name: string; isRuined: boolean }[]
}

const FACTS_FILE = 'desk.json'
const POINTS_FILE = 'points.json'

export async function writeFacts(folder: string, result: CellsResult): Promise<void> {
  const { format, rows, declaredCrs, geometry } = result
  const columns = result.columns.map(({ name, isRuined }) => ({ name, isRuined }))
  const facts: FileFacts = { format, rows, declaredCrs, geometry, columns }
  await writeFile(join(folder, FACTS_FILE), JSON.stringify(facts))
}

export async function readFacts(folder: string): Promise<FileFacts> {
  const text = await readFile(join(folder, FACTS_FILE), 'utf8').catch((error) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw new Refusal(409, 'file-gone', 'What was read of the file is gone; import it again.')
  })
  return JSON.parse(text) as FileFacts
}

/** `points`: JSON. */
export const writePoints = (folder: string, points: string): Promise<void> =>
  writeFile(join(folder, POINTS_FILE), points)

/** `undefined` = there are none yet. */
export async function readPoints(folder: string): Promise<unknown> {
  const text = await readFile(join(folder, POINTS_FILE), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
    },
  )
  return text === undefined ? undefined : JSON.parse(text)
}

export const cellsPath = (folder: string): string => join(folder, CELLS_FILE)

export async function removeCells(folder: string): Promise<void> {
  await rm(cellsPath(folder), { force: true })
}
