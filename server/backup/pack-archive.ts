import type { Queryable } from '../storage/database.ts'
import type { PackFile, PackFolder } from '../storage/pack-folder.ts'
import { type PackKey, packPath, parsePackPath } from '../storage/pack-paths.ts'
import { damaged } from './read-file.ts'

/** The files of the current packs of one layer. */
export interface LayerFiles {
  layer: string
  paths: string[]
}

const PIECE_BYTES = 256 * 1024
const LONGEST_LINE = 1_000

/** By layer; a pack without its file is left out, and published anew after a restore. */
export async function listPackFiles(client: Queryable, folder: PackFolder): Promise<LayerFiles[]> {
  const packs = await client.query<PackKey>(
    'select layer, subdistrict, version from pack where current order by layer, subdistrict',
  )
  const current = new Set(packs.map((pack) => packPath(pack, 'detail')))
  const byLayer = new Map<string, string[]>()
  for await (const { path } of folder.list()) {
    const unixPath = path.replaceAll('\\', '/')
    const key = parsePackPath(unixPath)
    if (key === undefined || unixPath.endsWith('.part')) continue
    if (!current.has(packPath(key, 'detail'))) continue
    byLayer.set(key.layer, [...(byLayer.get(key.layer) ?? []), unixPath])
  }
  return [...byLayer].sort().map(([layer, paths]) => ({ layer, paths: paths.sort() }))
}

/** One after the other: a line of JSON with path and size, then the bytes. */
export async function* archivePacks(folder: PackFolder, paths: readonly string[]) {
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

/** What `archivePacks` has said; `name` is for the refusal. Paths of another form than those of packs are refused. */
export async function* unarchivePacks(
  pieces: AsyncIterable<Uint8Array>,
  name: string,
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
        file = parseLine(rest.toString('utf8', 0, end), name)
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

function parseLine(line: string, name: string): { path: string; bytes: number } {
  const { path, bytes } = JSON.parse(line) as { path: string; bytes: number }
  if (parsePackPath(path) === undefined || !Number.isSafeInteger(bytes)) throw damaged(name)
  return { path, bytes }
}
