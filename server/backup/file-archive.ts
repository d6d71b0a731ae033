import type { PackFile, PackFolder } from '../storage/pack-folder.ts'
import { damaged } from './read-file.ts'

const PIECE_BYTES = 256 * 1024
const LONGEST_LINE = 1_000

/** One after the other: a line of JSON with path and size, then the bytes. */
export async function* archiveFiles(folder: Pick<PackFolder, 'open'>, paths: readonly string[]) {
  for (const path of paths) {
    const file = await folder.open(path)
    try {
      yield Buffer.from(`${JSON.stringify({ path, bytes: file.size })}\n`)
      yield* piecesOf(file)
    } finally {
      file.close()
    }
  }
}

async function* piecesOf(file: PackFile) {
  for (let at = 0; at < file.size; at += PIECE_BYTES) {
    const piece = Buffer.allocUnsafe(Math.min(PIECE_BYTES, file.size - at))
    await file.readInto(piece, 0, piece.length, at)
    yield piece
  }
}

export interface ArchivedFile {
  path: string
  bytes: Buffer
}

/** What `archiveFiles` has said; `name` is for the refusal. Paths that `isKnown` does not know are refused. */
export async function* unarchiveFiles(
  pieces: AsyncIterable<Uint8Array>,
  name: string,
  isKnown: (path: string) => boolean,
): AsyncGenerator<ArchivedFile> {
  let rest: Buffer = Buffer.alloc(0)
  let file: { path: string; bytes: number } | undefined
  const waiting: Uint8Array[] = []
  let length = 0
  for await (const piece of pieces) {
    waiting.push(piece)
    length += piece.length
    if (file !== undefined && length < file.bytes) continue
    rest = Buffer.concat(waiting.splice(0), length)
    while (true) {
      if (file === undefined) {
        const end = rest.indexOf(10)
        if (end === -1 && rest.length > LONGEST_LINE) throw damaged(name)
        if (end === -1) break
        file = parseLine(rest.toString('utf8', 0, end))
        if (!isKnown(file.path) || !Number.isSafeInteger(file.bytes)) throw damaged(name)
        rest = rest.subarray(end + 1)
      }
      if (rest.length < file.bytes) break
      yield { path: file.path, bytes: rest.subarray(0, file.bytes) }
      rest = rest.subarray(file.bytes)
      file = undefined
    }
    waiting.push(rest)
    length = rest.length
  }
  if (length > 0 || file !== undefined) throw damaged(name)
}

const parseLine = (line: string) => JSON.parse(line) as { path: string; bytes: number }
