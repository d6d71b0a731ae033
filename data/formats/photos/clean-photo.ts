import { cleanJpeg } from './clean-jpeg.ts'
import { cleanPng } from './clean-png.ts'
import { cleanWebp } from './clean-webp.ts'

export interface CleanPhoto {
  mediaType: 'image/jpeg' | 'image/png' | 'image/webp'
  /** Without where, when, with what and by whom it was taken, and without whatever hangs behind its end. */
  bytes: Uint8Array
  width: number
  height: number
  /** Where it said it was taken. */
  lonLat: readonly [number, number] | null
}

/** Takes out of a picture what it tells besides itself; the pixels stay untouched. undefined = no picture that is taken here. */
export function cleanPhoto(bytes: Uint8Array): CleanPhoto | undefined {
  try {
    return cleanJpeg(bytes) ?? cleanPng(bytes) ?? cleanWebp(bytes)
  } catch (error) {
    // Lengths that lead out of the file.
    if (error instanceof RangeError) return undefined
    throw error
  }
}
