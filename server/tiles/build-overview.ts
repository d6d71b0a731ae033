import type { Bounds, GeometryKind } from '../../data/contracts/index.ts'
import { envelopeOf } from '../../data/formats/fgb/flat-geometry.ts'
import type { BuiltPack } from '../../data/formats/fgb/pack-builder.ts'
import { rawFeatures } from '../../data/formats/fgb/reader.ts'
import { clusterMarks } from '../../data/formats/overview/cluster-marks.ts'
import { mixKeyOf, singleMarks } from '../../data/formats/overview/marks.ts'
import {
  clusterPack,
  type OverviewNaming,
  shapePack,
} from '../../data/formats/overview/overview-pack.ts'
import { thinningFor, thinShapes } from '../../data/formats/overview/thin-shapes.ts'
import { worldX, worldY } from '../../data/formats/web-mercator.ts'
import type { CurrentPack } from '../storage/pack-catalogue.ts'

export interface OverviewSource {
  kind: GeometryKind
  /** Of the whole layer. */
  bounds: Bounds
}

/** What an overview is made of. */
export type PermittedFeatures = ReturnType<typeof readPermitted>

/** The features of a pack that may be seen, by their place in it. */
export function readPermitted(bytes: Uint8Array, isPermitted: (place: number) => boolean) {
  const features = []
  let place = 0
  for (const raw of rawFeatures(bytes)) {
    if (!isPermitted(place++)) continue
    const properties = raw.properties()
    features.push({
      geometry: raw.geometry()!,
      code: String(properties.code),
      name: properties.name as string | undefined,
      class: Number(properties.class ?? 0),
      state: Number(properties.state ?? 0),
      risk: Number(properties.risk ?? 0),
    })
  }
  return features
}

export function buildOverview(
  features: PermittedFeatures,
  pack: CurrentPack,
  z: number,
  { kind, bounds }: OverviewSource,
): BuiltPack {
  const naming: OverviewNaming = {
    layer: pack.layer,
    named: features[0]?.name !== undefined,
    codeOf: (i) => features[i]!.code,
    nameOf: (i) => features[i]!.name ?? '',
    clusterPrefix: `${pack.subdistrict}.${z}`,
  }
  if (kind === 'point') {
    const x = Float64Array.from(features, ({ geometry }) => worldX(geometry.xy[0]!))
    const y = Float64Array.from(features, ({ geometry }) => worldY(geometry.xy[1]!))
    const keys = Float64Array.from(features, (f) => mixKeyOf(f.class, f.state, f.risk))
    return clusterPack(clusterMarks(singleMarks(x, y, keys), z), naming)
  }
  const shapes = {
    size: features.length,
    boxes: features.flatMap(({ geometry }) => [...envelopeOf(geometry)]),
    class: features.map((f) => f.class),
    state: features.map((f) => f.state),
    risk: features.map((f) => f.risk),
  }
  return shapePack(
    thinShapes(shapes, z, thinningFor(bounds, pack.bounds, z)),
    (i) => features[i]!.geometry,
    z,
    naming,
  )
}
