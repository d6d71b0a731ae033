import { decodeHeader } from '../../data/formats/fgb/header.ts'
import { PackBuilder } from '../../data/formats/fgb/pack-builder.ts'
import { PropertyWriter } from '../../data/formats/fgb/properties.ts'
import { rawFeatures } from '../../data/formats/fgb/reader.ts'
import type { GridSidecar } from '../../data/formats/grid-sidecar.ts'
import type { GridCut } from './area-cut.ts'

/** A pack of its own with those features that a small scope may see. */
export function permittedPack(
  bytes: Uint8Array,
  sidecar: GridSidecar,
  cut: GridCut,
): Uint8Array<ArrayBuffer> {
  const header = decodeHeader(bytes)
  const builder = new PackBuilder({ ...header, pointsOnly: header.geometryType === 1 })
  const properties = new PropertyWriter()
  let place = 0
  for (const feature of rawFeatures(bytes)) {
    if (cut.allowed[sidecar.gridOf[place++]!] !== 1) continue
    const values = feature.properties()
    properties.reset()
    header.columns.forEach((column, i) => {
      properties.value(i, column.type, values[column.name])
    })
    builder.addFlat(feature.geometry()!, properties)
  }
  const built = builder.finish()
  const permitted = new Uint8Array(built.byteLength)
  let at = 0
  for (const chunk of built.chunks()) {
    permitted.set(chunk, at)
    at += chunk.length
  }
  return permitted
}
