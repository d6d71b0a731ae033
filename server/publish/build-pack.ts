import { setImmediate as othersFirst } from 'node:timers/promises'
import type { Bounds, LayerDefinition } from '../../data/contracts/index.ts'
import type { BuiltPack } from '../../data/formats/fgb/pack-builder.ts'
import { encodeGridSidecar } from '../../data/formats/grid-sidecar.ts'
import { clusterMarks } from '../../data/formats/overview/cluster-marks.ts'
import { chooseDetailZoom } from '../../data/formats/overview/detail-zoom.ts'
import { type Marks, mixKeyOf, singleMarks } from '../../data/formats/overview/marks.ts'
import {
  clusterPack,
  type OverviewNaming,
  shapePack,
} from '../../data/formats/overview/overview-pack.ts'
import { thinningFor, thinShapes } from '../../data/formats/overview/thin-shapes.ts'
import type { DensityInput } from '../../data/formats/overview/tile-load.ts'
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

export interface PackToBuild {
  layer: LayerDefinition
  subdistrict: string
  recorder: PackRecorder
  /** That of the version before, kept where it still fits. */
  currentDetailZoom?: number
  /** How far the layer reaches beyond this pack; `undefined` = not known yet. */
  layerBounds?: Bounds
}

export async function buildPack(pack: PackToBuild): Promise<PackFileSet> {
  const { layer, recorder } = pack
  const detail = recorder.builder.finish()
  const { boxes, lengths } = recorder.builder
  const density: DensityInput = {
    size: detail.featureCount,
    boxes,
    lengths,
    kind: layer.geometry,
  }
  const detailZoom = chooseDetailZoom(density, layer.minZoom, pack.currentDetailZoom)
  const overviews =
    layer.geometry === 'point'
      ? await clusterOverviews(pack, detailZoom)
      : await shapeOverviews(pack, boxes, detail.bounds, detailZoom)
  const gridOf = new Uint32Array(detail.order.length)
  for (let i = 0; i < gridOf.length; i++) gridOf[i] = recorder.gridOf[detail.order[i]!]!
  return { detail, overviews, grids: encodeGridSidecar(recorder.grids, gridOf), detailZoom }
}

async function clusterOverviews(
  pack: PackToBuild,
  detailZoom: number,
): Promise<Map<number, BuiltPack>> {
  const { layer } = pack
  const overviews = new Map<number, BuiltPack>()
  let marks = marksOf(pack.recorder)
  for (let z = detailZoom - 1; z >= layer.minZoom; z--) {
    await othersFirst()
    marks = clusterMarks(marks, z)
    overviews.set(z, clusterPack(marks, naming(pack, z)))
  }
  return overviews
}

function marksOf({ lonLat, codes, class: classes, state, risk }: PackRecorder): Marks {
  const x = new Float64Array(codes.length)
  const y = new Float64Array(codes.length)
  const keys = new Float64Array(codes.length)
  for (let i = 0; i < codes.length; i++) {
    x[i] = worldX(lonLat[i * 2]!)
    y[i] = worldY(lonLat[i * 2 + 1]!)
    keys[i] = mixKeyOf(classes[i]!, state[i]!, risk[i]!)
  }
  return singleMarks(x, y, keys)
}

async function shapeOverviews(
  pack: PackToBuild,
  boxes: Float64Array,
  packBounds: Bounds | null,
  detailZoom: number,
): Promise<Map<number, BuiltPack>> {
  const { layer, recorder } = pack
  const overviews = new Map<number, BuiltPack>()
  if (packBounds === null) return overviews
  const layerBounds = joinBounds(packBounds, pack.layerBounds)
  const shapes = { ...recorder, size: recorder.shapes.length, boxes, class: recorder.class }
  for (let z = detailZoom - 1; z >= layer.minZoom; z--) {
    await othersFirst()
    const kept = thinShapes(shapes, z, thinningFor(layerBounds, packBounds, z))
    const names = naming(pack, z)
    overviews.set(
      z,
      shapePack(kept, (i) => recorder.shapes[i]!, z, names),
    )
  }
  return overviews
}

function naming({ layer, subdistrict, recorder }: PackToBuild, z: number): OverviewNaming {
  const { codes, names } = recorder
  return {
    layer: layer.code,
    named: isNamed(layer),
    codeOf: (i) => codes[i]!,
    nameOf: (i) => names[i]!,
    clusterPrefix: `${subdistrict}.${z}`,
  }
}

function joinBounds(a: Bounds, b: Bounds | undefined): Bounds {
  if (b === undefined) return a
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]
}
