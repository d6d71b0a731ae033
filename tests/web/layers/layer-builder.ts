import type { LayerCode, LayerSummary } from '../../../data/contracts/index.ts'

/** A layer with nothing special about it but what the test says. */
export function aLayer(code: string, special: Partial<LayerSummary> = {}): LayerSummary {
  return {
    code: code as LayerCode,
    name: { zh: code, en: code.toLowerCase() },
    group: 'core',
    base: 'map',
    geometry: 'point',
    featureCount: 1,
    version: '1',
    bounds: null,
    minZoom: 8,
    detailZoom: 15,
    attributes: [],
    style: { colour: '#000000' },
    updatedAt: null,
    ...special,
  }
}
