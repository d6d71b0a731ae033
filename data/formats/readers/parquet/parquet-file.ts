import {
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
} from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { Refusal } from '../../../contracts/index.ts'
import { refuseFile } from '../../sources/refuse-file.ts'
import { readWhole } from '../../sources/whole-file.ts'
import type { FilePart } from '../file-format.ts'
import { arePagesSound } from './check-pages.ts'

export interface ParquetFile {
  metadata: FileMetaData
  /** Rows from–to, counted over the whole file; whoever asks for few at a time needs little memory. */
  read(from: number, to: number): Promise<Record<string, unknown>[]>
}

/** Unpacked from an archive it has to be held. */
const MAX_PACKED_BYTES = 256 * 2 ** 20
const MAX_SLICE_BYTES = 192 * 2 ** 20
const MAX_PAGE_BYTES = 64 * 2 ** 20

export async function openParquet(part: FilePart): Promise<ParquetFile> {
  const file = await openBuffer(part)
  const metadata = await guarded(() => parquetMetadataAsync(file, { parsers: PARSERS }))
  for (const group of metadata.row_groups) {
    const isSound = await guarded(() =>
      arePagesSound(group, async (from, to) => file.slice(from, to)),
    )
    if (!isSound) throw refuseDamaged()
  }
  return {
    metadata,
    read: (rowStart, rowEnd) =>
      guarded(() =>
        parquetReadObjects({
          file,
          metadata,
          rowStart,
          rowEnd,
          compressors: LIMITED,
          parsers: PARSERS,
        }),
      ),
  }
}

/** Geometries stay bytes here. */
const asBytes = (bytes: Uint8Array) => bytes
const PARSERS = { geometryFromBytes: asBytes, geographyFromBytes: asBytes }

async function openBuffer({ open, stream }: FilePart): Promise<AsyncBuffer> {
  const whole = open ? undefined : await readWhole(stream(), MAX_PACKED_BYTES)
  const size = open?.size ?? whole?.byteLength ?? 0
  return {
    byteLength: size,
    async slice(from, to = size) {
      const start = clamp(from < 0 ? size + from : from, size)
      const end = clamp(to < 0 ? size + to : to, size)
      if (end - start > MAX_SLICE_BYTES) throw refuseLargeGroups()
      const bytes = whole?.subarray(start, end) ?? (await open!.read(start, end))
      return new Uint8Array(bytes).buffer
    },
  }
}

const clamp = (at: number, size: number) => Math.max(0, Math.min(at, size))

/** A page says itself how large it becomes; it is believed up to a size that real ones stay under. */
const LIMITED: Compressors = Object.fromEntries(
  Object.entries(compressors).map(([codec, unpack]) => [
    codec,
    (input: Uint8Array, outputLength: number) => {
      if (!(outputLength >= 0 && outputLength <= MAX_PAGE_BYTES)) throw refuseDamaged()
      return unpack(input, outputLength)
    },
  ]),
)

/** The library throws plain errors for what it cannot read. */
async function guarded<Result>(act: () => Promise<Result>): Promise<Result> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw refuseDamaged()
  }
}

const refuseDamaged = () =>
  refuseFile(
    'damaged-parquet',
    'The Parquet file is damaged, cut off, encrypted or packed in an unknown way.',
    'Parquet 文件已损坏、不完整、已加密，或使用了未知的压缩方式。',
  )

const refuseLargeGroups = () =>
  refuseFile(
    'too-large',
    'The row groups of the Parquet file are too large to be read here; please write it with at most 100,000 rows per group.',
    'Parquet 文件的行组过大，无法读取；请以每组不超过 10 万行重新导出。',
  )
