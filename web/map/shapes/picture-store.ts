import { ASK_AGAIN_MS } from '../tiles/fetch-tile.ts'
import { bytesOf, ENTRY_BYTES, keepWithin } from '../tiles/keep-within.ts'
import { type TileAddress, tileKey, tilesIn } from '../tiles/tile-address.ts'
import { hasTiles, tileSide, tileZoom } from '../tiles/tile-choice.ts'
import { Cancelled, type Job, type Picture, type WorkerPool } from '../tiles/worker-pool.ts'
import type { LabelCandidate, PictureJob, ShapeLayer, Theme } from '../tiles/worker-protocol.ts'
import type { Frame } from '../view/frame.ts'

export interface PictureSpec {
  layers: readonly ShapeLayer[]
  theme: Theme
  transparent: boolean
}

export interface PictureEntry {
  tile: TileAddress
  bitmap: ImageBitmap | null
  labels: LabelCandidate[]
  /** Weight of picture and labels. */
  bytes: number
  /** What the bitmap shows, and what has been ordered. */
  shown: string
  ordered: string
  job: Job<Picture> | null
  failed: number
  retryAt: number
  /** Which arrival brought the picture; 0 = none yet. */
  arrival: number
  usedAt: number
}

/** Pictures of all lines and polygons, drawn tile by tile in workers; the old picture stays until the new one is there. */
export interface PictureStore {
  setSpec(spec: PictureSpec): void
  /** Orders what the frame needs, calls off what it doesn't. */
  update(frame: Frame): void
  entry(tile: TileAddress): PictureEntry | undefined
  /** The tiles of the last frame. */
  wanted(): readonly TileAddress[]
  layersAt(viewZoom: number): ShapeLayer[]
  /** The work behind a frame's pictures, tile by tile. */
  jobsFor(frame: Frame): PictureJob[]
  /** Another number whenever a picture was replaced. */
  revision(): number
  pending(): number
  failed(): number
  dispose(): void
}

/** A picture takes 1 MB on a plain screen, up to 4 on a fine one. */
const KEPT_BYTES = 48_000_000

export function createPictureStore(
  pool: WorkerPool,
  onArrival: () => void,
  now: () => number = Date.now,
): PictureStore {
  const entries = new Map<string, PictureEntry>()
  let spec: PictureSpec = { layers: [], theme: 'light', transparent: false }
  let written = JSON.stringify(spec)
  /** Stands for what was written: signatures are compared and kept for each tile. */
  let content = 0
  let wanted: TileAddress[] = []
  let revision = 0
  let round = 0

  const order = (entry: PictureEntry, job: PictureJob, signature: string) => {
    entry.job?.cancel()
    entry.ordered = signature
    const running = pool.picture(job)
    entry.job = running
    running.result.then(
      (picture) => {
        keepBetter(entry, picture, picture.failed > 0 && picture.failed === job.layers.length)
        const arrival = ++revision
        Object.assign(entry, { failed: picture.failed, shown: signature, job: null, arrival })
        entry.retryAt = picture.failed > 0 ? now() + ASK_AGAIN_MS : Infinity
        onArrival()
      },
      (error: unknown) => {
        if (error instanceof Cancelled) return
        Object.assign(entry, { job: null, failed: 1, retryAt: now() + ASK_AGAIN_MS })
        onArrival()
      },
    )
  }

  return {
    setSpec(next) {
      spec = next
      const before = written
      written = JSON.stringify(next)
      if (written !== before) content++
    },
    layersAt: (viewZoom) => layersAt(spec, viewZoom),
    jobsFor: (frame) => jobsFor(spec, frame),
    update(frame) {
      const jobs = jobsFor(spec, frame)
      wanted = jobs.map((job) => job.tile)
      round++
      for (const job of jobs) {
        const entry = touch(entries, job.tile)
        entry.usedAt = round
        const signature = `${content}|${job.pixels}`
        const drawn = entry.ordered === signature && now() < entry.retryAt
        // While the view moves a picture of another size will do.
        const goodEnough = frame.moving && entry.ordered.startsWith(`${content}|`)
        if (!drawn && !goodEnough) order(entry, job, signature)
      }
      callOff(entries, new Set(wanted.map(tileKey)))
      evict(entries, round)
    },
    entry: (tile) => entries.get(tileKey(tile)),
    wanted: () => wanted,
    revision: () => revision,
    pending: () => wanted.filter((tile) => entries.get(tileKey(tile))?.job).length,
    failed: () => wanted.reduce((sum, tile) => sum + (entries.get(tileKey(tile))?.failed ?? 0), 0),
    dispose() {
      for (const entry of entries.values()) entry.bitmap?.close()
      entries.clear()
    },
  }
}

/** Where nothing could be had, what was there before, or a coarser picture, says more than bare ground. */
function keepBetter(entry: PictureEntry, { bitmap, labels }: Picture, isBare: boolean) {
  if (isBare) {
    bitmap?.close()
    return
  }
  entry.bitmap?.close()
  Object.assign(entry, { bitmap, labels, bytes: weightOf(bitmap, labels) })
}

const weightOf = (bitmap: ImageBitmap | null, labels: readonly LabelCandidate[]): number =>
  labels.reduce(
    (sum, label) => sum + LABEL_BYTES + bytesOf(label),
    bitmap ? 4 * bitmap.width * bitmap.height : 0,
  )

/** A label without its texts and its path. */
const LABEL_BYTES = 200

const LEAST_PIXELS = 64
const MOST_PIXELS = 2048

function jobsFor(spec: PictureSpec, frame: Frame): PictureJob[] {
  const side = Math.round(tileSide(frame.zoom) * frame.ratio)
  const layers = layersAt(spec, frame.zoom)
  return tilesIn(frame.box, tileZoom(frame.zoom)).map((tile) => ({
    tile,
    pixels: Math.min(MOST_PIXELS, Math.max(LEAST_PIXELS, side)),
    pixelRatio: frame.ratio,
    viewZoom: frame.zoom,
    theme: spec.theme,
    transparent: spec.transparent,
    layers,
  }))
}

function layersAt(spec: PictureSpec, viewZoom: number): ShapeLayer[] {
  return spec.layers.filter((layer) => hasTiles(layer, viewZoom))
}

/** The entry of a tile, made anew where there is none. */
function touch(entries: Map<string, PictureEntry>, tile: TileAddress): PictureEntry {
  const key = tileKey(tile)
  const entry = entries.get(key) ?? {
    tile,
    bitmap: null,
    labels: [],
    bytes: 0,
    shown: '',
    ordered: '',
    job: null,
    failed: 0,
    retryAt: Infinity,
    arrival: 0,
    usedAt: 0,
  }
  entries.set(key, entry)
  return entry
}

function callOff(entries: Map<string, PictureEntry>, keep: ReadonlySet<string>) {
  for (const [key, entry] of entries) {
    if (!entry.job || keep.has(key)) continue
    entry.job.cancel()
    entry.job = null
    entry.ordered = entry.shown
  }
}

function evict(entries: Map<string, PictureEntry>, round: number) {
  const kept = [...entries].map(([key, entry]) => ({
    bytes: ENTRY_BYTES + entry.bytes,
    usedAt: entry.usedAt,
    isNeeded: entry.usedAt === round,
    forget() {
      entry.job?.cancel()
      entry.bitmap?.close()
      entries.delete(key)
    },
  }))
  keepWithin(KEPT_BYTES, kept)
}
