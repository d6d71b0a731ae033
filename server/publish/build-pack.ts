import { setImmediate as othersFirst } from 'node:timers/promises'
import type { LayerDefinition } from '../../data/contracts/index.ts'
import type { BuiltPack } from '../../data/formats/fgb/pack-builder.ts'
import { encodeGridSidecar } from '../../data/formats/grid-sidecar.ts'
import { clusterMarks } from '../../data/formats/overview/cluster-marks.ts'
import { chooseDetailZoom, type DensityInput } from '../../data/formats/overview/detail-zoom.ts'
import { mixKeyOf, singleMarks } from '../../data/formats/overview/marks.ts'
import {
  clusterPack,
  type OverviewNaming,
  shapePack,
} from '../../data/formats/overview/overview-pack.ts'
import { thinShapes } from '../../data/formats/overview/thin-shapes.ts'
import { isNamed } from '../../data/formats/tile-schema.ts'
import { worldX, worldY } from '../../data/formats/web-mercator.ts'
import type { PackRecorder } from './pack-recorder.ts'

/** Everything that is written for one version of a pack. */
export interface PackFileSet {
  detail: BuiltPack
  /** By zoom, from the layer's lowest to `detailZoom - 1`. */
  overviews: ReadonlyMap<number, BuiltPack>
  grids: Uint8Array
  detailZoom: number
}

/** `currentDetailZoom` = that of the version before, kept where it still fits. */
export async function buildPack(
  layer: LayerDefinition,
  subdistrict: string,
  recorder: PackRecorder,
  currentDetailZoom?: number,
): Promise<PackFileSet> {
  const detail = recorder.builder.finish()
  const { boxes, lengths } = recorder.builder
  const density: DensityInput = {
    size: detail.featureCount,
    boxes,
    lengths,
    kind: layer.geometry,
  }
  const detailZoom = chooseDetailZoom(density, layer.minZoom, currentDetailZoom)
  const overviews =
    layer.geometry === 'point'
      ? await clusterOverviews(layer, subdistrict, recorder, detailZoom)
      : await shapeOverviews(layer, subdistrict, recorder, boxes, detailZoom)
  const gridOf = Uint32Array.from(detail.order, (arrival) => recorder.gridOf[arrival]!)
  return { detail, overviews, grids: encodeGridSidecar(recorder.grids, gridOf), detailZoom }
}

async function clusterOverviews(
  layer: LayerDefinition,
  subdistrict: string,
  recorder: PackRecorder,
  detailZoom: number,
): Promise<Map<number, BuiltPack>> {
  const { lonLat, codes } = recorder
  const x = Float64Array.from(codes, (_, i) => worldX(lonLat[i * 2]!))
  const y = Float64Array.from(codes, (_, i) => worldY(lonLat[i * 2 + 1]!))
  const keys = Float64Array.from(codes, (_, i) =>
    mixKeyOf(recorder.class[i]!, recorder.state[i]!, recorder.risk[i]!),
  )
  const overviews = new Map<number, BuiltPack>()
  let marks = singleMarks(x, y, keys)
  for (let z = detailZoom - 1; z >= layer.minZoom; z--) {
    await othersFirst()
    marks = clusterMarks(marks, z)
    overviews.set(z, clusterPack(marks, naming(layer, subdistrict, recorder, z)))
  }
  return overviews
}

async function shapeOverviews(
  layer: LayerDefinition,
  subdistrict: string,
  recorder: PackRecorder,
  boxes: Float64Array,
  detailZoom: number,
): Promise<Map<number, BuiltPack>> {
  const shapes = { ...recorder, size: recorder.shapes.length, boxes, class: recorder.class }
  const overviews = new Map<number, BuiltPack>()
  for (let z = detailZoom - 1; z >= layer.minZoom; z--) {
    await othersFirst()
    const kept = thinShapes(shapes, z)
    const names = naming(layer, subdistrict, recorder, z)
    overviews.set(
      z,
      shapePack(kept, (i) => recorder.shapes[i]!, z, names),
    )
  }
  return overviews
}

function naming(
  layer: LayerDefinition,
  subdistrict: string,
  { codes, names }: PackRecorder,
  z: number,
): OverviewNaming {
  return {
    layer: layer.code,
    named: isNamed(layer),
    codeOf: (i) => codes[i]!,
    nameOf: (i) => names[i]!,
    clusterPrefix: `${subdistrict}.${z}`,
  }
}
