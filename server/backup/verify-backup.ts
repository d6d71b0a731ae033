import { checkFiles, type OpenBackup } from './open-backup.ts'
import { unarchivePacks } from './pack-archive.ts'
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
  for (const { file, sha256, files } of packs) {
    onProgress('Opening', done++, total)
    let found = 0
    for await (const pack of unarchivePacks(readFile(reader, file, sha256), file)) {
      found += Number(pack.path !== '')
    }
    if (found !== files) throw damaged(file)
  }
}
