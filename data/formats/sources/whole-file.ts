import { concatBytes } from './byte-source.ts'
import { refuseFile } from './refuse-file.ts'

const MEGABYTE = 2 ** 20

/** All bytes of a stream, for formats that cannot be read front to back; refuses more than `maxBytes`. */
export async function readWhole(
  stream: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let have = 0
  for await (const chunk of stream) {
    have += chunk.byteLength
    if (have > maxBytes) throw refuseTooLarge(maxBytes)
    chunks.push(chunk)
  }
  return concatBytes(chunks)
}

const refuseTooLarge = (maxBytes: number) =>
  refuseFile(
    'too-large',
    `Unpacked, the file is larger than ${maxBytes / MEGABYTE} MB, the most that is read of this format; please split it.`,
    `文件解压后超过 ${maxBytes / MEGABYTE} MB，这是该格式可读取的上限，请拆分文件。`,
  )
