import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type DeskReport, type DeskShape, Refusal } from '../../../data/contracts/index.ts'
import type { CellsResult } from './reading/cells-request.ts'
import { CELLS_FILE } from './reading/cells-request.ts'

/** What is known of a file besides its values. */
export type FileFacts = Pick<CellsResult, 'format' | 'rows' | 'declaredCrs' | 'geometry'> & {
  columns: readonly { name: string; isRuined: boolean }[]
}

const FACTS_FILE = 'desk.json'
const POINTS_FILE = 'points.json'
const SHAPES_FILE = 'shapes.json'

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

export const writeShapes = (folder: string, shapes: readonly DeskShape[]): Promise<void> =>
  writeFile(join(folder, SHAPES_FILE), JSON.stringify(shapes))

/** What the map of the preview shows; nothing of it is there before the check. */
export async function readPreview(folder: string): Promise<Pick<DeskReport, 'points' | 'shapes'>> {
  const [points, shapes] = await Promise.all(
    [POINTS_FILE, SHAPES_FILE].map((name) => readJson(join(folder, name))),
  )
  return {
    ...(points !== undefined && { points: points as NonNullable<DeskReport['points']> }),
    ...(shapes !== undefined && { shapes: shapes as NonNullable<DeskReport['shapes']> }),
  }
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  return text === undefined ? undefined : JSON.parse(text)
}

export const cellsPath = (folder: string): string => join(folder, CELLS_FILE)

export async function removeCells(folder: string): Promise<void> {
  await rm(cellsPath(folder), { force: true })
}
