import { isDeepStrictEqual } from 'node:util'
import type { Bounds } from '../../data/contracts/index.ts'
import type { Database } from './database.ts'
import { loadSql } from './sql-file.ts'

/** One current pack: a layer in a subdistrict. */
export interface CurrentPack {
  layer: string
  subdistrict: string
  version: number
  featureCount: number
  byteCount: number
  bounds: Bounds
  /** It has overviews below this zoom; the layer's own may be higher. */
  detailZoom: number
}

/** What is published of a layer. */
export interface LayerPacks {
  layer: string
  version: number
  minZoom: number
  detailZoom: number
  updatedAt: Date
  featureCount: number
  /** null = nothing on it. */
  bounds: Bounds | null
  packs: readonly CurrentPack[]
}

/** The current versions, held in memory, so that answering a tile asks the database nothing. */
export interface PackCatalogue {
  /** One and the same object as long as nothing of it has changed. */
  layer(code: string): LayerPacks | undefined
  layers(): readonly LayerPacks[]
  /** Reads again; without layer everything. */
  refresh(layer?: string): Promise<void>
  /** Reads a layer again unless this version of it, or a later one, is known. */
  reach(layer: string, version: number): Promise<void>
  /** Calls back after a layer's versions changed; answers a function that stops it. */
  onChange(listener: (layer: string) => void): () => void
  close(): Promise<void>
}

/** Told by the publisher, in the transaction that makes a version current; payload = layer code. */
export const PUBLISHED_CHANNEL = 'published'

/** Should a notification get lost with its connection, the change is seen this much later. */
const RECHECK_MS = 10_000

export async function openPackCatalogue(
  db: Database,
  onError: (error: Error) => void,
): Promise<PackCatalogue> {
  const layers = new Map<string, LayerPacks>()
  const listeners = new Set<(layer: string) => void>()
  let last: Promise<void> = Promise.resolve()

  // One after the other: an older answer must never overwrite a newer one.
  const refresh = (layer?: string): Promise<void> => {
    const next = last.then(() => read(layer))
    last = next.catch(() => undefined)
    return next
  }
  const read = async (layer?: string) => {
    const rows = await db.query<Row>(selectCurrentPacks, [layer ?? null])
    const found = groupByLayer(rows)
    for (const code of layer === undefined ? layers.keys() : [layer]) {
      if (found.has(code)) continue
      layers.delete(code)
      for (const listener of listeners) listener(code)
    }
    for (const [code, packs] of found) {
      const before = layers.get(code)
      const changed = before?.version !== packs.version
      if (!isDeepStrictEqual(before, packs)) layers.set(code, packs)
      if (changed) for (const listener of listeners) listener(code)
    }
  }

  // Many readers may have heard of one version at the same time.
  const reaching = new Map<string, Promise<void>>()
  const reach = async (layer: string, version: number) => {
    if ((layers.get(layer)?.version ?? 0) >= version) return
    const key = `${layer} ${version}`
    const reading = reaching.get(key) ?? refresh(layer).finally(() => reaching.delete(key))
    reaching.set(key, reading)
    await reading
  }

  const refreshSoon = (layer?: string) => {
    refresh(layer).catch((error: Error) => onError(error))
  }
  const stop = await db.listen(PUBLISHED_CHANNEL, refreshSoon)
  const timer = setInterval(refreshSoon, RECHECK_MS).unref()
  await refresh()
  return {
    layer: (code) => layers.get(code),
    layers: () => [...layers.values()],
    refresh,
    reach,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => {
      clearInterval(timer)
      await stop()
      await last
    },
  }
}

const selectCurrentPacks = loadSql(import.meta.url, 'select-current-packs.sql')

interface Row {
  layer: string
  layer_version: number
  min_zoom: number
  layer_detail_zoom: number
  updated_at: Date
  subdistrict: string | null
  version: number
  feature_count: number
  byte_count: number
  bounds: [number, number, number, number] | null
  detail_zoom: number
}

function groupByLayer(rows: readonly Row[]): Map<string, LayerPacks> {
  const layers = new Map<string, LayerPacks & { packs: CurrentPack[] }>()
  for (const row of rows) {
    let layer = layers.get(row.layer)
    if (layer === undefined) {
      layer = {
        layer: row.layer,
        version: row.layer_version,
        minZoom: row.min_zoom,
        detailZoom: row.layer_detail_zoom,
        updatedAt: row.updated_at,
        featureCount: 0,
        bounds: null,
        packs: [],
      }
      layers.set(row.layer, layer)
    }
    if (row.subdistrict === null || row.bounds === null) continue
    layer.packs.push({
      layer: row.layer,
      subdistrict: row.subdistrict,
      version: row.version,
      featureCount: row.feature_count,
      byteCount: row.byte_count,
      bounds: row.bounds,
      detailZoom: row.detail_zoom,
    })
    layer.featureCount += row.feature_count
    layer.bounds = union(layer.bounds, row.bounds)
  }
  return layers
}

function union(a: Bounds | null, b: Bounds): Bounds {
  if (a === null) return b
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]
}
