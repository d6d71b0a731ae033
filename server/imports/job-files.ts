import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Settings } from '../settings.ts'

/** Job ids are ours: letters, digits, `-` and `_`, never a path. */
export const JOB_ID = /^[A-Za-z0-9_-]{8,40}$/

/** The folder of one import: what came, and what became of it. */
export function jobFolder({ dataDir }: Pick<Settings, 'dataDir'>, id: string): string {
  if (!JOB_ID.test(id)) throw new Error(`${id} is no id of an import`)
  return join(dataDir, 'imports', id)
}

export const uploadFolder = (folder: string) => join(folder, 'upload')

/** The uploaded files and the half-way rows go as soon as they have been read. */
export async function removeUpload(folder: string): Promise<void> {
  await rm(uploadFolder(folder), { recursive: true, force: true })
  for (const kind of ['point', 'line', 'polygon']) {
    await rm(join(folder, `raw-${kind}.ndjson`), { force: true })
  }
}

export async function removeJobFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
}
