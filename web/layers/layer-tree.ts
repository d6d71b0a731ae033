import type { LayerGroup, LayerSummary } from '../../data/contracts/index.ts'

export const GROUP_ORDER: readonly LayerGroup[] = [
  'own',
  'core',
  'housing',
  'safety',
  'business',
  'service',
  'base',
]

export interface TreeGroup {
  group: LayerGroup
  layers: readonly LayerSummary[]
}

/** Groups with something in them; `wanted` keeps layers whose name, code or attribute mentions it. */
export function layerTree(catalogue: readonly LayerSummary[], wanted = ''): TreeGroup[] {
  const words = wanted.trim().toLowerCase().split(/\s+/).filter(Boolean)
  return GROUP_ORDER.map((group) => ({
    group,
    layers: catalogue.filter((layer) => layer.group === group && mentions(layer, words)),
  })).filter((entry) => entry.layers.length > 0)
}

function mentions(layer: LayerSummary, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const classValues = layer.attributes.find((one) => one.key === layer.style.classAttribute)?.values
  const haystack = [
    layer.code,
    layer.name.zh,
    layer.name.en,
    layer.serves?.zh,
    layer.serves?.en,
    ...(classValues ?? []).flatMap((value) => [value.name.zh, value.name.en]),
  ]
    .join('\n')
    .toLowerCase()
  return words.every((word) => haystack.includes(word))
}
