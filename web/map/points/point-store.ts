import type { LayerSummary } from '../../../data/contracts/index.ts'
import type { LayerView } from '../../session/view-state.ts'
import { ASK_AGAIN_MS } from '../tiles/fetch-tile.ts'
import { bytesOf, ENTRY_BYTES, type Kept, keepWithin } from '../tiles/keep-within.ts'
import { extentOf, mayHoldSomething } from '../tiles/layer-extent.ts'
import { type TileAddress, tileKey, tilesIn } from '../tiles/tile-address.ts'
import { hasTiles, tileZoom } from '../tiles/tile-choice.ts'
import { tileUrl } from '../tiles/tile-url.ts'
import { Cancelled, type Job, type WorkerPool } from '../tiles/worker-pool.ts'
import type { PointTile } from '../tiles/worker-protocol.ts'
import { type Frame, grown } from '../view/frame.ts'
import { type Instances, STRIDE } from './build-instances.ts'
import { createValueFilter, type ValueFilter } from './filter-values.ts'

export interface PointEntry {
  tile: TileAddress
  data: PointTile | null
  /** Version that `data` is of, and that which has been asked for; '' = none. */
  version: string
  asked: string
  job: Job<PointTile | null> | null
  failed: boolean
  retryAt: number
  /** What is drawn, and what it was built from. */
  instances: Instances | null
  builtFrom: string
  /** Generation of the atlas that the instances point into. */
  builtInto: number
  /** Weight of `data`. */
  bytes: number
  usedAt: number
}

export interface PointLayer {
  summary: LayerSummary
  view: LayerView
  filter: ValueFilter
  entries: Map<string, PointEntry>
  wanted: PointEntry[]
  /** What is on the screen: the tiles wanted, or those of the last zoom while the new ones are on their way. */
  shown: PointEntry[]
}

/** Tiles of all point layers. */
export interface PointStore {
  /** Bottom to top. */
  setLayers(layers: readonly { summary: LayerSummary; view: LayerView }[]): void
  update(frame: Frame): void
  layers(): readonly PointLayer[]
  pending(): number
  failed(): number
}

/** Of all layers together, with what is drawn of them. */
const KEPT_BYTES = 40_000_000
const MARGIN_CSS_PIXELS = 32

export function createPointStore(
  pool: Pick<WorkerPool, 'points'>,
  onArrival: () => void,
  now: () => number = Date.now,
): PointStore {
  let layers: PointLayer[] = []
  let round = 0
  let hasNew = false

  const ask = (layer: PointLayer, entry: PointEntry) => {
    const { code, version } = layer.summary
    entry.job?.cancel()
    entry.asked = version
    entry.job = pool.points(code, entry.tile, tileUrl(code, version, entry.tile))
    entry.job.result.then(
      (data) => {
        hasNew = true
        const bytes = bytesOf(data)
        Object.assign(entry, { data, bytes, version, job: null, failed: false, builtFrom: '' })
        onArrival()
      },
      (error: unknown) => {
        if (error instanceof Cancelled) return
        Object.assign(entry, { job: null, failed: true, retryAt: now() + ASK_AGAIN_MS })
        onArrival()
      },
    )
  }

  const updateLayer = (layer: PointLayer, zoom: number, tiles: readonly TileAddress[]) => {
    const before = layer.wanted
    const extent = extentOf(layer.summary.bounds)
    layer.wanted = hasTiles(layer.summary, zoom)
      ? tiles
          .filter((tile) => mayHoldSomething(tile, extent))
          .map((tile) => touch(layer.entries, tile))
      : []
    for (const entry of layer.wanted) {
      entry.usedAt = round
      const stale = entry.asked !== layer.summary.version
      if (stale || (entry.failed && now() > entry.retryAt)) ask(layer, entry)
    }
    const wanted = new Set(layer.wanted)
    for (const entry of before) if (!wanted.has(entry)) callOff(entry)
    layer.shown = shownOf(layer)
    for (const entry of layer.shown) entry.usedAt = round
  }

  return {
    setLayers(next) {
      const before = new Map(layers.map((layer) => [layer.summary.code, layer]))
      layers = next.map(({ summary, view }) => {
        const known = before.get(summary.code)
        before.delete(summary.code)
        const filter = createValueFilter(view.hidden)
        return known
          ? Object.assign(known, { summary, view, filter })
          : { summary, view, filter, entries: new Map(), wanted: [], shown: [] }
      })
      for (const gone of before.values()) for (const entry of gone.entries.values()) callOff(entry)
    },
    update(frame) {
      round++
      const box = grown(frame.box, MARGIN_CSS_PIXELS / frame.scale)
      const tiles = tilesIn(box, tileZoom(frame.zoom))
      for (const layer of layers) updateLayer(layer, frame.zoom, tiles)
      if (!hasNew) return
      hasNew = false
      keepWithin(
        KEPT_BYTES,
        layers.flatMap((layer) => keptOf(layer, round)),
      )
    },
    layers: () => layers,
    pending: () => count(layers, (entry) => entry.job !== null),
    failed: () => count(layers, (entry) => entry.failed),
  }
}

const count = (layers: readonly PointLayer[], test: (entry: PointEntry) => boolean) =>
  layers.reduce((sum, layer) => sum + layer.wanted.filter(test).length, 0)

/** Has an answer, be it an old one. */
const isThere = (entry: PointEntry) => entry.version !== '' || entry.failed

function shownOf(layer: PointLayer): PointEntry[] {
  const { wanted, shown } = layer
  const nothingCame = wanted.length > 0 && wanted.every((entry) => entry.failed && !entry.data)
  if (nothingCame && shown.some((entry) => entry.data)) return shown
  const sameZoom = shown[0]?.tile.z === wanted[0]?.tile.z
  if (wanted.length === 0 || sameZoom || wanted.every(isThere))
    return northFirst(wanted.filter(isThere))
  return shown.some((entry) => entry.data) ? shown : northFirst(wanted.filter(isThere))
}

const northFirst = (entries: PointEntry[]) =>
  entries.sort((a, b) => a.tile.y - b.tile.y || a.tile.x - b.tile.x)

function touch(entries: Map<string, PointEntry>, tile: TileAddress): PointEntry {
  const key = tileKey(tile)
  const entry = entries.get(key) ?? {
    tile,
    data: null,
    version: '',
    asked: '',
    job: null,
    failed: false,
    retryAt: 0,
    instances: null,
    builtFrom: '',
    builtInto: -1,
    bytes: 0,
    usedAt: 0,
  }
  entries.set(key, entry)
  return entry
}

function callOff(entry: PointEntry) {
  if (!entry.job) return
  entry.job.cancel()
  entry.job = null
  entry.asked = entry.version
}

/** All arrays of what is drawn of a tile together, against the largest of them. */
const INSTANCE_SHARE = (STRIDE + 3) / STRIDE

function keptOf({ entries }: PointLayer, round: number): Kept[] {
  return [...entries].map(([key, entry]) => ({
    bytes: ENTRY_BYTES + entry.bytes + INSTANCE_SHARE * (entry.instances?.data.byteLength ?? 0),
    usedAt: entry.usedAt,
    isNeeded: entry.usedAt === round,
    forget: () => void entries.delete(key),
  }))
}
