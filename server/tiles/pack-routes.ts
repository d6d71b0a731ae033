import { type Context, Hono } from 'hono'
import { type LayerScope, parseSubdistrictCode, Refusal } from '../../data/contracts/index.ts'
import type { AppEnv } from '../security/app-env.ts'
import { findRegisteredLayer } from '../security/layer-catalogue.ts'
import { createDownloadNotes } from '../security/note-download.ts'
import { scopeFor } from '../security/scope.ts'
import { whilePermitted } from '../security/while-permitted.ts'
import type { Services } from '../services.ts'
import type { CurrentPack } from '../storage/pack-catalogue.ts'
import type { PackFile } from '../storage/pack-folder.ts'
import { packPath } from '../storage/pack-paths.ts'
import { readWhole } from '../storage/read-whole.ts'
import { cutOf, type GridCut } from './area-cut.ts'
import { parseByteRange } from './byte-range.ts'
import { permittedPack } from './permitted-pack.ts'

/** `GET /packs/{layer}/{subdistrict}.fgb`: the whole pack, or that part of it which the scope may see. */
export function packRoutes(services: Services): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  const note = createDownloadNotes(services.db, 'pack.read')
  app.get('/:layer/:file', async (c) => {
    const scope = c.get('layer')
    const { layer } = scope
    const pack = findPack(services, layer.code, c.req.param('file'))
    const cut = await cutOf(services.packs, pack, scope)
    if (cut === undefined) throw noSuchPack(layer.code)
    const file = await openFile(services, pack, cut)
    const cutName = cut === 'whole' ? '' : `-${cut.digest}`
    const permitted = (body: ReadableStream<Uint8Array>) =>
      whilePermitted(services, c, body, (now) => {
        const exported = scopeFor(now.scope, 'data.export')
        return findRegisteredLayer(services, exported, layer.code)?.digest === scope.digest
      })
    const response = respond(c, file, etagOf(scope, `${pack.version}${cutName}`), permitted)
    const { body } = response
    if (body === null) return response
    try {
      await note(scope.userId, pack, cut === 'whole')
      return response
    } catch (error) {
      await body.cancel()
      throw error
    }
  })
  return app
}

function findPack({ packs }: Services, layer: string, file: string): CurrentPack {
  const subdistrict = parseSubdistrictCode(file.replace(/\.fgb$/, ''))
  const pack = packs.catalogue
    .layer(layer)
    ?.packs.find((candidate) => candidate.subdistrict === subdistrict)
  if (subdistrict === undefined || !file.endsWith('.fgb') || pack === undefined) {
    throw noSuchPack(layer)
  }
  return pack
}

const noSuchPack = (layer: string) =>
  new Refusal(404, 'pack-not-found', `There is no such pack of ${layer}.`)

async function openFile(
  { packs }: Services,
  pack: CurrentPack,
  cut: 'whole' | GridCut,
): Promise<PackFile> {
  const path = packPath(pack, 'detail')
  if (cut === 'whole') return packs.folder.open(path)
  const sidecar = await packs.files.sidecar(packPath(pack, 'grids'))
  return inMemory(permittedPack(await readWhole(packs.folder, path), sidecar, cut))
}

function inMemory(bytes: Uint8Array): PackFile {
  return {
    size: bytes.length,
    readInto(target, targetAt, length, position) {
      target.set(bytes.subarray(position, position + length), targetAt)
      return undefined
    },
    close: () => undefined,
  }
}

const etagOf = (scope: LayerScope, version: string) => `"${scope.digest}-${version}"`

function respond(
  c: Context<AppEnv>,
  file: PackFile,
  etag: string,
  permitted: (body: ReadableStream<Uint8Array>) => ReadableStream<Uint8Array>,
): Response {
  const headers: Record<string, string> = {
    'Cache-Control': 'private, no-cache',
    'Accept-Ranges': 'bytes',
    // Ranges count bytes as they are stored: no one on the way may compress them.
    'Content-Encoding': 'identity',
    'Content-Type': 'application/flatgeobuf',
    ETag: etag,
    Vary: 'Cookie',
  }
  if (c.req.header('If-None-Match')?.includes(etag)) return ended(c, file, 304, headers)
  const ifRange = c.req.header('If-Range')
  const isSameFile = ifRange === undefined || ifRange === etag
  const range = isSameFile ? parseByteRange(c.req.header('Range'), file.size) : undefined
  if (range === 'unsatisfiable') {
    return ended(c, file, 416, { ...headers, 'Content-Range': `bytes */${file.size}` })
  }
  const { first, last } = range ?? { first: 0, last: file.size - 1 }
  headers['Content-Length'] = String(last - first + 1)
  if (range !== undefined) headers['Content-Range'] = `bytes ${first}-${last}/${file.size}`
  if (c.req.method === 'HEAD') return ended(c, file, 200, headers)
  return c.body(permitted(bytesOf(file, first, last)), range === undefined ? 200 : 206, headers)
}

function ended(
  c: Context<AppEnv>,
  file: PackFile,
  status: 200 | 304 | 416,
  headers: Record<string, string>,
): Response {
  file.close()
  return c.body(null, status, headers)
}

const PIECE_BYTES = 256 * 1024

function bytesOf(file: PackFile, first: number, last: number): ReadableStream<Uint8Array> {
  let at = first
  return new ReadableStream({
    async pull(controller) {
      const length = Math.min(PIECE_BYTES, last + 1 - at)
      const piece = new Uint8Array(length)
      await file.readInto(piece, 0, length, at)
      at += length
      controller.enqueue(piece)
      if (at <= last) return
      file.close()
      controller.close()
    },
    cancel: () => file.close(),
  })
}
