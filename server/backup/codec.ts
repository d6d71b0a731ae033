import type { Transform } from 'node:stream'
import * as zlib from 'node:zlib'
import { Refusal } from '../../data/contracts/index.ts'
import type { Header } from './backup-format.ts'

export type Codec = Header['codec']

/** From Node 22.15 on: half the time of gzip at the same size. */
interface Zstd {
  createZstdCompress(): Transform
  createZstdDecompress(): Transform
}

const zstd: typeof zlib & Partial<Zstd> = zlib

export const bestCodec = (): Codec => (zstd.createZstdCompress ? 'zstd' : 'gzip')

export const suffixOf = (codec: Codec): string => (codec === 'zstd' ? 'zst' : 'gz')

/** Level 1: a backup waits for the processor, not for the disk. */
export function compressor(codec: Codec): Transform {
  if (codec === 'zstd') return zstd.createZstdCompress?.() ?? refuseZstd()
  return zlib.createGzip({ level: 1, chunkSize: 64 * 1024 })
}

export function decompressor(codec: Codec): Transform {
  if (codec === 'zstd') return zstd.createZstdDecompress?.() ?? refuseZstd()
  return zlib.createGunzip({ chunkSize: 128 * 1024 })
}

function refuseZstd(): never {
  throw new Refusal(
    500,
    'zstd-missing',
    `This backup is compressed with zstd, which Node ${process.versions.node} does not have: use Node 22.15 or newer.`,
  )
}
