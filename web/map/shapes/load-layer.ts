import type { DecodedTile } from '../tiles/decode-tile.ts'
import { TileFailure } from '../tiles/fetch-tile.ts'
import { mayHoldSomething } from '../tiles/layer-extent.ts'
import type { TileAddress } from '../tiles/tile-address.ts'
import type { PictureJob, ShapeLayer } from '../tiles/worker-protocol.ts'
import type { PlacedTile } from './brush.ts'
import { buildingRise } from './paint-ground.ts'
import { roadReach } from './paint-roads.ts'
import { shapeIndexOf } from './shape-index.ts'
import type { ShapeTiles } from './shape-tiles.ts'

/** The tile of a layer, and from its neighbours what reaches over the edge: half a wide road, a roof from below. */
export async function loadLayer(
  job: PictureJob,
  layer: ShapeLayer,
  tiles: ShapeTiles,
  signal: AbortSignal,
): Promise<{ tiles: PlacedTile[]; failed: number }> {
  const steps = neighbourSteps(layer.code, job.viewZoom)
  const around = steps.map((step) => loadNeighbour(job, layer, tiles, signal, step))
  try {
    const isEmpty = !mayHoldSomething(job.tile, layer.extent)
    const data = isEmpty ? null : await tiles.load(layer, job.tile, signal)
    const own = data ? [{ data, size: job.pixels, offsetX: 0, offsetY: 0 }] : []
    const codes = new Set(data?.codes)
    const neighbours = (await Promise.all(around)).flatMap((placed) => placed ?? [])
    return { tiles: [...own, ...neighbours.map((n) => reaching(n, job, layer, codes))], failed: 0 }
  } catch (error) {
    if (!(error instanceof TileFailure)) throw error
    return { tiles: [], failed: 1 }
  }
}

type Step = readonly [x: number, y: number]
const ALL_ROUND: readonly Step[] = [-1, 0, 1]
  .flatMap((y) => [-1, 0, 1].map((x) => [x, y] as const))
  .filter(([x, y]) => x !== 0 || y !== 0)
const BELOW: readonly Step[] = [
  [-1, 1],
  [0, 1],
  [1, 1],
]
/** CSS pixels; a narrower strip that is missing at the edge of a tile isn't worth eight more requests. */
const LEAST_REACH = 4

function reachOf(code: string, viewZoom: number): number {
  if (code === 'ROAD') return roadReach(viewZoom)
  return code === 'BUILDING' ? buildingRise(viewZoom) : 0
}

function neighbourSteps(code: string, viewZoom: number): readonly Step[] {
  if (reachOf(code, viewZoom) < LEAST_REACH) return []
  return code === 'ROAD' ? ALL_ROUND : BELOW
}

/** A neighbour that cannot be had costs the width of a line at the edge: not worth a word. */
async function loadNeighbour(
  job: PictureJob,
  layer: ShapeLayer,
  tiles: ShapeTiles,
  signal: AbortSignal,
  [stepX, stepY]: Step,
): Promise<PlacedTile | null> {
  const tile: TileAddress = { z: job.tile.z, x: job.tile.x + stepX, y: job.tile.y + stepY }
  const last = 2 ** tile.z - 1
  if (tile.x < 0 || tile.y < 0 || tile.x > last || tile.y > last) return null
  if (!mayHoldSomething(tile, layer.extent)) return null
  try {
    const data = await tiles.load(layer, tile, signal)
    const offset = { offsetX: stepX * job.pixels, offsetY: stepY * job.pixels }
    return data && { data, size: job.pixels, ...offset }
  } catch (error) {
    if (error instanceof TileFailure || signal.aborted) return null
    throw error
  }
}

function reaching(
  placed: PlacedTile,
  job: PictureJob,
  layer: ShapeLayer,
  codes: ReadonlySet<string>,
): PlacedTile {
  const reach = (reachOf(layer.code, job.viewZoom) * job.pixelRatio) / job.pixels
  const left = -placed.offsetX / job.pixels
  const top = -placed.offsetY / job.pixels
  const box = {
    minX: left - reach,
    minY: top - reach,
    maxX: left + 1 + reach,
    maxY: top + 1 + reach,
  }
  return {
    ...placed,
    only: new Set(without(placed.data, shapeIndexOf(placed.data).within(box), codes)),
  }
}

const without = (data: DecodedTile, features: number[], codes: ReadonlySet<string>) =>
  features.filter((i) => !codes.has(data.codes[i]!))
