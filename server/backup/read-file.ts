import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { Refusal } from '../../data/contracts/index.ts'
import type { StoredFile } from './backup-format.ts'
import { type Codec, decompressor } from './codec.ts'
import { opened } from './seal-stream.ts'
import { meterOf } from './write-file.ts'

/** How the files of one backup are read. */
export interface BackupReader {
  folder: string
  codec: Codec
  key?: { key: Buffer; chunkBytes: number }
}

/** What was written, with its hash known at the end; a file that is not what it was refuses by its name. */
export function readFile(reader: BackupReader, path: string, sha256: string) {
  const { folder, codec, key } = reader
  const bytes = createReadStream(join(folder, path), { highWaterMark: 256 * 1024 })
  const plain: Readable = key
    ? Readable.from(opened({ ...key, path }, bytes), { objectMode: false })
    : bytes
  const unpacked = decompressor(codec)
  plain.on('error', (error: Error) => unpacked.destroy(error)).pipe(unpacked)
  const meter = meterOf(unpacked)
  return checked(path, sha256, meter)
}

async function* checked(path: string, sha256: string, meter: ReturnType<typeof meterOf>) {
  try {
    yield* meter.pieces
  } catch (error) {
    throw error instanceof Refusal ? error : damaged(path, error)
  }
  if (meter.sha256() !== sha256) throw damaged(path)
}

/** Of the bytes as they lie there, without opening anything. */
export async function checkStored(folder: string, file: StoredFile): Promise<void> {
  const meter = meterOf(createReadStream(join(folder, file.path), { highWaterMark: 1 << 20 }))
  for await (const _piece of meter.pieces) void _piece
  if (meter.bytes() !== file.bytes || meter.sha256() !== file.sha256) throw damaged(file.path)
}

export function damaged(path: string, reason?: unknown): Refusal {
  const refusal = new Refusal(
    422,
    'backup-damaged',
    `The backup is damaged: ${path} is not what was written.`,
  )
  refusal.cause = reason
  return refusal
}
