import { type GeometryKind, TILE_MAX_BYTES, TILE_MAX_FEATURES } from '../../data/contracts/index.ts'
import type { SearchBox } from '../../data/formats/fgb/pack-index.ts'
import {
  openTile,
  schemaSignature,
  type TileTemplate,
  tileTemplate,
} from '../../data/formats/fgb/tile-writer.ts'
import { tileBounds } from '../../data/formats/web-mercator.ts'
import type { CurrentPack } from '../storage/pack-catalogue.ts'
import type { OpenPack } from '../storage/pack-files.ts'
import { packPath } from '../storage/pack-paths.ts'
import type { PackStore } from '../storage/pack-store.ts'
import { cutRanges, type PackCut } from './area-cut.ts'
import type { OverviewSource } from './build-overview.ts'
import { condenseTile } from './condense-tile.ts'
import type { LiveOverviews } from './live-overview.ts'
import { readSlice, sliceOf } from './slice.ts'
import type { StoredOverviews } from './stored-overviews.ts'
import type { TileAddress } from './tile-address.ts'

/** A pack that a tile takes from, and how much of it the scope may see. */
export interface TilePart {
  pack: CurrentPack
  cut: PackCut
}

export interface TileSource extends OverviewSource {
  /** From this zoom on features themselves. */
  detailZoom: number
  parts: readonly TilePart[]
}

export interface Overviews {
  live: LiveOverviews
  stored: StoredOverviews
}

/** The tile's bytes; `null` when nothing is on it. Never over the budget. */
export async function readTile(
  packs: PackStore,
  overviews: Overviews,
  source: TileSource,
  tile: TileAddress,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const box = searchBox(source.kind, tile)
  const slices = []
  for (const part of source.parts) {
    const taken = await takeFrom(packs, overviews, source, part, tile.z, box)
    if (taken.count > 0) slices.push(taken)
  }
  const [first] = slices
  if (first === undefined) return null
  const count = slices.reduce((sum, slice) => sum + slice.count, 0)
  const length = slices.reduce((sum, slice) => sum + slice.bytes.length - slice.bodyAt, 0)
  const bytes =
    slices.length === 1
      ? first.bytes
      : joinSlices(slices, count, length, [box.minX, box.minY, box.maxX, box.maxY])
  return count > TILE_MAX_FEATURES || bytes.length > TILE_MAX_BYTES
    ? condenseTile(bytes, source.kind, tile)
    : bytes
}

interface Taken {
  template: TileTemplate
  /** A complete tile of this part alone; its features begin at `bodyAt`. */
  bytes: Uint8Array<ArrayBuffer>
  bodyAt: number
  count: number
}

const NOTHING: Taken = {
  template: { bytes: new Uint8Array(0), featuresCountAt: 0, envelopeAt: 0, signature: '' },
  bytes: new Uint8Array(0),
  bodyAt: 0,
  count: 0,
}

async function takeFrom(
  packs: PackStore,
  overviews: Overviews,
  source: TileSource,
  { pack, cut }: TilePart,
  z: number,
  box: SearchBox,
): Promise<Taken> {
  if (z >= source.detailZoom) {
    const sidecar = cut === 'whole' ? undefined : await packs.files.sidecar(packPath(pack, 'grids'))
    const keep =
      cut === 'whole'
        ? undefined
        : (ranges: readonly number[]) => cutRanges(ranges, sidecar!.gridOf, cut.allowed)
    return packs.files.use(packPath(pack, 'detail'), (opened) => take(opened, box, keep))
  }
  if (cut === 'whole' && (await overviews.stored.provide(pack, z, source))) {
    return packs.files.use(packPath(pack, z), (opened) => take(opened, box))
  }
  return take(await overviews.live.open(pack, z, cut, source), box)
}

async function take(
  opened: OpenPack,
  box: SearchBox,
  keep?: (ranges: readonly number[]) => readonly number[],
): Promise<Taken> {
  const slice = sliceOf(opened.index, box, keep)
  if (slice.count === 0) return NOTHING
  const template = templateOf(opened)
  const envelope = [box.minX, box.minY, box.maxX, box.maxY] as const
  const { bytes, bodyAt } = openTile(template, slice.bytes, slice.count, envelope)
  await readSlice(opened, slice, bytes, bodyAt)
  return { template, bytes, bodyAt, count: slice.count }
}

function joinSlices(
  slices: readonly Taken[],
  count: number,
  length: number,
  envelope: readonly [number, number, number, number],
): Uint8Array<ArrayBuffer> {
  const { template } = slices[0]!
  const { bytes, bodyAt } = openTile(template, length, count, envelope)
  let at = bodyAt
  for (const slice of slices) {
    if (slice.template.signature !== template.signature) {
      throw new Error(
        `The packs of a layer have different columns (${slice.template.signature}; ${template.signature}): publish it anew.`,
      )
    }
    bytes.set(slice.bytes.subarray(slice.bodyAt), at)
    at += slice.bytes.length - slice.bodyAt
  }
  return bytes
}

const templates = new Map<string, TileTemplate>()
const templateOfIndex = new WeakMap<OpenPack['index'], TileTemplate>()

function templateOf({ index }: OpenPack): TileTemplate {
  const template = templateOfIndex.get(index) ?? sharedTemplate(index)
  templateOfIndex.set(index, template)
  return template
}

/** Packs of a layer share one. */
function sharedTemplate({ header }: OpenPack['index']): TileTemplate {
  const key = `${header.name} ${header.geometryType === 1} ${schemaSignature(header)}`
  let template = templates.get(key)
  if (template === undefined) {
    template = tileTemplate(header)
    templates.set(key, template)
  }
  return template
}

/** Points belong to one tile, shapes to all that they touch. */
function searchBox(kind: GeometryKind, { z, x, y }: TileAddress): SearchBox {
  const [minX, minY, maxX, maxY] = tileBounds(z, x, y)
  return { minX, minY, maxX, maxY, halfOpen: kind === 'point' }
}
