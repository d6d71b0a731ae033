import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip, gzipSync } from 'node:zlib'
import type { Bounds, LayerDefinition, Scope } from '../../data/contracts/index.ts'
import { tileBounds } from '../../data/formats/web-mercator.ts'
import { isOrientation } from '../security/layer-catalogue.ts'
import { ByteLru } from '../storage/byte-lru.ts'
import type { LayerPacks } from '../storage/pack-catalogue.ts'
import type { PackStore } from '../storage/pack-store.ts'
import { cutOf } from './area-cut.ts'
import { LiveOverviews } from './live-overview.ts'
import { readTile, type TilePart } from './read-tile.ts'
import type { TileAddress } from './tile-address.ts'

export interface TileRequest {
  layer: LayerDefinition
  scope: Scope
  tile: TileAddress
  gzip: boolean
}

export interface TileAnswer {
  /** `null` = nothing here. */
  bytes: Uint8Array<ArrayBuffer> | null
  /** The bytes are gzipped. */
  isGzip: boolean
  /** Names scope and versions; the same bytes have the same. */
  etag: string
  /** Of the layer at the moment of the answer. */
  version: string
}

export interface TileServer {
  /** A tile without HTTP. */
  answer(request: TileRequest): Promise<TileAnswer>
  /** `undefined` where nothing of the layer was published yet. */
  published(layer: string): LayerPacks | undefined
  /** Bytes of answers held in memory. */
  readonly cachedBytes: number
  forget(): void
}

export interface TileServerOptions {
  /** Memory for ready answers; 0 = none. */
  cacheBytes?: number
}

const CACHE_BYTES = 64 * 1024 * 1024
/** Below this gzip gains less than its own frame and the time it takes. */
const GZIP_FROM_BYTES = 512

export function createTileServer(
  packs: PackStore,
  { cacheBytes = CACHE_BYTES }: TileServerOptions = {},
): TileServer {
  const ready = new ByteLru<Uint8Array<ArrayBuffer> | null>(cacheBytes)
  const running = new Map<string, Promise<Uint8Array<ArrayBuffer> | null>>()
  const overviews = new LiveOverviews(packs)

  const once = (key: string, make: () => Promise<Uint8Array<ArrayBuffer> | null>) => {
    const known = ready.get(key)
    if (known !== undefined) return Promise.resolve(known)
    const waiting = running.get(key)
    if (waiting !== undefined) return waiting
    const making = make()
      .then((bytes) => {
        if (cacheBytes > 0) ready.set(key, bytes, (bytes?.length ?? 0) + 300)
        return bytes
      })
      .finally(() => running.delete(key))
    running.set(key, making)
    return making
  }

  const answer = async (request: TileRequest): Promise<TileAnswer> => {
    const { layer, scope, tile } = request
    const published = packs.catalogue.layer(layer.code)
    const isVisible = published !== undefined && tile.z >= published.minZoom
    const parts = isVisible ? await partsOf(packs, published, layer, scope, tile) : []
    const version = String(published?.version ?? 0)
    const state = `${layer.code} ${partsKey(parts)} ${published?.detailZoom}`
    const etag = `"${digest(`${scope.digest} ${state}`)}"`
    if (parts.length === 0) return { bytes: null, isGzip: false, etag, version }
    const { detailZoom, bounds } = published!
    const source = { kind: layer.geometry, bounds: bounds!, detailZoom, parts }
    const key = `${state} ${tile.z}/${tile.x}/${tile.y}`
    const plain = () => readTile(packs, overviews, source, tile)
    if (!request.gzip) return { bytes: await plain(), isGzip: false, etag, version }
    const bytes = await once(key, async () => compress(await plain()))
    return { bytes, isGzip: bytes !== null && isGzipped(bytes), etag, version }
  }

  return {
    answer: (request) => answerAgain(packs, request, answer),
    published: (layer) => packs.catalogue.layer(layer),
    get cachedBytes() {
      return ready.bytes
    },
    forget: () => ready.clear(),
  }
}

/** A version may have been tidied away in the moment between looking it up and opening it. */
async function answerAgain(
  packs: PackStore,
  request: TileRequest,
  answer: (request: TileRequest) => Promise<TileAnswer>,
): Promise<TileAnswer> {
  try {
    return await answer(request)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    await packs.catalogue.refresh(request.layer.code)
    return answer(request)
  }
}

/** The packs that reach into the tile and of which the scope may see something. */
async function partsOf(
  packs: PackStore,
  published: LayerPacks,
  layer: LayerDefinition,
  scope: Scope,
  { z, x, y }: TileAddress,
): Promise<TilePart[]> {
  const bounds = tileBounds(z, x, y)
  const parts: TilePart[] = []
  for (const pack of published.packs) {
    if (!meet(pack.bounds, bounds)) continue
    const cut = isOrientation(layer) ? 'whole' : await cutOf(packs, pack, scope)
    if (cut !== undefined) parts.push({ pack, cut })
  }
  return parts
}

const meet = (a: Bounds, b: Bounds) => a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1]

/** Versions are numbered over all packs, so a version names its pack. */
const partsKey = (parts: readonly TilePart[]) =>
  parts.map(({ pack, cut }) => `${pack.version}${cut === 'whole' ? '' : cut.digest}`).join(',')

const digest = (text: string) => createHash('sha1').update(text).digest('base64url').slice(0, 20)

const gzipAsync = promisify(gzip)

/** Up to here compressing at once takes less time than handing it to another thread (tests/bench/README.md). */
const GZIP_AT_ONCE_BYTES = 64 * 1024

async function compress(bytes: Uint8Array<ArrayBuffer> | null) {
  if (bytes === null || bytes.length < GZIP_FROM_BYTES) return bytes
  const options = { level: 1, chunkSize: Math.max(1024, bytes.length) }
  const isSmall = bytes.length <= GZIP_AT_ONCE_BYTES
  const packed = isSmall ? gzipSync(bytes, options) : await gzipAsync(bytes, options)
  // A copy of its own size: the compressor's buffer is as large as the input.
  return new Uint8Array(packed)
}

const isGzipped = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b
