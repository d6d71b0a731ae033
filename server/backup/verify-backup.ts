import { parsePackPath } from '../storage/pack-paths.ts'
import { isPhotoPath } from '../storage/photo-folder.ts'
import type { StoredArchive } from './backup-format.ts'
import { unarchiveFiles } from './file-archive.ts'
import { checkFiles, type OpenBackup } from './open-backup.ts'
import { damaged, readFile } from './read-file.ts'

/** Opens and unpacks everything as a restore would, and keeps none of it. */
export async function verifyBackup(
  backup: OpenBackup,
  onProgress: (label: string, done: number, total: number) => void,
): Promise<void> {
  const { manifest, reader } = backup
  await checkFiles(backup, (done, total) => onProgress('Checking files', done, total))
  const packs = manifest.packs ?? []
  const total = manifest.tables.length + packs.length
  let done = 0
  for (const { file, sha256 } of manifest.tables) {
    onProgress('Opening', done++, total)
    for await (const piece of readFile(reader, file, sha256)) void piece
  }
  for (const archive of packs) {
    onProgress('Opening', done++, total)
    await unpack(backup, archive, (path) => parsePackPath(path) !== undefined)
  }
  if (manifest.photos) await unpack(backup, manifest.photos, isPhotoPath)
}

async function unpack(
  { reader }: OpenBackup,
  { file, sha256, files }: StoredArchive,
  isKnown: (path: string) => boolean,
): Promise<void> {
  let found = 0
  for await (const one of unarchiveFiles(readFile(reader, file, sha256), file, isKnown)) {
    found += Number(one.path !== '')
  }
  if (found !== files) throw damaged(file)
}
