import { formatMix } from '../../contracts/index.ts'
import type { FlatGeometry } from '../fgb/flat-geometry.ts'
import { type BuiltPack, PackBuilder } from '../fgb/pack-builder.ts'
import { PropertyWriter } from '../fgb/properties.ts'
import { OVERVIEW, overviewColumns } from '../tile-schema.ts'
import { latOf, lonOf, pixelDegrees } from '../web-mercator.ts'
import type { Marks, MixSummary } from './marks.ts'
import { summarise } from './marks.ts'
import { simplify } from './simplify.ts'
import type { KeptShape } from './thin-shapes.ts'

export interface OverviewNaming {
  /** Layer code, the file's layer name. */
  layer: string
  named: boolean
  codeOf(feature: number): string
  nameOf(feature: number): string
  /** Begins the codes of clusters, so that no two of a layer have the same: e.g. `330199001.12`. */
  clusterPrefix: string
}

/** Whatever lies alone keeps its own code, so that it can be picked; a cluster has a code of its own. */
export function clusterPack(marks: Marks, naming: OverviewNaming): BuiltPack {
  const builder = new PackBuilder({
    name: naming.layer,
    columns: overviewColumns(naming.named),
    pointsOnly: true,
  })
  const properties = new PropertyWriter()
  for (let i = 0; i < marks.size; i++) {
    const count = marks.count[i]!
    const origin = marks.origin[i]!
    const from = marks.mixStart[i]!
    const to = marks.mixStart[i + 1]!
    const mix = summarise(marks.mixKey.subarray(from, to), marks.mixCount.subarray(from, to))
    const code = count === 1 ? naming.codeOf(origin) : `${naming.clusterPrefix}.${i}`
    const name = count === 1 && naming.named ? naming.nameOf(origin) : ''
    writeProperties(properties, naming.named, { code, name, count, mix })
    builder.addPoint(lonOf(marks.x[i]!), latOf(marks.y[i]!), properties)
  }
  return builder.finish()
}

/** Pixels, of a tile drawn at 512, by which a simplified outline may be off. */
const TOLERANCE_PIXELS = 0.75

export function shapePack(
  kept: readonly KeptShape[],
  geometryOf: (feature: number) => FlatGeometry,
  z: number,
  naming: OverviewNaming,
): BuiltPack {
  const builder = new PackBuilder({ name: naming.layer, columns: overviewColumns(naming.named) })
  const properties = new PropertyWriter()
  for (const { index, count, mix } of kept) {
    const name = naming.named ? naming.nameOf(index) : ''
    writeProperties(properties, naming.named, { code: naming.codeOf(index), name, count, mix })
    builder.addFlat(simplify(geometryOf(index), TOLERANCE_PIXELS * pixelDegrees(z)), properties)
  }
  return builder.finish()
}

interface OverviewValues {
  code: string
  name: string
  count: number
  mix: MixSummary
}

function writeProperties(
  properties: PropertyWriter,
  named: boolean,
  { code, name, count, mix }: OverviewValues,
): void {
  properties.reset()
  properties.text(OVERVIEW.code, code)
  properties.uint32(OVERVIEW.count, count)
  properties.uint16(OVERVIEW.class, mix.class)
  properties.uint16(OVERVIEW.risk, mix.risk)
  properties.text(OVERVIEW.mix, formatMix(mix.entries))
  if (named) properties.text(OVERVIEW.name, name)
}
