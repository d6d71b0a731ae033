import {
  type GeometryKind,
  parseMix,
  TILE_MAX_BYTES,
  TILE_MAX_FEATURES,
} from '../../data/contracts/index.ts'
import { clipToBox } from '../../data/formats/fgb/clip.ts'
import { envelopeOf, type FlatGeometry } from '../../data/formats/fgb/flat-geometry.ts'
import { FlatWriter } from '../../data/formats/fgb/flat-writer.ts'
import { decodeHeader } from '../../data/formats/fgb/header.ts'
import { type BuiltPack, encodeFeature } from '../../data/formats/fgb/pack-builder.ts'
import { PropertyWriter } from '../../data/formats/fgb/properties.ts'
import { type RawFeature, rawFeatures } from '../../data/formats/fgb/reader.ts'
import { decodeTile, type TileFeatures } from '../../data/formats/fgb/tile-decoder.ts'
import { openTile, tileTemplate } from '../../data/formats/fgb/tile-writer.ts'
import { CLUSTER_RADIUS_PIXELS, clusterMarks } from '../../data/formats/overview/cluster-marks.ts'
import { type Marks, mixKeyOf } from '../../data/formats/overview/marks.ts'
import {
  clusterPack,
  type OverviewNaming,
  shapePack,
} from '../../data/formats/overview/overview-pack.ts'
import { simplify } from '../../data/formats/overview/simplify.ts'
import { THINNING, thinShapes } from '../../data/formats/overview/thin-shapes.ts'
import { pixelDegrees, tileBounds, worldX, worldY } from '../../data/formats/web-mercator.ts'
import type { TileAddress } from './tile-address.ts'

/**
 * The last guard of the budget, for what no choice of `detailZoom` can help: hundreds of rooms on one spot, an outline of
 * fifty thousand vertices. Points are clustered until they fit; lines and polygons are simplified to what the zoom can
 * show, then clipped to the tile, then thinned.
 */
export function condenseTile(
  bytes: Uint8Array,
  kind: GeometryKind,
  tile: TileAddress,
): Uint8Array<ArrayBuffer> {
  if (kind === 'point') return clusterTile(bytes, tile)
  const count = decodeHeader(bytes).featuresCount
  if (count <= TILE_MAX_FEATURES) {
    const reshaped = reshapeTile(bytes, tile)
    if (reshaped.length <= TILE_MAX_BYTES) return reshaped
  }
  return thinTile(bytes, tile)
}

const isOver = (pack: { featureCount: number; byteLength: number }) =>
  pack.featureCount > TILE_MAX_FEATURES || pack.byteLength > TILE_MAX_BYTES

function clusterTile(bytes: Uint8Array, tile: TileAddress): Uint8Array<ArrayBuffer> {
  const features = decodeTile(bytes)
  const naming = namingOf(features, bytes, tile)
  let radius = CLUSTER_RADIUS_PIXELS / 4
  let marks = clusterMarks(marksOf(features), tile.z, radius)
  let pack = clusterPack(marks, naming)
  while (isOver(pack) && marks.size > 1) {
    radius *= 1.5
    marks = clusterMarks(marks, tile.z, radius)
    pack = clusterPack(marks, naming)
  }
  return asTile(pack, tile)
}

function marksOf(features: TileFeatures): Marks {
  const { size, xy, count, mix } = features
  const mixStart = new Uint32Array(size + 1)
  const keys: number[] = []
  const counts: number[] = []
  for (let i = 0; i < size; i++) {
    const own = { class: features.class[i]!, state: features.state[i]!, risk: features.risk[i]! }
    for (const entry of mix === null ? [{ ...own, count: 1 }] : parseMix(mix[i]!)) {
      keys.push(mixKeyOf(entry.class, entry.state, entry.risk))
      counts.push(entry.count)
    }
    mixStart[i + 1] = keys.length
  }
  return {
    size,
    x: Float64Array.from({ length: size }, (_, i) => worldX(xy[i * 2]!)),
    y: Float64Array.from({ length: size }, (_, i) => worldY(xy[i * 2 + 1]!)),
    count,
    origin: Uint32Array.from({ length: size }, (_, i) => i),
    mixStart,
    mixKey: Float64Array.from(keys),
    mixCount: Uint32Array.from(counts),
  }
}

function namingOf(
  features: TileFeatures,
  bytes: Uint8Array,
  { z, x, y }: TileAddress,
): OverviewNaming {
  return {
    layer: decodeHeader(bytes).name,
    named: features.names !== null,
    codeOf: (i) => features.codes[i]!,
    nameOf: (i) => features.names?.[i] ?? '',
    clusterPrefix: `${z}.${x}.${y}`,
  }
}

/** The same features with outlines that fit the zoom and end a little outside the tile. */
function reshapeTile(bytes: Uint8Array, tile: TileAddress): Uint8Array<ArrayBuffer> {
  const tolerance = pixelDegrees(tile.z) / 2
  const [west, south, east, north] = tileBounds(tile.z, tile.x, tile.y)
  const margin = (east - west) / 16
  const box = [west - margin, south - margin, east + margin, north + margin] as const
  const reshape = (geometry: FlatGeometry) => clipToBox(simplify(geometry, tolerance), box)
  return rewrite(bytes, [...rawFeatures(bytes)], reshape)
}

function rewrite(
  bytes: Uint8Array,
  features: readonly RawFeature[],
  reshape: (geometry: FlatGeometry) => FlatGeometry,
): Uint8Array<ArrayBuffer> {
  const header = decodeHeader(bytes)
  const writer = new FlatWriter(65_536)
  const properties = new PropertyWriter()
  const encoded = features.map((feature) => {
    const values = feature.properties()
    properties.reset()
    header.columns.forEach((column, i) => {
      properties.value(i, column.type, values[column.name])
    })
    return encodeFeature(writer, reshape(feature.geometry()!), properties).slice()
  })
  const length = encoded.reduce((sum, feature) => sum + feature.length, 0)
  const tile = openTile(tileTemplate(header), length, encoded.length, header.envelope!)
  let at = tile.bodyAt
  for (const feature of encoded) {
    tile.bytes.set(feature, at)
    at += feature.length
  }
  return tile.bytes
}

function thinTile(bytes: Uint8Array, tile: TileAddress): Uint8Array<ArrayBuffer> {
  const features = decodeTile(bytes)
  const geometries = [...rawFeatures(bytes)].map((feature) => feature.geometry()!)
  const shapes = {
    size: features.size,
    boxes: geometries.flatMap((geometry) => [...envelopeOf(geometry)]),
    class: features.class,
    state: features.state,
    risk: features.risk,
  }
  const naming = namingOf(features, bytes, tile)
  let keep = THINNING.keep * 2
  let pack: BuiltPack
  do {
    keep = Math.floor(keep / 2)
    const kept = thinShapes(shapes, tile.z, { ...THINNING, keep })
    pack = shapePack(kept, (i) => geometries[i]!, tile.z, naming)
  } while (isOver(pack) && keep > 1)
  return asTile(pack, tile)
}

function asTile(pack: BuiltPack, { z, x, y }: TileAddress): Uint8Array<ArrayBuffer> {
  const [header, , ...chunks] = [...pack.chunks()]
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0)
  const template = tileTemplate(decodeHeader(header!))
  const tile = openTile(template, length, pack.featureCount, tileBounds(z, x, y))
  let at = tile.bodyAt
  for (const chunk of chunks) {
    tile.bytes.set(chunk, at)
    at += chunk.length
  }
  return tile.bytes
}
