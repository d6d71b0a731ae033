import { createHash } from 'node:crypto'
import { mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { StoredFile } from './backup-format.ts'
import { type Codec, compressor, suffixOf } from './codec.ts'
import { sealed } from './seal-stream.ts'

/** How the files of one backup are written. */
export interface BackupWriter {
  folder: string
  codec: Codec
  /** Absent = plain. */
  key?: { key: Buffer; chunkBytes: number }
  signal?: AbortSignal
}

export interface WrittenFile {
  stored: StoredFile
  /** Before compression. */
  sha256: string
  bytes: number
}

/** Compresses, seals and writes; nothing is synced yet. `name` is the path without what says how it is stored. */
export async function writeFile(
  writer: BackupWriter,
  name: string,
  plain: AsyncIterable<Uint8Array>,
  onBytes: (count: number) => void = () => undefined,
): Promise<WrittenFile> {
  const { codec, key, folder, signal } = writer
  const path = `${name}.${suffixOf(codec)}${key ? '.sealed' : ''}`
  const meter = meterOf(plain, onBytes)
  const packed = compressor(codec)
  const pouring = pipeline(Readable.from(meter.pieces, { objectMode: false }), packed, { signal })
  const bytes = key ? sealed({ ...key, path }, packed) : packed
  const stored = await bothOf(store(folder, path, bytes, signal), pouring)
  return { stored, sha256: meter.sha256(), bytes: meter.bytes() }
}

/** When one end breaks the other is aborted: what is told is the break. */
async function bothOf<Result>(one: Promise<Result>, other: Promise<unknown>): Promise<Result> {
  const ended = await Promise.allSettled([one, other])
  const reasons = ended.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []))
  if (reasons.length > 0) throw reasons.find((reason) => !isAftermath(reason)) ?? reasons[0]
  return one
}

const isAftermath = (reason: NodeJS.ErrnoException) =>
  reason.name === 'AbortError' || reason.code === 'ERR_STREAM_PREMATURE_CLOSE'

/** As it is, under this very name. */
export async function store(
  folder: string,
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  signal?: AbortSignal,
): Promise<StoredFile> {
  const target = join(folder, path)
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  const meter = meterOf(bytes)
  const file = await open(target, 'wx', 0o600)
  try {
    for await (const piece of meter.pieces) {
      signal?.throwIfAborted()
      await file.writeFile(piece)
    }
  } finally {
    await file.close()
  }
  return { path, bytes: meter.bytes(), sha256: meter.sha256() }
}

/** Counts and hashes what passes. */
export function meterOf(
  pieces: AsyncIterable<Uint8Array>,
  onBytes: (count: number) => void = () => undefined,
) {
  const hash = createHash('sha256')
  let bytes = 0
  async function* pass() {
    for await (const piece of pieces) {
      hash.update(piece)
      bytes += piece.length
      onBytes(piece.length)
      yield piece
    }
  }
  return { pieces: pass(), bytes: () => bytes, sha256: () => hash.digest('hex') }
}
