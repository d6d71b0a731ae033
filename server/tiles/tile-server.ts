import { hash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { LayerDefinition, LayerScope } from '../../data/contracts/index.ts'
import type { Services } from '../services.ts'
import { ByteLru } from '../storage/byte-lru.ts'
import type { LayerPacks } from '../storage/pack-catalogue.ts'
import { packDamaged } from '../storage/pack-damage.ts'
import type { PackStore } from '../storage/pack-store.ts'
import { compressTile, isGzipped } from './compress-tile.ts'
import { LiveOverviews } from './live-overview.ts'
import {
  localOverviewWriter,
  type OverviewWriter,
  threadedOverviewWriter,
} from './overview-writer.ts'
import { readTile, type TilePart } from './read-tile.ts'
import { StoredOverviews } from './stored-overviews.ts'
import type { TileAddress } from './tile-address.ts'
import { TileParts } from './tile-parts.ts'

export interface TileRequest {
  scope: LayerScope
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
  /** The same at once where it lies ready in memory. */
  ready(request: TileRequest): TileAnswer | undefined
  /** Makes the overviews that the layer's tiles will want, one after the other, with pauses for whoever else is waiting. */
  prepare(layer: LayerDefinition, signal?: AbortSignal): Promise<void>
  /** `undefined` where nothing of the layer was published yet. */
  published(layer: string): LayerPacks | undefined
  /** Bytes of answers held in memory. */
  readonly cachedBytes: number
  forget(): void
  /** Overviews that are being made are finished, none begun any more. */
  close(): Promise<void>
}

export interface TileServerOptions {
  /** Memory for ready answers; 0 = none. */
  cacheBytes?: number
  /** Who makes overviews that are missing; default: this thread. */
  writer?: OverviewWriter
}

const CACHE_BYTES = 64 * 1024 * 1024
/** Memory for what is known of tiles beside their bytes, as a share of those. */
const PLACES_SHARE = 1 / 8
const PLACE_BYTES = 400

/** What was found out about a tile as a scope sees it; holds while the same packs are current. */
interface Place {
  published: LayerPacks | undefined
  etag: string
  version: string
  /** Of its bytes among the ready ones; `undefined` = there can be nothing on it. */
  key: string | undefined
}

/** The one server of tiles of a pack store. */
export function tileServerOf({
  packs,
  settings,
}: Pick<Services, 'packs' | 'settings'>): TileServer {
  const known = servers.get(packs)
  if (known !== undefined) return known
  const writer = threadedOverviewWriter(packs.folder, settings.dataDir)
  const server = createTileServer(packs, { writer })
  servers.set(packs, server)
  return server
}

const servers = new WeakMap<PackStore, TileServer>()

export function createTileServer(
  packs: PackStore,
  { cacheBytes = CACHE_BYTES, writer = localOverviewWriter(packs.folder) }: TileServerOptions = {},
): TileServer {
  const bytesOf = new ByteLru<Uint8Array<ArrayBuffer> | null>(cacheBytes)
  const places = new ByteLru<Place>(cacheBytes * PLACES_SHARE)
  const making = new Map<string, Promise<Uint8Array<ArrayBuffer> | null>>()
  const stored = new StoredOverviews(packs.folder, writer)
  const overviews = { live: new LiveOverviews(packs), stored }
  const tileParts = new TileParts(packs)

  const make = (key: string, work: () => Promise<Uint8Array<ArrayBuffer> | null>) => {
    const running = making.get(key)
    if (running !== undefined) return running
    const made = work()
      .then((bytes) => {
        if (cacheBytes > 0) bytesOf.set(key, bytes, (bytes?.length ?? 0) + 300)
        return bytes
      })
      .finally(() => making.delete(key))
    making.set(key, made)
    return made
  }

  const ready = (request: TileRequest): TileAnswer | undefined => {
    if (!request.gzip) return undefined
    const place = places.get(placeKey(request))
    const isCurrent = place?.published === packs.catalogue.layer(request.scope.layer.code)
    if (place === undefined || !isCurrent) return undefined
    const bytes = place.key === undefined ? null : bytesOf.get(place.key)
    return bytes === undefined ? undefined : asAnswer(place, bytes)
  }

  const answer = async (request: TileRequest): Promise<TileAnswer> => {
    const { scope, tile } = request
    const { layer } = scope
    const published = packs.catalogue.layer(layer.code)
    const isVisible = published !== undefined && tile.z >= published.minZoom
    const parts = isVisible ? await tileParts.of(published, scope, tile) : []
    const place = placeOf(published, request, parts)
    if (cacheBytes > 0) places.set(placeKey(request), place, PLACE_BYTES)
    const { key } = place
    if (key === undefined) return asAnswer(place, null)
    const { detailZoom, bounds } = published!
    const source = { kind: layer.geometry, bounds: bounds!, detailZoom, parts }
    const plain = () => readTile(packs, overviews, source, tile)
    if (!request.gzip) return asAnswer(place, await plain())
    const known = bytesOf.get(key)
    if (known !== undefined) return asAnswer(place, known)
    return asAnswer(place, await make(key, async () => compressTile(await plain())))
  }

  return {
    answer: async (request) => ready(request) ?? answerAgain(packs, request, answer),
    ready,
    prepare: async (layer, signal) => {
      const published = packs.catalogue.layer(layer.code)
      for (const pack of published?.packs ?? []) {
        if (signal?.aborted) return
        const source = { kind: layer.geometry, bounds: published!.bounds! }
        const from = Math.max(published!.minZoom, pack.detailZoom)
        const count = Math.max(0, published!.detailZoom - from)
        const began = performance.now()
        await stored.prepare(
          pack,
          Array.from({ length: count }, (_, i) => from + i),
          source,
        )
        // Half of a core at most is for what nobody waits for.
        await pause(performance.now() - began)
      }
    },
    published: (layer) => packs.catalogue.layer(layer),
    get cachedBytes() {
      return bytesOf.bytes + places.bytes
    },
    forget: () => {
      bytesOf.clear()
      places.clear()
    },
    close: () => writer.close(),
  }
}

const placeKey = ({ scope, tile: { z, x, y } }: TileRequest) =>
  `${scope.digest} ${scope.layer.code} ${z}/${x}/${y}`

/** The bytes are the same for all scopes that see the same of the same packs; their tags are not. */
function placeOf(
  published: LayerPacks | undefined,
  { scope, tile: { z, x, y } }: TileRequest,
  parts: readonly TilePart[],
): Place {
  const state = `${scope.layer.code} ${partsKey(parts)} ${published?.detailZoom}`
  return {
    published,
    etag: `"${digest(`${scope.digest} ${state}`)}"`,
    version: String(published?.version ?? 0),
    key: parts.length === 0 ? undefined : `${state} ${z}/${x}/${y}`,
  }
}

const asAnswer = ({ etag, version }: Place, bytes: Uint8Array<ArrayBuffer> | null): TileAnswer => ({
  bytes,
  isGzip: bytes !== null && isGzipped(bytes),
  etag,
  version,
})

/** A version may have been tidied away in the moment between looking it up and opening it. */
async function answerAgain(
  packs: PackStore,
  request: TileRequest,
  answer: (request: TileRequest) => Promise<TileAnswer>,
): Promise<TileAnswer> {
  try {
    return await answer(request)
  } catch (error) {
    if (!isUnreadable(error)) throw error
    await packs.catalogue.refresh(request.scope.layer.code)
    return answerOrReport(packs, request, answer)
  }
}

/** Still not: then it is damaged. Nothing of it is given, it is published anew. */
async function answerOrReport(
  packs: PackStore,
  request: TileRequest,
  answer: (request: TileRequest) => Promise<TileAnswer>,
): Promise<TileAnswer> {
  try {
    return await answer(request)
  } catch (error) {
    if (!isUnreadable(error)) throw error
    const { code } = request.scope.layer
    await packs.reportDamage(code)
    throw packDamaged(code)
  }
}

/** Not there, cut short, or no pack at all. */
const isUnreadable = (error: unknown): boolean =>
  error instanceof RangeError || (error as NodeJS.ErrnoException).code === 'ENOENT'

/** Versions are numbered over all packs, so a version names its pack. */
const partsKey = (parts: readonly TilePart[]) =>
  parts.map(({ pack, cut }) => `${pack.version}${cut === 'whole' ? '' : cut.digest}`).join(',')

const digest = (text: string) => hash('sha1', text, 'base64url').slice(0, 20)
