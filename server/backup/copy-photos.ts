import type { Queryable } from '../storage/database.ts'
import { holdsFile } from '../storage/pack-folder.ts'
import { photoFolderOf, photoPath } from '../storage/photo-folder.ts'
import type { StoredArchive, StoredFile } from './backup-format.ts'
import { archiveFiles } from './file-archive.ts'
import { type BackupWriter, writeFile } from './write-file.ts'

const FILE = 'photos'

/** All photos that the snapshot knows. Files never change under their digest: the moment of the copy does not matter. */
export async function copyPhotos(
  client: Queryable,
  dataDir: string,
  writer: BackupWriter,
  say?: (line: string) => void,
): Promise<{ stored: StoredFile; entry: StoredArchive }> {
  const folder = photoFolderOf(dataDir)
  const rows = await client.query<{ digest: string }>(
    'select digest from event_photo union select digest from incident_photo order by digest',
  )
  const paths: string[] = []
  for (const { digest } of rows) {
    const path = photoPath(digest)
    if (await holdsFile(folder, path)) paths.push(path)
  }
  const lost = rows.length - paths.length
  if (lost > 0) say?.(`${lost} photos are not in the data folder: they are left out.`)
  const { stored, sha256 } = await writeFile(writer, FILE, archiveFiles(folder, paths))
  return { stored, entry: { files: paths.length, sha256, file: stored.path } }
}
