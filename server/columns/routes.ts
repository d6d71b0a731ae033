import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { type Context, Hono } from 'hono'
import {
  type ColumnCatalogue,
  type LayerScope,
  parseLayerCode,
  parseSubdistrictCode,
  Refusal,
} from '../../data/contracts/index.ts'
import { datasetName, datasetOf } from '../../data/registry/index.ts'
import { acceptsGzip } from '../http/accepts-gzip.ts'
import type { AppEnv } from '../security/app-env.ts'
import { findLayer, findRegisteredLayer, listLayers } from '../security/layer-catalogue.ts'
import { createDownloadNotes } from '../security/note-download.ts'
import { scopeFor } from '../security/scope.ts'
import { seesGrid, seesWholeSubdistrict } from '../security/visible-areas.ts'
import { whilePermitted } from '../security/while-permitted.ts'
import type { Services } from '../services.ts'
import type { CurrentPack } from '../storage/pack-catalogue.ts'
import { packPath } from '../storage/pack-paths.ts'
import { type ColumnDesk, createColumnDesk } from './column-desk.ts'

const desks = new WeakMap<Services['packs'], ColumnDesk>()

/** One for both routes. */
function deskOf(services: Services): ColumnDesk {
  const desk = desks.get(services.packs) ?? createColumnDesk(services)
  desks.set(services.packs, desk)
  return desk
}

/** `GET /api/columns`: which datasets and versions this session may load. */
export function columnCatalogueRoutes(services: Services): Hono<AppEnv> {
  const desk = deskOf(services)
  const app = new Hono<AppEnv>()
  app.get('/', async (c) => {
    const scopes = await listLayers(services, c.get('scope'))
    const datasets = await Promise.all(
      scopes.map(async (scope) => {
        const packs = await visibleParts(services, scope)
        const parts = packs.map((pack) => ({
          subdistrict: pack.subdistrict,
          version: desk.version(scope, pack),
        }))
        return { definition: datasetOf(scope.layer), parts }
      }),
    )
    c.header('Cache-Control', 'private, no-cache')
    return c.json<ColumnCatalogue>({ datasets })
  })
  return app
}

/** `GET /columns/{dataset}/{subdistrict}.arrow?v=`: Arrow IPC stream of what the scope may see. */
export function columnRoutes(services: Services): Hono<AppEnv> {
  const desk = deskOf(services)
  const note = createDownloadNotes(services.db, 'columns.read')
  const app = new Hono<AppEnv>()
  app.get('/:dataset/:file', async (c) => {
    const scope = await findLayer(
      services,
      c.get('scope'),
      layerOf(services, c.req.param('dataset')),
    )
    const pack = await findPart(services, scope, c.req.param('file'))
    const version = desk.version(scope, pack)
    const etag = `"${version}"`
    const headers = {
      'Cache-Control': cacheControl(version, c.req.query('v')),
      ETag: etag,
      Vary: 'Accept-Encoding, Cookie',
    }
    if (c.req.header('If-None-Match')?.includes(etag)) return c.body(null, 304, headers)
    const bytes = await desk.columns(scope, pack)
    await note(scope.userId, pack, seesWholeSubdistrict(scope, pack.subdistrict))
    return answer(services, c, { scope, bytes, headers })
  })
  return app
}

function layerOf({ registry }: Services, dataset: string): string {
  const layer = registry.layers.find(({ code }) => datasetName(code) === dataset)
  if (layer !== undefined) return layer.code
  const own = parseLayerCode(dataset.toUpperCase())
  if (own?.startsWith('OWN_') && dataset === dataset.toLowerCase()) return own
  throw new Refusal(404, 'dataset-not-found', 'There is no such dataset.')
}

async function visibleParts(services: Services, scope: LayerScope): Promise<CurrentPack[]> {
  const packs = services.packs.catalogue.layer(scope.layer.code)?.packs ?? []
  const visible = await Promise.all(packs.map((pack) => isVisible(services, scope, pack)))
  return packs.filter((_, i) => visible[i])
}

async function findPart(services: Services, scope: LayerScope, file: string): Promise<CurrentPack> {
  const { code } = scope.layer
  const subdistrict = parseSubdistrictCode(file.replace(/\.arrow$/, ''))
  const pack = services.packs.catalogue
    .layer(code)
    ?.packs.find((candidate) => candidate.subdistrict === subdistrict)
  const isThere = pack !== undefined && file.endsWith('.arrow')
  if (!isThere || !(await isVisible(services, scope, pack))) {
    throw new Refusal(404, 'columns-not-found', `There are no such columns of ${code}.`)
  }
  return pack
}

/** Whether anything of the pack may be seen. */
async function isVisible({ packs }: Services, scope: LayerScope, pack: CurrentPack) {
  if (seesWholeSubdistrict(scope, pack.subdistrict)) return true
  if (!scope.areas.some((area) => area.startsWith(pack.subdistrict))) return false
  const { grids } = await packs.files.sidecar(packPath(pack, 'grids'))
  return grids.some((grid) => seesGrid(scope, grid))
}

/** For ever only under the version that these bytes belong to. */
const cacheControl = (version: string, wanted: string | undefined) =>
  wanted === version ? 'private, max-age=31536000, immutable' : 'private, no-cache'

interface Answer {
  scope: LayerScope
  bytes: Uint8Array
  headers: Record<string, string>
}

function answer(services: Services, c: Context<AppEnv>, { scope, bytes, headers }: Answer) {
  const isGzip = acceptsGzip(c.req.header('Accept-Encoding'))
  const body = isGzip ? piecesOf(bytes) : plain(bytes)
  const permitted = whilePermitted(services, c, body, (now) => {
    const analysed = scopeFor(now.scope, 'data.analyse')
    return findRegisteredLayer(services, analysed, scope.layer.code)?.digest === scope.digest
  })
  return c.body(permitted, 200, {
    ...headers,
    'Content-Type': 'application/vnd.apache.arrow.stream',
    'Content-Encoding': isGzip ? 'gzip' : 'identity',
    ...(isGzip && { 'Content-Length': String(bytes.length) }),
  })
}

const PIECE_BYTES = 256 * 1024

function piecesOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let at = 0
  return new ReadableStream({
    pull(controller) {
      controller.enqueue(bytes.subarray(at, at + PIECE_BYTES))
      at += PIECE_BYTES
      if (at >= bytes.length) controller.close()
    },
  })
}

const plain = (bytes: Uint8Array) =>
  Readable.toWeb(Readable.from([bytes]).pipe(createGunzip())) as ReadableStream<Uint8Array>
