import type { LayerDefinition, LayerStyle, LayerSummary } from '../../data/contracts/index.ts'
import type { VisiblePacks } from '../security/visible-packs.ts'
import type { LayerPacks } from '../storage/pack-catalogue.ts'

/** One entry of `GET /api/layers`; a layer that was never published is there, empty, with version 0. */
export function summariseLayer(
  layer: LayerDefinition,
  published: LayerPacks | undefined,
  visible: VisiblePacks,
): LayerSummary {
  const { code, name, group, base, geometry, attributes, serves } = layer
  const { shownAtFirst, statesHiddenAtFirst } = layer
  return {
    code,
    name,
    group,
    base,
    geometry,
    featureCount: visible.featureCount,
    version: String(published?.version ?? 0),
    bounds: visible.bounds,
    minZoom: published?.minZoom ?? layer.minZoom,
    detailZoom: published?.detailZoom ?? layer.minZoom,
    attributes,
    style: style(layer),
    ...(serves && { serves }),
    ...(shownAtFirst !== undefined && { shownAtFirst }),
    ...(statesHiddenAtFirst && { statesHiddenAtFirst }),
    updatedAt: published?.updatedAt.toISOString() ?? null,
  }
}

function style({ symbol, classAttribute, stateAttribute }: LayerDefinition): LayerStyle {
  return {
    ...symbol,
    ...(classAttribute !== undefined && { classAttribute }),
    ...(stateAttribute !== undefined && { stateAttribute }),
  }
}
