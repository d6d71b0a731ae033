import { isPhotoPath, photoFolderOf } from '../storage/photo-folder.ts'
import { unarchiveFiles } from './file-archive.ts'
import type { OpenBackup } from './open-backup.ts'
import { damaged, readFile } from './read-file.ts'

/** Writes the photos of the backup, if it is from a time when there were any. */
export async function restorePhotos(
  { manifest, reader }: OpenBackup,
  dataDir: string,
): Promise<void> {
  if (manifest.photos === undefined) return
  const { file, sha256, files } = manifest.photos
  const folder = photoFolderOf(dataDir)
  let written = 0
  for await (const { path, bytes } of unarchiveFiles(
    readFile(reader, file, sha256),
    file,
    isPhotoPath,
  )) {
    await folder.write(path, [bytes])
    written++
  }
  if (written !== files) throw damaged(file)
}
