import type { Queryable } from '../storage/database.ts'
import { findOtherBytes, type PackDigests } from '../storage/pack-digest.ts'
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

export interface ListedFiles {
  layers: LayerFiles[]
  /** Current packs that are not what was published, e.g. `SCHOOL 330199001`. */
  damaged: string[]
}

/** By layer; a pack without its file, or with other bytes in it, is left out, and published anew after a restore. */
export async function listPackFiles(client: Queryable, folder: PackFolder): Promise<ListedFiles> {
  const packs = await client.query<PackKey & { digests: PackDigests }>(
    'select layer, subdistrict, version, digests from pack where current order by layer, subdistrict',
  )
  const current = new Map(packs.map((pack) => [packPath(pack, 'detail'), pack]))
  const pathsOf = new Map<string, string[]>()
  for await (const { path } of folder.list()) {
    const unixPath = path.replaceAll('\\', '/')
    const key = parsePackPath(unixPath)
    if (key === undefined || unixPath.endsWith('.part')) continue
    const detail = packPath(key, 'detail')
    if (current.has(detail)) pathsOf.set(detail, [...(pathsOf.get(detail) ?? []), unixPath])
  }
  const byLayer = new Map<string, string[]>()
  const damaged: string[] = []
  for (const [detail, paths] of pathsOf) {
    const { layer, subdistrict, ...pack } = current.get(detail)!
    const reason = await findOtherBytes(
      folder,
      { ...pack, layer, subdistrict },
      pack.digests,
    ).catch(String)
    if (reason === undefined) byLayer.set(layer, [...(byLayer.get(layer) ?? []), ...paths])
    else damaged.push(`${layer} ${subdistrict}`)
  }
  const layers = [...byLayer].sort().map(([layer, paths]) => ({ layer, paths: paths.sort() }))
  return { layers, damaged }
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
