import { listZip } from '../../../data/formats/sources/zip.ts'

/** The bytes and, of an archive or a workbook, the files within. */
export async function unpacked(bytes: Uint8Array): Promise<Uint8Array[]> {
  const isZip = Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'PK\x03\x04'
  if (!isZip) return [bytes]
  const source = {
    name: 'taken',
    size: bytes.length,
    read: async (start: number, end: number) => bytes.slice(start, end),
    stream: async function* () {
      yield bytes
    },
  }
  const files = [bytes]
  for (const entry of await listZip(source)) files.push(Buffer.concat(await all(entry.stream())))
  return files
}

async function all(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const found: Uint8Array[] = []
  for await (const piece of pieces) found.push(piece)
  return found
}
