import { join } from 'node:path'
import { localPackFolder, type PackFolder } from './pack-folder.ts'

/** Photos lie under their digest, two by two letters deep: `photos/ab/cd/abcd….`. */
export const photoFolderOf = (dataDir: string): PackFolder =>
  localPackFolder(join(dataDir, 'photos'))

export const photoPath = (digest: string): string =>
  `${digest.slice(0, 2)}/${digest.slice(2, 4)}/${digest}`

export const isPhotoPath = (path: string): boolean =>
  /^([0-9a-f]{2})\/([0-9a-f]{2})\/\1\2[0-9a-f]{60}$/.test(path)
