import { createHash } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Refusal } from '../../data/contracts/index.ts'
import { type CleanPhoto, cleanPhoto } from '../../data/formats/photos/clean-photo.ts'
import { photoPath } from './photo-folder.ts'

export interface PhotoFiles {
  /** Written whole or not at all; what is there already stays. */
  write(digest: string, bytes: Uint8Array): Promise<void>
  read(digest: string): Promise<Buffer | undefined>
  /** One that is gone already is gone. */
  remove(digest: string): Promise<void>
}

export function openPhotoFiles(dataDir: string): PhotoFiles {
  const pathOf = (digest: string) => join(dataDir, 'photos', photoPath(digest))
  return {
    write: async (digest, bytes) => {
      if (await isThere(pathOf(digest))) return
      await mkdir(dirname(pathOf(digest)), { recursive: true })
      const part = `${pathOf(digest)}.${process.pid}.part`
      const file = await open(part, 'w', 0o600)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(part, pathOf(digest))
    },
    read: async (digest) => {
      try {
        return await readFile(pathOf(digest))
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    },
    remove: (digest) => rm(pathOf(digest), { force: true }),
  }
}

/** A tall building takes no more. */
const MAX_SIDE_PX = 12_000

/** Keeps a picture that was sent, without position and device; the same one twice is kept once. */
export async function keepPhoto(
  files: PhotoFiles,
  sent: Uint8Array,
): Promise<CleanPhoto & { digest: string }> {
  const photo = cleanPhoto(sent)
  if (!photo || Math.max(photo.width, photo.height) > MAX_SIDE_PX) {
    throw new Refusal(422, 'no-photo', 'file: Photos are taken as JPEG, PNG or WebP.', {
      field: 'file',
    })
  }
  const digest = createHash('sha256').update(photo.bytes).digest('hex')
  await files.write(digest, photo.bytes)
  return { ...photo, digest }
}

async function isThere(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT'
